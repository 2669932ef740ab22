//! Every row of the error tables of the original, and all fields at once.

use serde_json::{Value, json};

use crate::support::account::{Caller, NOT_MATCHING, REQUIRED, TOKENS, UPDATE, form, invalid};
use crate::support::database::Kind;
use crate::support::{Server, on_both_databases};

const BAD_EMAIL: &str = "Enter a valid email address.";
const BAD_PHONE: &str =
    "Phone number must be entered in the format: '999999999'. Up to 15 digits allowed.";
const TOO_LONG: &str = "Ensure this field has no more than 255 characters.";
const NO_STRING: &str = "Not a valid string.";
const NULL: &str = "This field may not be null.";
const BLANK: &str = "This field may not be blank.";

/// What is wrong with the same pairs as JSON and as both kinds of forms; they agree.
async fn everywhere(server: &Server, caller: &Caller, pairs: &[(&str, &str)]) -> Value {
    let call = || server.ask(caller, "POST", UPDATE);
    let mut url = reqwest::Url::parse("http://x").unwrap();
    url.query_pairs_mut().extend_pairs(pairs);
    let query = url.query().unwrap_or_default().to_owned();
    let body: Value = pairs.iter().copied().collect();
    let told = invalid(&call().json(&body).send().await);
    let urlencoded = call().body("application/x-www-form-urlencoded", query);
    assert_eq!(invalid(&urlencoded.send().await), told);
    assert_eq!(invalid(&call().form(form(pairs)).send().await), told);
    told
}

#[tokio::test]
async fn the_rows_of_the_original() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    let long = "ø".repeat(256);
    let mine = ("email", "owner@example.com");
    for (pairs, wrong) in [
        (vec![("email", "nonsense")], json!({"email": [BAD_EMAIL]})),
        (vec![("first_name", "Ada")], json!({"email": [REQUIRED]})),
        (
            vec![mine, ("phone_number", "12")],
            json!({"phone_number": [BAD_PHONE]}),
        ),
        (
            vec![mine, ("first_name", &long)],
            json!({"first_name": [TOO_LONG]}),
        ),
        (
            vec![mine, ("last_name", &long)],
            json!({"last_name": [TOO_LONG]}),
        ),
        (
            vec![("email", "new@example.com"), ("token_field", "123456")],
            json!({"token_checksum_field": [REQUIRED]}),
        ),
        (
            vec![("email", "new@example.com"), ("token_checksum_field", "x")],
            json!({"token_field": [REQUIRED]}),
        ),
        (
            vec![
                ("email", "new@example.com"),
                ("token_field", "123456"),
                ("token_checksum_field", "x"),
            ],
            json!({"token_field": [NOT_MATCHING]}),
        ),
    ] {
        assert_eq!(everywhere(&server, &caller, &pairs).await, wrong);
    }
}

#[tokio::test]
async fn all_fields_are_told_at_once() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    let long = "x".repeat(256);
    let names = [
        ("first_name", long.as_str()),
        ("last_name", &long),
        ("phone_number", "0123456789"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&names, more].concat();
    let rest = |mut more: Value| {
        for (name, words) in [
            ("first_name", TOO_LONG),
            ("last_name", TOO_LONG),
            ("phone_number", BAD_PHONE),
        ] {
            more[name] = json!([words]);
        }
        more
    };
    let missing = rest(json!({"email": [REQUIRED]}));
    assert_eq!(everywhere(&server, &caller, &with(&[])).await, missing);
    let bad = with(&[("email", "a b@example.com")]);
    let wrong = rest(json!({"email": [BAD_EMAIL]}));
    assert_eq!(everywhere(&server, &caller, &bad).await, wrong);
    let unproved = with(&[("email", "new@example.com")]);
    let wrong = rest(json!({"token_field": [REQUIRED], "token_checksum_field": [REQUIRED]}));
    assert_eq!(everywhere(&server, &caller, &unproved).await, wrong);
    let badly = [
        ("email", "new@example.com"),
        ("token_field", "1"),
        ("token_checksum_field", "x"),
    ];
    let wrong = rest(json!({"token_field": [NOT_MATCHING]}));
    assert_eq!(everywhere(&server, &caller, &with(&badly)).await, wrong);
}

#[tokio::test]
async fn what_is_no_text_is_told_in_the_words_of_the_framework() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    for name in ["first_name", "last_name", "phone_number"] {
        for (value, words) in [
            (json!(null), NULL),
            (json!(true), NO_STRING),
            (json!(["x"]), NO_STRING),
            (json!({}), NO_STRING),
            (json!([]), NO_STRING),
        ] {
            let reply = server.change_of(&caller, json!({name: value})).await;
            assert_eq!(invalid(&reply), json!({name: [words]}), "{value}");
        }
    }
    for (value, words) in [
        (json!(null), NULL),
        (json!(false), BAD_EMAIL),
        (json!(["owner@example.com"]), BAD_EMAIL),
        (json!(""), BLANK),
        (json!(" \u{a0}"), BLANK),
        (json!(7), BAD_EMAIL),
    ] {
        let reply = server.change_of(&caller, json!({"email": value})).await;
        assert_eq!(invalid(&reply), json!({"email": [words]}), "{value}");
    }
}

#[tokio::test]
async fn a_null_character_is_told() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    for name in ["first_name", "last_name"] {
        let pairs = [("email", "owner@example.com"), (name, "a\0b")];
        let told = everywhere(&server, &caller, &pairs).await;
        assert_eq!(told, json!({name: ["Null characters are not allowed."]}));
    }
}

#[tokio::test]
async fn phone_numbers_that_are_none() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    for number in [
        "12345678",
        "+12345678",
        "1234567890123456",
        "+1234567890123456",
        "0123456789",
        "+0123456789",
        "++123456789",
        "123 456 789",
        "123-456-789",
        "123456789x",
        "00 47 99999999",
        "+",
        "١٢٣٤٥٦٧٨٩",
        "１２３４５６７８９",
    ] {
        let pairs = [("email", "owner@example.com"), ("phone_number", number)];
        let told = everywhere(&server, &caller, &pairs).await;
        assert_eq!(told, json!({"phone_number": [BAD_PHONE]}), "{number}");
    }
}

on_both_databases! {
    async fn a_code_is_only_sent_to_what_is_an_address(server: Server) {
        let caller = server.caller("owner").await;
        let long = format!("{}@example.com", "x".repeat(300));
        for (body, words) in [
            (json!({}), REQUIRED), (json!({"email": null}), NULL), (json!({"email": ""}), BLANK), (json!({"email": "nonsense"}), BAD_EMAIL),
            (json!({"email": ["a@example.com"]}), BAD_EMAIL), (json!({"email": "a@example.com\r\nBcc: b@example.com"}), BAD_EMAIL),
            (json!({"email": "a@example.com, b@example.com"}), BAD_EMAIL), (json!({"email": "<a@example.com>"}), BAD_EMAIL),
        ] {
            let reply = server.ask(&caller, "PUT", TOKENS).json(&body).send().await;
            assert_eq!(invalid(&reply), json!({"email": [words]}), "{body}");
        }
        server.ask_for_code(&caller, &long).await.expect(400);
        assert_eq!(crate::support::drivers::files_in(&server.data().join("outbox")), Vec::<std::path::PathBuf>::new());
    }
}
