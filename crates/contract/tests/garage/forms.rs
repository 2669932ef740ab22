//! URL-encoded and multipart forms.

use serde_json::{Value, json};

use crate::application::{MULTIPART, run, told};

const ID: &str = "f59ee325-0445-4bd0-9bf1-73edcd7da151";

async fn send(content_type: &str, body: impl Into<poem::Body>, status: u16) -> Value {
    let client = run().client();
    let request = client
        .put(format!("/api/profiles/{ID}"))
        .header("authorization", "Bearer good")
        .content_type(content_type)
        .body(body);
    told(request.send().await, status).await
}

async fn form(body: &str, status: u16) -> Value {
    send("application/x-www-form-urlencoded", body.to_owned(), status).await
}

/// Parts as `(name, file name, contents)`; an empty file name makes a text.
async fn multipart(parts: &[(&str, &str, &str)], status: u16) -> Value {
    let parts: Vec<String> = parts
        .iter()
        .map(|(name, file, contents)| {
            let file = match *file {
                "" => String::new(),
                file => format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"),
            };
            format!(
                "--X\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{contents}\r\n"
            )
        })
        .collect();
    let body = parts.concat();
    send(
        "multipart/form-data; boundary=X",
        format!("{body}--X--\r\n"),
        status,
    )
    .await
}

#[tokio::test]
async fn a_form_is_coerced_by_the_schema() {
    let told = form("age=7&profile%5BfirstName%5D=A+%C3%A4&tags=a&tags=b", 200).await;
    assert_eq!(
        told["body"],
        json!({"form": {"profile[firstName]": "A ä", "age": 7, "tags": ["a", "b"]}})
    );
}

#[tokio::test]
async fn a_form_is_validated_like_json() {
    for (body, violations) in [
        ("", json!(["body age required"])),
        ("age=x", json!(["body age type"])),
        ("age=7&age=8", json!(["body age repeated"])),
        ("age=7&tags=a&tags[]=a", json!(["body tags uniqueItems"])),
    ] {
        assert_eq!(
            form(body, 422).await["what"]["invalid"],
            violations,
            "{body}"
        );
    }
    assert!(form("age=7&age[a]=1", 400).await["what"]["malformed"].is_string());
}

#[tokio::test]
async fn texts_and_files_arrive() {
    let told = multipart(
        &[
            ("profile[firstName]", "", "Ä"),
            ("age", "", "7"),
            ("picture", "a.png", "PNG"),
            ("papers", "1", "1"),
            ("papers[]", "2", "22"),
            ("cv", "", "id"),
            ("unknown", "", "x"),
            ("unknown file", "x", "x"),
        ],
        200,
    )
    .await;
    assert_eq!(
        told["body"]["multipart"],
        json!({"first_name": "Ä", "age": 7, "picture": 3, "papers": [1, 2], "cv": "id"})
    );
    let told = multipart(&[("cv", "cv.pdf", "PDF!")], 200).await;
    assert_eq!(
        told["body"]["multipart"],
        json!({"first_name": null, "age": null, "picture": null, "papers": null, "cv": 4})
    );
    multipart(&[], 200).await;
}

#[tokio::test]
async fn every_violation_of_a_multipart_form_is_told() {
    let long = "x".repeat(51);
    let told = multipart(
        &[
            ("profile[firstName]", "", &long),
            ("age", "", "0"),
            ("picture", "", "text"),
            ("papers", "1", "1"),
            ("papers", "2", "2"),
            ("papers", "3", "3"),
            ("cv", "a", "1"),
            ("cv", "", "2"),
        ],
        422,
    )
    .await;
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
            "body age exclusiveMinimum",
            "body cv repeated",
            "body papers maxItems",
            "body picture type",
            "body profile[firstName] maxLength",
        ]
    );
    let told = multipart(&[("age", "file", "7")], 422).await;
    assert_eq!(told["what"]["invalid"], json!(["body age type"]));
}

#[tokio::test]
async fn what_is_no_form_is_malformed() {
    for (content_type, body) in [
        ("multipart/form-data", "--X--"),
        ("multipart/form-data; boundary=X", "nonsense"),
        (
            "multipart/form-data; boundary=X",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
        ),
        ("multipart/form-data; boundary=X", ""),
    ] {
        let told = send(content_type, body, 400).await;
        assert!(told["what"]["malformed"].is_string(), "{body}");
    }
}

#[tokio::test]
async fn limits_hold_for_the_whole_and_for_each_text() {
    let file = "x".repeat(MULTIPART - 500);
    multipart(&[("picture", "a", &file)], 200).await;
    let file = "x".repeat(MULTIPART);
    let told = multipart(&[("picture", "a", &file)], 413).await;
    assert_eq!(told["what"], json!({"limit": MULTIPART}));
    let told = multipart(&[("cv", "", &"x".repeat(101))], 413).await;
    assert_eq!(told["what"], json!({"limit": 100}));
}
