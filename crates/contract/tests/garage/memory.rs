//! The memory that all bodies share.

use std::time::Duration;

use bytes::Bytes;
use contract::MemoryBudget;
use futures_util::{FutureExt, StreamExt, stream};
use poem::Body;
use serde_json::json;
use tokio::sync::oneshot;

use crate::application::{BODY, Running, run_with, told};

const PATH: &str = "/api/profiles/f59ee325-0445-4bd0-9bf1-73edcd7da151";

async fn put(running: &Running, body: Body) -> poem::test::TestResponse {
    let client = running.client();
    let request = client
        .put(PATH)
        .header("authorization", "Bearer good")
        .content_type("application/json")
        .body(body);
    request.send().await
}

/// A body that tells when it is asked for, and comes when it is let.
fn gated(asked: oneshot::Sender<()>, come: oneshot::Receiver<()>) -> Body {
    let body = async move {
        let _ = asked.send(());
        let _ = come.await;
        Ok::<_, std::io::Error>(Bytes::from_static(b"{}"))
    };
    Body::from_bytes_stream(stream::once(body.boxed()).boxed())
}

#[tokio::test]
async fn a_body_that_finds_no_room_waits_and_then_the_server_is_busy() {
    // Room for one body of unknown length, shared by two guards.
    let memory = MemoryBudget::new(BODY.next_multiple_of(1024));
    let patient = run_with(Duration::from_mins(1), memory.clone());
    let hasty = run_with(Duration::from_millis(50), memory);
    let (asked, is_asked) = oneshot::channel();
    let (come, may_come) = oneshot::channel();
    let first = tokio::spawn(async move { put(&patient, gated(asked, may_come)).await.0.status() });
    is_asked.await.unwrap();
    assert_eq!(
        told(put(&hasty, Body::from("{}")).await, 503).await["what"],
        json!("busy")
    );
    assert_eq!(hasty.reached(), 0);
    come.send(()).unwrap();
    assert_eq!(first.await.unwrap(), 200);
    told(put(&hasty, Body::from("{}")).await, 200).await;
}
