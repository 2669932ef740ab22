mod json;

use std::time::Duration;

use poem::{Body, Request};
use serde_json::{Value, json};

use super::super::read::pieces;
use super::super::refused::Refused;
use super::gather::Form;
use super::reader::{TextLimits, read};
use crate::index::Document;
use crate::index::shape::Shape;

const TEXTS: TextLimits = TextLimits {
    each: 10,
    json: 100,
};

async fn form(parts: &str) -> Result<Form, Refused> {
    form_of(format!("{}--X--\r\n", parts.replace('\n', "\r\n")).into_bytes()).await
}

async fn form_of(body: Vec<u8>) -> Result<Form, Refused> {
    let binary = json!({"type": "string", "format": "binary"});
    let either = json!({"oneOf": [binary, {"type": "string"}]});
    let schema = json!({"type": "object", "properties": {
        "profile[dbs]": either,
        "profile[documents]": {"type": "array", "items": either},
        "profile[jobs]": {"type": "array", "items": {"type": "object", "properties": {
            "company": {"type": "string"}, "current": {"type": "boolean"}}}},
        "age": {"type": "integer"},
        "car": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "tags": {"type": "array", "items": {"type": "string"}},
        "picture": binary,
        "papers": {"type": "array", "items": binary},
        "either": either,
    }});
    let shape = Shape::of(Document(&Value::Null), &schema).unwrap();
    let request = Request::builder()
        .content_type("multipart/form-data; boundary=X")
        .finish();
    read_at_most(&request, body, 2_000, &shape).await
}

async fn read_at_most(
    request: &Request,
    body: Vec<u8>,
    limit: usize,
    shape: &Shape,
) -> Result<Form, Refused> {
    let pieces = pieces(Body::from_vec(body), limit, Duration::from_mins(1));
    read(request, pieces, None, TEXTS, shape).await
}

fn text(name: &str, value: &str) -> String {
    format!("--X\nContent-Disposition: form-data; name=\"{name}\"\n\n{value}\n")
}

fn file(name: &str, file_name: &str, value: &str) -> String {
    format!(
        "--X\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\n\
         Content-Type: image/png\n\n{value}\n"
    )
}

#[tokio::test]
async fn texts_and_files_are_told_apart() {
    let parts = [
        text("age", "7"),
        text("tags", "a"),
        text("tags", "b"),
        file("picture", "a.png", "PNG"),
        file("papers", "1.pdf", "1"),
        file("papers[]", "2.pdf", "2"),
        text("either", "id"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    assert_eq!(form.violations, []);
    assert_eq!(
        form.value,
        json!({"age": 7, "tags": ["a", "b"], "picture": true, "papers": [true, true], "either": "id"})
    );
    let picture = &form.files["picture"][0];
    assert_eq!(picture.name.as_deref(), Some("a.png"));
    assert_eq!(picture.content_type.as_deref(), Some("image/png"));
    assert_eq!(picture.bytes, "PNG");
    assert_eq!(form.files["papers"].len(), 2);
}

#[tokio::test]
async fn what_is_in_the_wrong_place_is_a_violation() {
    let parts = [
        file("age", "a", "7"),
        text("picture", "x"),
        file("either", "a", "x"),
        file("either", "b", "y"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    let told: Vec<_> = form
        .violations
        .iter()
        .map(|it| (it.path[0].as_str(), it.keyword))
        .collect();
    assert_eq!(
        told,
        [("age", "type"), ("picture", "type"), ("either", "repeated")]
    );
    assert_eq!(form.files["either"].len(), 1);
}

#[tokio::test]
async fn an_empty_file_input_is_absent_and_unknown_files_are_not_kept() {
    let parts = [
        file("picture", "", ""),
        file("profile[dbs]", "", ""),
        file("profile[documents][]", "", ""),
        file("other", "a", "x"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    assert_eq!(form.value, json!({"other": true}));
    assert!(form.files.is_empty());
}

#[tokio::test]
async fn files_and_texts_of_a_list_keep_their_order() {
    let parts = [
        text("profile[documents][]", "a"),
        file("profile[documents][]", "1", "1"),
        text("profile[documents]", ""),
        file("profile[documents][7]", "2", "2"),
        file("profile[documents][0]", "3", "3"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    assert_eq!(form.violations, []);
    assert_eq!(
        form.value,
        json!({"profile[documents]": ["a", true, "", true, true]})
    );
    let files = &form.files["profile[documents]"];
    assert_eq!(
        files.iter().map(|file| &*file.bytes).collect::<Vec<_>>(),
        [b"1", b"2", b"3"]
    );
}

#[tokio::test]
async fn an_empty_text_is_one_where_a_file_would_do() {
    let form = form(&text("profile[dbs]", "")).await.unwrap();
    assert_eq!(form.value, json!({"profile[dbs]": ""}));
}

#[tokio::test]
async fn a_file_deep_in_a_form_is_no_text_and_not_kept() {
    let parts = [
        text("profile[jobs][][company]", "A"),
        file("profile[jobs][][company]", "a", "B"),
        file("profile[jobs][][current]", "a", "true"),
    ];
    let form = form(&parts.concat()).await.unwrap();
    assert_eq!(
        form.value,
        json!({"profile[jobs]": [{"company": "A"}, {"company": true, "current": ""}]})
    );
    assert!(form.files.is_empty());
}

#[tokio::test]
async fn limits_and_broken_forms_are_refused() {
    assert!(matches!(
        form(&text("tags", "01234567890")).await,
        Err(Refused::TooLarge(10))
    ));
    let long = file("picture", "a", &"x".repeat(3_000));
    assert!(matches!(form(&long).await, Err(Refused::TooLarge(2_000))));
    for parts in [
        "--X\nContent-Disposition: form-data\n\na\n",
        "--X\nnonsense",
    ] {
        assert!(
            matches!(form(parts).await, Err(Refused::Malformed(_))),
            "{parts}"
        );
    }
    let bad = "--X\nContent-Disposition: form-data; name=\"tags\"\n\n";
    let request = Request::builder()
        .content_type("multipart/form-data")
        .finish();
    let read = read_at_most(&request, bad.as_bytes().to_vec(), 9, &Shape::Text).await;
    assert!(matches!(read, Err(Refused::Malformed(said)) if said.contains("boundary")));
}

#[tokio::test]
async fn files_that_are_sent_as_nothing_are_remembered() {
    let nothing = [
        text("picture", ""),
        file("picture", "", ""),
        text("tags", ""),
        file("age", "", ""),
        file("either", "", ""),
    ];
    let read = form(&nothing.concat()).await.unwrap();
    assert_eq!(read.blank, ["picture", "picture"]);
    assert!(read.files.is_empty() && read.violations.is_empty());
}
