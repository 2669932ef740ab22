//! JSON, raw and optional bodies.

use serde_json::{Value, json};

use crate::application::{BODY, run, told};

const ID: &str = "f59ee325-0445-4bd0-9bf1-73edcd7da151";

async fn change(content_type: &str, body: impl Into<poem::Body>, status: u16) -> Value {
    let client = run().client();
    let request = client
        .put(format!("/api/profiles/{ID}"))
        .header("authorization", "Bearer good")
        .content_type(content_type)
        .body(body);
    told(request.send().await, status).await
}

async fn car(body: &Value, status: u16) -> Value {
    let client = run().client();
    told(
        client.post("/api/cars").body_json(body).send().await,
        status,
    )
    .await
}

#[tokio::test]
async fn json_arrives_as_it_was_sent() {
    for body in [
        json!({}),
        json!({"firstName": null}),
        json!({"firstName": "A", "born": "2000-02-29", "role": "admin"}),
    ] {
        let told = change("application/json; charset=utf-8", body.to_string(), 200).await;
        assert_eq!(
            told,
            json!({"id": ID, "body": {"json": body, "password": false}})
        );
    }
    let told = change("application/json", r#"{"password": "secret"}"#, 200).await;
    assert_eq!(told["body"], json!({"json": {}, "password": true}));
}

#[tokio::test]
async fn every_violation_is_told_at_once() {
    let body =
        json!({"firstName": "", "born": "2001-02-29", "role": "king", "other": 1, "password": 5});
    let told = change("application/json", body.to_string(), 422).await;
    let mut violations: Vec<&str> = told["what"]["invalid"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    violations.sort_unstable();
    assert_eq!(
        violations,
        [
            "body born format",
            "body firstName minLength",
            "body other additionalProperties",
            "body password type",
            "body role enum",
        ]
    );
}

#[tokio::test]
async fn what_is_no_json_is_malformed() {
    for (body, said) in [
        (&b"{"[..], "The body is not JSON: "),
        (b"", "The body is empty"),
        (
            br#"{"firstName": "a", "firstName": "b"}"#,
            "The body is refused: the member `firstName` appears twice",
        ),
        (b"\xff", "The body is not UTF-8."),
        (b"{} {}", "The body is not JSON: trailing characters"),
    ] {
        let told = change("application/json", body, 400).await;
        assert!(
            told["what"]["malformed"]
                .as_str()
                .unwrap()
                .starts_with(said),
            "{told}"
        );
    }
    let deep = "[".repeat(1_000);
    assert!(change("application/json", deep, 400).await["what"]["malformed"].is_string());
}

#[tokio::test]
async fn another_media_type_is_415_and_names_the_right_ones() {
    let supported = json!({"supported": ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"]});
    for content_type in [
        "text/plain",
        "application/json; charset=latin1",
        "application/jsonx",
        "nonsense",
    ] {
        let told = change(content_type, "{}", 415).await;
        assert_eq!(told["what"], supported, "{content_type}");
        assert_eq!(told["content_type"], content_type);
    }
    let client = run().client();
    let path = format!("/api/profiles/{ID}");
    let request = client
        .put(&path)
        .header("authorization", "Bearer good")
        .body("{}");
    told(request.send().await, 415).await;
    let request = client.put(&path).header("authorization", "Bearer good");
    assert_eq!(
        told(request.send().await, 422).await["what"],
        json!({"invalid": ["body  required"]})
    );
}

#[tokio::test]
async fn a_body_may_be_as_long_as_its_limit() {
    let padded = |length: usize| format!("{{}}{}", " ".repeat(length - 2));
    change("application/json", padded(BODY), 200).await;
    let told = change("application/json", padded(BODY + 1), 413).await;
    assert_eq!(told["what"], json!({"limit": BODY}));
}

#[tokio::test]
async fn a_car_goes_in_and_comes_out_in_the_order_of_the_document() {
    let body = json!({
        "extra": {"any": [null, 1]}, "plate": "AB1234", "level": 5, "code": "abc", "price": 2.5,
        "vehicle": {"kind": "sedan", "doors": 4}, "labels": {"a": "b"},
        "trailers": [{"plate": "CD5678", "vehicle": {"kind": "truck", "payload": 7}}],
    });
    let client = run().client();
    let response = client.post("/api/cars").body_json(&body).send().await;
    response.assert_header("location", "https://a.example/7");
    assert_eq!(response.0.status().as_u16(), 201);
    assert_eq!(
        response.0.into_body().into_string().await.unwrap(),
        concat!(
            r#"{"id":7,"plate":"AB1234","year":2000,"price":2.5,"level":5,"code":"abc","#,
            r#""vehicle":{"kind":"sedan","doors":4},"#,
            r#""trailers":[{"plate":"CD5678","year":2000,"vehicle":{"kind":"truck","payload":7}}],"#,
            r#""labels":{"a":"b"},"extra":{"any":[null,1]}}"#,
        )
    );
}

#[tokio::test]
async fn unions_enums_limits_and_read_only_members_are_checked() {
    let body = json!({
        "id": 1, "plate": "ab1234", "year": 2101, "price": 0.3, "level": 2, "code": true,
        "vehicle": {"kind": "sedan", "doors": "4"}, "labels": {"a": "b", "c": "d", "e": 5},
        "trailers": [{"plate": "CD5678"}],
    });
    let told = car(&body, 422).await;
    let mut violations: Vec<&str> = told["what"]["invalid"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    violations.sort_unstable();
    assert_eq!(
        violations,
        [
            "body code oneOf",
            "body id readOnly",
            "body labels maxProperties",
            "body labels/e type",
            "body level enum",
            "body plate pattern",
            "body price multipleOf",
            "body trailers/0/vehicle required",
            "body vehicle/doors type",
            "body year maximum",
        ]
    );
    let with = |member: &str, value: Value| {
        let mut body = json!({"plate": "AB1234", "vehicle": {"kind": "truck", "payload": 1}});
        body[member] = value;
        body
    };
    for (member, value) in [
        ("vehicle", json!({"kind": "bike"})),
        ("vehicle", json!(null)),
        ("year", json!(null)),
        ("year", json!(1e30)),
        ("year", json!(3_000_000_000_u32)),
        ("price", json!(null)),
        ("code", json!("long")),
        ("code", json!(u64::MAX)),
    ] {
        car(&with(member, value), 422).await;
    }
    assert_eq!(car(&with("code", json!(5)), 201).await["code"], 5);
    assert_eq!(
        car(&with("extra", json!(null)), 201).await["extra"],
        json!(null)
    );
}

#[tokio::test]
async fn an_optional_body_may_be_absent() {
    let running = run();
    let client = running.client();
    let patch = |content_type: Option<&str>, body: &str| {
        let mut request = client.patch("/api/note").body(body.to_owned());
        if let Some(content_type) = content_type {
            request = request.content_type(content_type);
        }
        request.send()
    };
    for (content_type, body, text) in [
        (None, "", "none"),
        (Some("application/json"), "", "none"),
        (Some("application/json"), r#"{"text": "a"}"#, "json a"),
        (
            Some("application/merge-patch+json"),
            r#"{"text": "a", "b": "c"}"#,
            "patch 2",
        ),
    ] {
        assert_eq!(
            told(patch(content_type, body).await, 200).await,
            json!(text)
        );
    }
    told(patch(None, "{}").await, 415).await;
    told(patch(Some("application/json"), "{}").await, 422).await;
    told(
        patch(Some("application/merge-patch+json"), r#"{"a": 1}"#).await,
        422,
    )
    .await;
    // The other form of it: `Json<Opt<T>>`. Its handler fails when nothing came.
    told(client.post("/api/note").send().await, 409).await;
    let response = client
        .post("/api/note")
        .body_json(&json!({"text": "a"}))
        .send()
        .await;
    assert_eq!(response.0.status().as_u16(), 204);
    told(
        client.post("/api/note").body_json(&json!({})).send().await,
        422,
    )
    .await;
}

#[tokio::test]
async fn a_raw_body_is_taken_by_its_range() {
    let client = run().client();
    let put = |content_type: &str| {
        client
            .put("/api/picture")
            .header("authorization", "Bearer good")
            .content_type(content_type)
            .body(vec![0_u8; 5_000])
            .send()
    };
    assert_eq!(
        told(put("image/png").await, 200).await,
        json!("5000 image/png")
    );
    assert_eq!(
        told(put("text/plain").await, 415).await["what"],
        json!({"supported": ["image/*"]})
    );
}
