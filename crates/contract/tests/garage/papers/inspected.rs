//! What no schema can tell, together with what the schema tells.

use serde_json::json;

use super::application::{MULTIPART_FORM, multipart, run};

#[tokio::test]
async fn faults_of_both_kinds_are_told_together() {
    let running = run();
    let body = json!({"name": "x".repeat(11), "born": "2001-02-29"});
    let told = running
        .send("application/json", body.to_string(), 422)
        .await;
    assert_eq!(
        told["what"]["invalid"],
        json!(["body name maxLength", "body born unfit"])
    );
    let form = multipart(&[
        ("profile[papers][]", Some("a"), "fine"),
        ("profile[papers][]", None, "x".repeat(11).as_str()),
        ("profile[papers][]", Some("b"), "bad"),
        ("profile[licence]", Some("c"), "bad"),
    ]);
    let told = running.send(MULTIPART_FORM, form, 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!([
            "body profile[papers]/1 maxLength",
            "body profile[licence] unfit",
            "body profile[papers] unfit"
        ])
    );
    let given = running.judge.given.lock().unwrap();
    let principals = json!([["bearerAuth", "good"]]);
    let papers = json!([true, "x".repeat(11), true]);
    assert_eq!(
        *given,
        [
            json!({
                "operation": "sendPapers", "body": body, "files": [], "violations": ["name"],
                "principals": principals,
            }),
            json!({
                "operation": "sendPapers",
                "body": {"profile[papers]": papers, "profile[licence]": true},
                "files": [["profile[licence]", 3], ["profile[papers]", 4], ["profile[papers]", 3]],
                "violations": ["profile[papers]/1"],
                "principals": principals,
            }),
        ]
    );
}

#[tokio::test]
async fn what_breaks_nothing_is_left_to_the_operation() {
    let running = run();
    let body = json!({"name": "x", "born": "2001-02-29"});
    running
        .send("application/json", body.to_string(), 200)
        .await;
    running.send("application/json", "{".to_owned(), 400).await;
    assert!(running.judge.given.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_streamed_body_is_not_shown() {
    let running = run();
    let client = poem::test::TestClient::new(running.endpoint.clone());
    let request = client
        .put("/manual?page=x")
        .header("authorization", "Bearer good")
        .content_type("application/pdf")
        .body("PDF");
    let told = crate::application::told(request.send().await, 422).await;
    assert_eq!(told["what"]["invalid"], json!(["query page type"]));
    let given = running.judge.given.lock().unwrap();
    assert_eq!(
        (&given[0]["body"], &given[0]["operation"]),
        (&json!(null), &json!("putManual"))
    );
}
