//! Paths and methods.

use poem::Route;
use poem::http::{Method, StatusCode};
use poem::test::TestClient;
use serde_json::json;

use crate::application::{run, told};

#[tokio::test]
async fn an_unknown_path_is_404_in_the_format() {
    let client = run().client();
    let response = client
        .get("/api/nothing")
        .header("x-request-id", "r1")
        .send()
        .await;
    assert_eq!(
        told(response, 404).await,
        json!({"what": "not found", "method": "GET", "path": "/api/nothing", "request_id": "r1", "content_type": null, "operation_id": null})
    );
}

#[tokio::test]
async fn a_trailing_slash_is_part_of_the_path() {
    let client = run().client();
    told(client.get("/api/profile").send().await, 404).await;
    told(client.get("/api/profile/").send().await, 401).await;
    told(client.get("/api/cars/").send().await, 404).await;
}

#[tokio::test]
async fn an_unclaimed_method_is_405_with_allow() {
    let client = run().client();
    for method in [
        Method::DELETE,
        Method::TRACE,
        Method::from_bytes(b"PROPFIND").unwrap(),
    ] {
        let response = client.request(method, "/api/cars").send().await;
        response.assert_header("allow", "GET, HEAD, OPTIONS, POST");
        assert_eq!(told(response, 405).await["what"], "method not allowed");
    }
    let response = client.post("/api/profiles/7").send().await;
    response.assert_header("allow", "OPTIONS, PUT");
    told(response, 405).await;
}

#[tokio::test]
async fn options_names_the_methods() {
    let running = run();
    let response = running
        .client()
        .request(Method::OPTIONS, "/api/cars")
        .send()
        .await;
    response.assert_status(StatusCode::NO_CONTENT);
    response.assert_header("allow", "GET, HEAD, OPTIONS, POST");
    assert_eq!(response.0.into_body().into_vec().await.unwrap(), b"");
    told(
        running
            .client()
            .request(Method::OPTIONS, "/api/nothing")
            .send()
            .await,
        404,
    )
    .await;
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let running = run();
    let response = running
        .client()
        .request(Method::HEAD, "/api/picture")
        .send()
        .await;
    response.assert_status_is_ok();
    response.assert_content_type("image/png");
    assert_eq!(response.0.into_body().into_vec().await.unwrap(), b"");
    assert_eq!(running.reached(), 1);
}

#[tokio::test]
async fn a_service_below_a_prefix_knows_its_paths_and_tells_the_whole_one() {
    let below = Route::new().nest_no_strip("/api", run().endpoint);
    let client = TestClient::new(Route::new().nest("/v1", below));
    told(client.get("/v1/api/profile/").send().await, 401).await;
    told(client.get("/v1/api/profile").send().await, 404).await;
    let response = client.delete("/v1/api/cars").send().await;
    response.assert_header("allow", "GET, HEAD, OPTIONS, POST");
    told(response, 405).await;
    let response = client.post("/v1/api/profiles/7").send().await;
    response.assert_header("allow", "OPTIONS, PUT");
    told(response, 405).await;
    let response = client.request(Method::OPTIONS, "/v1/api/cars").send().await;
    response.assert_status(StatusCode::NO_CONTENT);
    response.assert_header("allow", "GET, HEAD, OPTIONS, POST");
}
