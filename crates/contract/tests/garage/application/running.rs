//! A garage that runs.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use contract::{Authenticate, Guard, Guarded, Index, Limits, MemoryBudget};
use poem::endpoint::BoxEndpoint;
use poem::{EndpointExt, IntoEndpoint};
use serde_json::Value;

use super::desk::Desk;
use super::garage::Garage;
use super::telling::Telling;
use crate::generated::*;

pub const BODY: usize = 2_000;
pub const MULTIPART: usize = 8_000;

/// A running garage, without the network.
pub struct Running {
    pub garage: Arc<Garage>,
    pub desk: Arc<Desk>,
    pub endpoint: Arc<Guarded<Telling, BoxEndpoint<'static>>>,
}

pub fn limits(body_timeout: Duration, memory: MemoryBudget) -> Limits {
    Limits {
        body: BODY,
        multipart: MULTIPART,
        part_text: 100,
        body_timeout,
        memory,
    }
}

pub fn run() -> Running {
    run_with(Duration::from_secs(5), MemoryBudget::new(1 << 20))
}

pub fn run_with(body_timeout: Duration, memory: MemoryBudget) -> Running {
    let garage = Arc::new(Garage::default());
    let desk = Arc::new(Desk::default());
    let limits = limits(body_timeout, memory);
    let index = Arc::new(Index::new(DOCUMENT).unwrap());
    let authenticate: Arc<dyn Authenticate> = desk.clone();
    let guard = Guard::new(index, Telling, authenticate, limits);
    let endpoint = service(garage.clone()).into_endpoint().with(guard);
    Running {
        garage,
        desk,
        endpoint: Arc::new(endpoint),
    }
}

impl Running {
    pub fn client(&self) -> poem::test::TestClient<Arc<Guarded<Telling, BoxEndpoint<'static>>>> {
        poem::test::TestClient::new(self.endpoint.clone())
    }

    pub fn reached(&self) -> usize {
        self.garage.reached.load(Ordering::Relaxed)
    }
}

/// The body of a response as JSON, once its status is checked.
pub async fn told(response: poem::test::TestResponse, status: u16) -> Value {
    assert_eq!(response.0.status().as_u16(), status);
    let bytes = response.0.into_body().into_bytes().await.unwrap();
    serde_json::from_slice(&bytes).unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into())
}
