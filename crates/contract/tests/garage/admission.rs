//! Who may go on once they are known.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use contract::{Admit, Guard, Index, MemoryBudget, Principal, application};
use poem::http::StatusCode;
use poem::test::TestClient;
use poem::{EndpointExt, IntoEndpoint, Request};
use serde_json::json;

use crate::application::{Desk, Garage, Own, Telling, limits, told, who};
use crate::generated::*;

const PATH: &str = "/api/profiles/f59ee325-0445-4bd0-9bf1-73edcd7da151";

/// Lets nobody write, and remembers who asked for what.
#[derive(Default)]
struct Turnstile {
    asked: Mutex<Vec<String>>,
}

impl Admit for Turnstile {
    fn admit<'a>(
        &'a self,
        request: &'a Request,
        operation_id: &'a str,
        principals: &'a [(&'static str, Principal)],
    ) -> Pin<Box<dyn Future<Output = Result<(), poem::Error>> + Send + 'a>> {
        let known: Vec<_> = principals
            .iter()
            .map(|(scheme, principal)| format!("{scheme} {}", who(principal)))
            .collect();
        self.asked
            .lock()
            .unwrap()
            .push(format!("{operation_id} {}", known.join(", ")));
        let refused = match operation_id {
            "updateProfile" => Err(application(Own::Plain)),
            _ if request.headers().contains_key("x-heavy") => Err(application(Own::Plain)),
            "putPicture" => Err(poem::Error::from_status(StatusCode::IM_A_TEAPOT)),
            _ => Ok(()),
        };
        Box::pin(async { refused })
    }
}

fn guarded() -> (Arc<Turnstile>, TestClient<impl poem::Endpoint>) {
    let turnstile = Arc::new(Turnstile::default());
    let limits = limits(
        std::time::Duration::from_secs(5),
        MemoryBudget::new(1 << 20),
    );
    let index = Arc::new(Index::new(DOCUMENT).unwrap());
    let guard =
        Guard::new(index, Telling, Arc::new(Desk::default()), limits).admitting(turnstile.clone());
    let endpoint = service(Arc::new(Garage::default()))
        .into_endpoint()
        .with(guard);
    (turnstile, TestClient::new(endpoint))
}

#[tokio::test]
async fn who_is_refused_is_told_so_before_what_is_wrong_with_the_request() {
    let (turnstile, client) = guarded();
    for (content_type, body) in [
        ("application/json", "{}"),
        ("application/json", "{"),
        ("text/css", "x"),
        ("application/json", &*" ".repeat(3_000)),
    ] {
        let request = client
            .put(PATH)
            .header("authorization", "Bearer good")
            .content_type(content_type)
            .body(body.to_owned());
        let told = told(request.send().await, 409).await;
        assert_eq!(told["what"], json!({"application": "own"}), "{body}");
        assert_eq!(told["operation_id"], "updateProfile");
    }
    assert_eq!(
        *turnstile.asked.lock().unwrap(),
        ["updateProfile bearerAuth good"; 4]
    );
}

#[tokio::test]
async fn nobody_is_asked_about_who_is_not_known() {
    let (turnstile, client) = guarded();
    told(client.put(PATH).body("{}").send().await, 401).await;
    let request = client.get("/api/profile/").header("apikey", "key");
    told(request.send().await, 401).await;
    assert!(turnstile.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn who_is_let_in_goes_on() {
    let (turnstile, client) = guarded();
    let request = client
        .get("/api/profile/")
        .header("apikey", "key")
        .header("authorization", "Bearer good");
    request.send().await.assert_status_is_ok();
    assert_eq!(
        *turnstile.asked.lock().unwrap(),
        ["getProfile apikey key, bearerAuth good"]
    );
}

#[tokio::test]
async fn the_request_itself_can_be_looked_at() {
    let (_, client) = guarded();
    let request = client
        .get("/api/profile/")
        .header("apikey", "key")
        .header("authorization", "Bearer good")
        .header("x-heavy", "very");
    let told = told(request.send().await, 409).await;
    assert_eq!(told["what"], json!({"application": "own"}));
}

#[tokio::test]
async fn an_error_of_another_kind_is_a_failure_inside() {
    let (_, client) = guarded();
    let request = client
        .put("/api/picture")
        .header("authorization", "Bearer good")
        .content_type("image/png")
        .body("PNG");
    assert_eq!(told(request.send().await, 500).await["what"], "internal");
}
