//! What came back last, beside its body: the functions of the clients do not give status and headers of what succeeds.

use std::sync::{Arc, Mutex};

use http::Extensions;
use reqwest::header::HeaderMap;
use reqwest::{Client, Request, Response, StatusCode};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next, Result};

/// Status and headers of the last answer to the clients that it is given to.
#[derive(Clone, Default)]
pub struct Last(Arc<Mutex<(StatusCode, HeaderMap)>>);

impl Last {
    /// A client that remembers here.
    pub fn client(&self) -> ClientWithMiddleware {
        ClientBuilder::new(Client::new()).with(self.clone()).build()
    }

    /// The status of the last answer.
    pub fn status(&self) -> u16 {
        self.0.lock().expect("nobody fails").0.as_u16()
    }

    /// A header of the last answer.
    pub fn header(&self, name: &str) -> String {
        let last = self.0.lock().expect("nobody fails");
        let value = last.1.get(name).expect(name);
        value.to_str().expect("a text").to_owned()
    }
}

#[async_trait::async_trait]
impl Middleware for Last {
    async fn handle(&self, request: Request, extensions: &mut Extensions, next: Next<'_>) -> Result<Response> {
        let response = next.run(request, extensions).await?;
        *self.0.lock().expect("nobody fails") = (response.status(), response.headers().clone());
        Ok(response)
    }
}
