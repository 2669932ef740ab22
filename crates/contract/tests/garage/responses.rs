//! What an operation answers.

use poem::http::{HeaderValue, StatusCode};
use serde_json::json;

use crate::application::{ETAG, run, told};

#[tokio::test]
async fn a_profile_is_read_and_revalidated() {
    let client = run().client();
    let get = |tags: &[&str]| {
        let mut request = client
            .get("/api/profile/")
            .header("apikey", "key")
            .header("authorization", "Bearer good");
        for tag in tags {
            request = request.header("if-none-match", *tag);
        }
        request.send()
    };
    let response = get(&[]).await;
    response.assert_content_type("application/json");
    response.assert_header("etag", ETAG);
    assert!(
        response.0.header("x-request-id").is_none(),
        "an outer middleware sets it"
    );
    assert_eq!(
        response.0.into_body().into_string().await.unwrap(),
        concat!(
            r#"{"id":"00000000-0000-0000-0000-000000000000","email":"a@b.example","#,
            r#""firstName":"good","website":null,"role":"owner"}"#,
        )
    );
    for tags in [&[ETAG][..], &["\"x\", W/\"v1\""], &["\"x\"", ETAG], &["*"]] {
        let response = get(tags).await;
        response.assert_status(StatusCode::NOT_MODIFIED);
        response.assert_header("etag", ETAG);
        assert!(response.0.content_type().is_none());
        assert_eq!(response.0.into_body().into_vec().await.unwrap(), b"");
    }
    for tags in [&["\"x\""][..], &["nonsense"]] {
        get(tags).await.assert_status_is_ok();
    }
}

#[tokio::test]
async fn a_documented_error_is_sent_as_it_is() {
    let client = run().client();
    let put = |tag: &'static [u8]| {
        client
            .put("/api/profiles/f59ee325-0445-4bd0-9bf1-73edcd7da151")
            .header("authorization", "Bearer good")
            .header("if-match", HeaderValue::from_bytes(tag).unwrap())
            .body_json(&json!({}))
            .send()
    };
    for tag in [&b"W/\"v1\""[..], b"\"x\"", b"nonsense", b"\"\xff\""] {
        let response = put(tag).await;
        response.assert_status(StatusCode::CONFLICT);
        response.assert_content_type("application/problem+json");
        response.assert_header("retry-after", "7");
        assert_eq!(
            told(response, 409).await,
            json!({"title": "taken", "status": 409})
        );
    }
    put(b"\"v1\"").await.assert_status_is_ok();
}

#[tokio::test]
async fn the_applications_error_reaches_the_format() {
    let client = run().client();
    let told_ = told(client.get("/api/fail/own").send().await, 409).await;
    assert_eq!(told_["what"], json!({"application": "own"}));
    assert_eq!(
        (&told_["operation_id"], &told_["path"]),
        (&json!("fail"), &json!("/api/fail/own"))
    );
    let response = client.get("/api/fail/documented").send().await;
    assert_eq!(told(response, 418).await, json!("short and stout"));
    let response = client.get("/api/fail/fine").send().await;
    response.assert_status(StatusCode::NO_CONTENT);
    told(client.get("/api/fail/other").send().await, 422).await;
}

#[tokio::test]
async fn events_carry_their_ids() {
    let client = run().client();
    let request = client
        .get("/api/events")
        .header("authorization", "Basic dXNlcjpwYXNzOndvcmQ=")
        .header("last-event-id", "41");
    let response = request.send().await;
    response.assert_content_type("text/event-stream");
    let text = response.0.into_body().into_string().await.unwrap();
    assert_eq!(text, ":\n\nid: 41\ndata: {\"seq\":1}\n\n");
}
