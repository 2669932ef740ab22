//! Files or texts, nested names, and forms with a minimum.

use serde_json::{Value, json};

use super::application::{FORM, MULTIPART_FORM, multipart, run};

async fn form(body: &str, status: u16) -> Value {
    run().send(FORM, body.to_owned(), status).await
}

async fn parts(parts: &[(&str, Option<&str>, &str)], status: u16) -> Value {
    run().send(MULTIPART_FORM, multipart(parts), status).await
}

#[tokio::test]
async fn a_list_takes_files_and_texts_and_keeps_their_order() {
    let told = parts(
        &[
            ("profile[papers][]", None, "first"),
            ("profile[papers][]", Some("a.pdf"), "PDF"),
            ("profile[papers]", None, ""),
            ("profile[papers]", Some("b.pdf"), "PDF!"),
            ("profile[papers][]", Some(""), ""),
        ],
        200,
    )
    .await;
    assert_eq!(told["papers"], json!(["first", 3, "", 4]));
}

#[tokio::test]
async fn a_member_takes_a_file_or_a_text_or_an_empty_text() {
    for (file, contents, licence) in [
        (None, "id", json!("id")),
        (None, "", json!("")),
        (Some("a.pdf"), "PDF", json!(3)),
        (Some("a.pdf"), "", json!(0)),
    ] {
        let told = parts(&[("profile[licence]", file, contents)], 200).await;
        assert_eq!(told["licence"], licence);
    }
}

#[tokio::test]
async fn limits_hold_for_the_texts_and_for_the_list() {
    let long = "x".repeat(11);
    let file = ("profile[papers][]", Some("a"), "x".repeat(50));
    let told = parts(
        &[
            (file.0, file.1, &file.2),
            ("profile[papers][]", None, &long),
            ("profile[jobs][][company]", None, ""),
        ],
        422,
    )
    .await;
    assert_eq!(
        told["what"]["invalid"],
        json!([
            "body profile[papers]/1 maxLength",
            "body profile[jobs]/0/company minLength"
        ])
    );
    let many = [("profile[papers][]", Some("a"), "x"); 5];
    assert_eq!(
        parts(&many, 422).await["what"]["invalid"],
        json!(["body profile[papers] maxItems"])
    );
}

#[tokio::test]
async fn what_nests_below_a_literal_name_fills_its_member() {
    let jobs = json!([{"company": "A", "years": 2}, {"company": "B"}]);
    for names in [
        ["[][company]", "[][years]", "[][company]"],
        ["[4][company]", "[4][years]", "[0][company]"],
    ] {
        let names = names.map(|name| format!("profile[jobs]{name}"));
        let pairs = [(&names[0], "A"), (&names[1], "2"), (&names[2], "B")];
        let body = pairs.map(|(name, value)| format!("{name}={value}"));
        let told = form(&body.join("&"), 200).await;
        assert_eq!(told["profile[jobs]"], jobs);
        let told = parts(
            &pairs.map(|(name, value)| (name.as_str(), None, value)),
            200,
        )
        .await;
        assert_eq!(told["jobs"], jobs);
    }
    let told = form("profile[jobs][0][years]=x&profile[jobs][0][company]=", 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!([
            "body profile[jobs]/0/years type",
            "body profile[jobs]/0/company minLength"
        ])
    );
}

#[tokio::test]
async fn a_file_where_a_nested_text_belongs_is_a_violation() {
    let told = parts(&[("profile[jobs][][company]", Some("a"), "A")], 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!(["body profile[jobs]/0/company type"])
    );
}

#[tokio::test]
async fn a_form_with_too_few_members_is_a_violation_of_the_whole() {
    let none = json!(["body  minProperties"]);
    assert_eq!(form("", 422).await["what"]["invalid"], none);
    assert_eq!(parts(&[], 422).await["what"]["invalid"], none);
    let unchosen = [("profile[licence]", Some(""), "")];
    assert_eq!(parts(&unchosen, 422).await["what"]["invalid"], none);
    parts(&[("profile[licence]", Some("a"), "x")], 200).await;
    form("profile[licence]=x", 200).await;
}

#[tokio::test]
async fn a_null_is_nothing_but_that() {
    let null = |body: Value| async move {
        let told = run().send("application/json", body.to_string(), 422).await;
        told["what"]["invalid"].clone()
    };
    assert_eq!(
        null(json!({"name": null, "born": null})).await,
        json!(["body name nullable"])
    );
    assert_eq!(null(json!(null)).await, json!(["body  nullable"]));
}

#[tokio::test]
async fn texts_are_changed_before_they_are_checked_and_the_operation_gets_what_was_checked() {
    let running = run();
    let padded = format!("\u{2003}{}\n", "x".repeat(10));
    let send = |name: Value| {
        let body = json!({"name": name}).to_string();
        running.send("application/json", body, 200)
    };
    assert_eq!(send(json!(padded)).await["name"], "x".repeat(10));
    assert_eq!(send(json!(7)).await["name"], "7");
    let told = running.send("application/json", json!({"name": true}).to_string(), 422);
    assert_eq!(told.await["what"]["invalid"], json!(["body name type"]));
    let jobs = json!([{"company": "A"}]);
    let told = form("profile[jobs][][company]=+A+", 200).await;
    assert_eq!(told["profile[jobs]"], jobs);
    let told = parts(&[("profile[jobs][][company]", None, "A\r\n")], 200).await;
    assert_eq!(told["jobs"], jobs);
    // What is nothing but space is too short.
    let told = form("profile[jobs][][company]=++", 422).await;
    assert_eq!(
        told["what"]["invalid"],
        json!(["body profile[jobs]/0/company minLength"])
    );
}
