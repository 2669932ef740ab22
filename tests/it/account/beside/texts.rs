//! Texts, and what is none, in every kind of body.

use serde_json::{Value, json};

use super::compare::compare;
use super::requests::{MINE, Part, Request, json_body, multipart, urlencoded};
use crate::support::account::{TOKENS, UPDATE};

#[tokio::test]
async fn json_is_judged_alike() {
    let (long, astral, fitting) = ("x".repeat(256), "👩".repeat(256), "👩".repeat(255));
    let spaced = format!(" {fitting}\u{a0}");
    let forms: Vec<Value> = vec![
        json!({}),
        json!({"email": null, "first_name": null, "last_name": null, "phone_number": null, "token_field": null, "token_checksum_field": null}),
        json!({"email": "", "first_name": "", "last_name": "", "phone_number": "", "token_field": "", "token_checksum_field": ""}),
        json!({"email": "  ", "first_name": " ", "last_name": "\t", "phone_number": "\n"}),
        json!({"email": true, "first_name": false, "last_name": true, "phone_number": true, "token_field": true}),
        json!({"email": [], "first_name": ["x"], "last_name": [[]], "phone_number": [1]}),
        json!({"email": {}, "first_name": {"x": 1}, "last_name": {}, "phone_number": {"a": null}}),
        json!({"email": 7, "first_name": 7, "last_name": 1.5, "phone_number": 7}),
        json!({"email": MINE, "phone_number": 4_799_999_999_u64, "first_name": -1}),
        json!({"email": MINE, "phone_number": 4_799_999_999.5}),
        json!({"email": MINE, "first_name": long, "last_name": astral, "phone_number": "0"}),
        json!({"email": MINE, "first_name": fitting, "last_name": spaced}),
        json!({"email": MINE, "first_name": "a\u{0}b", "last_name": "\u{0}", "phone_number": "47999\u{0}99999"}),
        json!({"email": "a\u{0}@example.com"}),
        json!({"email": format!(" {MINE} \r\n"), "phone_number": " 4799999999 \t", "first_name": "x"}),
        json!({"email": "new@example.com"}),
        json!({"email": "new@example.com", "token_field": "", "phone_number": "x"}),
        json!({"email": "new@example.com", "token_field": "1", "first_name": null}),
        json!({"email": "new@example.com", "token_checksum_field": "1", "last_name": long}),
        json!({"email": "new@example.com", "token_field": null, "token_checksum_field": ["x"]}),
        json!({"email": "OWNER@EXAMPLE.COM"}),
        json!({"email": MINE, "first_name": "\u{1c}\u{85}x\u{2028}", "unknown": {"a": [1]}}),
        json!({"email": MINE, "phone_number": "+47 999 99 999"}),
        json!({"email": MINE, "phone_number": "١٢٣٤٥٦٧٨٩"}),
    ];
    let requests: Vec<Request> = forms.iter().map(|form| json_body(UPDATE, form)).collect();
    assert_eq!(compare(&requests).await, 19);
}

#[tokio::test]
async fn forms_are_judged_alike() {
    let (long, astral) = ("x".repeat(256), "👩".repeat(256));
    let forms: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("email", "")],
        vec![("email", " \u{a0}"), ("first_name", " ")],
        vec![
            ("email", "nonsense"),
            ("phone_number", "12"),
            ("first_name", &long),
            ("last_name", &astral),
        ],
        vec![
            ("email", MINE),
            ("first_name", "a\0b"),
            ("phone_number", "\0"),
        ],
        vec![("email", MINE), ("phone_number", "0123456789")],
        vec![("email", MINE), ("phone_number", "+"), ("token_field", "")],
        vec![
            ("email", " owner@example.com "),
            ("first_name", "  "),
            ("phone_number", ""),
        ],
        vec![("email", "new@example.com")],
        vec![
            ("email", "new@example.com"),
            ("token_field", ""),
            ("token_checksum_field", ""),
        ],
        vec![
            ("email", "new@example.com"),
            ("token_field", "1"),
            ("phone_number", "1"),
        ],
        vec![
            ("email", MINE),
            ("first_name", "null"),
            ("last_name", "[]"),
            ("phone_number", "true"),
        ],
        vec![("Email", MINE)],
    ];
    let mut requests: Vec<Request> = forms
        .iter()
        .map(|pairs| urlencoded(UPDATE, pairs))
        .collect();
    for pairs in &forms {
        let parts: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (*name, Part::Text(value)))
            .collect();
        requests.push(multipart(UPDATE, &parts));
    }
    assert_eq!(compare(&requests).await, 24);
}

#[tokio::test]
async fn requests_for_codes_are_judged_alike() {
    let bodies = [
        json!({}),
        json!({"email": null}),
        json!({"email": " "}),
        json!({"email": 7}),
        json!({"email": []}),
        json!({"email": "a@b"}),
        json!({"email": "a\u{0}@example.com"}),
        json!({"email": false}),
    ];
    let mut requests: Vec<Request> = bodies.iter().map(|body| json_body(TOKENS, body)).collect();
    requests.push(urlencoded(TOKENS, &[("email", "")]));
    requests.push(multipart(TOKENS, &[("email", Part::Text("nonsense"))]));
    requests.push(multipart(TOKENS, &[("email", Part::File("a.png", b"x"))]));
    assert_eq!(compare(&requests).await, requests.len());
}
