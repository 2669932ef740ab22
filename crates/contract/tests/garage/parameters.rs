//! Query, path, header and cookie parameters.

use serde_json::{Value, json};

use crate::application::{run, told};

async fn list(query: &str, headers: &[(&str, &str)], status: u16) -> Value {
    let client = run().client();
    let mut request = client.get(format!("/api/cars{query}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    told(request.send().await, status).await
}

#[tokio::test]
async fn parameters_arrive_and_default() {
    let trace = ("x-trace", "abc");
    assert_eq!(
        list("", &[trace], 200).await["query"],
        json!({"page": 1, "sort": null, "ids": null, "tag": null, "theme": null, "trace": "abc"})
    );
    let cookie = ("cookie", "theme=dark");
    assert_eq!(
        list(
            "?page=2&sort=-name&ids=1,2&tag=a&tag=b&unknown=x",
            &[trace, cookie],
            200
        )
        .await["query"],
        json!({"page": 2, "sort": "-name", "ids": [1, 2], "tag": ["a", "b"], "theme": "dark", "trace": "abc"})
    );
}

#[tokio::test]
async fn every_violation_is_told_by_its_name() {
    let query = "?page=0&sort=size&ids=1,x&tag=a&tag=toolong";
    let told = list(query, &[("cookie", "theme=toolong"), ("x-trace", "A")], 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!([
            "query page minimum",
            "query sort enum",
            "query ids/1 type",
            "query tag/1 maxLength",
            "cookie theme maxLength",
            "header X-Trace pattern",
        ])
    );
    assert_eq!(
        list("", &[], 422).await["what"]["invalid"],
        json!(["header X-Trace required"])
    );
    let trace = ("x-trace", "a");
    for (query, violation) in [
        ("?page=x", "query page type"),
        ("?page=", "query page type"),
        ("?page=1&page=2", "query page repeated"),
        ("?page=99999999999999999999", "query page type"),
        ("?ids=1,2,3,4", "query ids maxItems"),
        ("?ids=", "query ids/0 type"),
    ] {
        assert_eq!(
            list(query, &[trace], 422).await["what"]["invalid"],
            json!([violation]),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_path_variable_is_checked_together_with_the_body() {
    let client = run().client();
    let request = client
        .put("/api/profiles/7")
        .header("authorization", "Bearer good")
        .body_json(&json!({"born": 5}));
    let told = told(request.send().await, 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!(["body born type", "path id format"])
    );
}
