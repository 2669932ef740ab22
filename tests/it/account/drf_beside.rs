//! The same bad forms for Dossier and for Django REST framework: the same `errors`.

use image::ImageFormat;
use serde_json::{Value, json};

use super::django::{Django, Request};
use crate::support::Server;
use crate::support::account::{Caller, IMAGE, TOKENS, UPDATE, errors};
use crate::support::database::Kind;
use crate::support::pictures::picture;

/// The address of the caller, which needs no proof.
const MINE: &str = "owner@example.com";

/// A part of a multipart form.
enum Part<'a> {
    Text(&'a str),
    File(&'a str, &'a [u8]),
}

fn json_body(path: &'static str, body: &Value) -> Request {
    raw(path, "application/json", body.to_string())
}

fn urlencoded(path: &'static str, pairs: &[(&str, &str)]) -> Request {
    let mut url = reqwest::Url::parse("http://x").unwrap();
    url.query_pairs_mut().extend_pairs(pairs);
    let query = url.query().unwrap_or_default().to_owned();
    raw(path, "application/x-www-form-urlencoded", query)
}

fn multipart(path: &'static str, parts: &[(&str, Part)]) -> Request {
    let mut body = Vec::new();
    for (name, part) in parts {
        let (head, content) = match part {
            Part::Text(text) => (String::new(), text.as_bytes()),
            Part::File(filename, bytes) => (
                format!("; filename=\"{filename}\"\r\nContent-Type: image/png"),
                *bytes,
            ),
        };
        body.extend(
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n").bytes(),
        );
        body.extend_from_slice(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    raw(path, "multipart/form-data; boundary=b", body)
}

fn raw(path: &'static str, content_type: &str, body: impl Into<Vec<u8>>) -> Request {
    Request {
        method: if path == TOKENS { "PUT" } else { "POST" },
        path,
        content_type: content_type.to_owned(),
        body: body.into(),
    }
}

/// Dossier's answer: the status and the `errors`.
async fn answer(server: &Server, caller: &Caller, request: &Request) -> (u16, Value) {
    let call = server.ask(caller, request.method, request.path);
    let call = call.body(&request.content_type, request.body.clone());
    let reply = call.send().await;
    let told = match reply.status {
        200 => reply.json()["errors"].clone(),
        status => errors(&reply, status),
    };
    (reply.status, told)
}

/// Sends all to both and compares; answers how many were refused.
async fn compare(requests: &[Request]) -> usize {
    let (server, django) = (Server::on(Kind::Sqlite).await, Django::start().await);
    let caller = server.caller("owner").await;
    let mut refused = 0;
    let mut differences = Vec::new();
    for request in requests {
        let (ours, theirs) = (
            answer(&server, &caller, request).await,
            django.answer(request).await,
        );
        refused += usize::from(theirs.0 != 200);
        if ours != theirs {
            let body: String = String::from_utf8_lossy(&request.body)
                .chars()
                .take(300)
                .collect();
            differences.push(format!(
                "{body}\n  Dossier: {ours:?}\n  Django:  {theirs:?}\n"
            ));
        }
    }
    assert!(differences.is_empty(), "{}", differences.concat());
    refused
}

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
        vec![("email[]", MINE)],
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
    assert_eq!(compare(&requests).await, 26);
}

#[tokio::test]
async fn addresses_are_judged_alike() {
    let long = format!("{}@example.com", "x".repeat(242));
    let longer = format!("{}@example.com", "x".repeat(243));
    let very_long = format!("{}@example.com", "x".repeat(320));
    let label = format!("a@{}.com", "x".repeat(63));
    let long_label = format!("a@{}.com", "x".repeat(64));
    let addresses = [
        "email",
        "@",
        "a@",
        "@example.com",
        "a@b",
        "a@localhost",
        "a@example",
        "a@example.c",
        "a@example.co",
        "a@.com",
        "a@example..com",
        "a@example.com.",
        "a@-example.com",
        "a@example-.com",
        "a@exa_mple.com",
        "a b@example.com",
        "a@b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a+b@example.com",
        "a'b@example.com",
        "a!#$%&'*+/=?^_`{|}~-@example.com",
        "\"a b\"@example.com",
        "\"a@b\"@example.com",
        "\"a\\\"b\"@example.com",
        "\"\"@example.com",
        "a@[127.0.0.1]",
        "a@[2001:db8::1]",
        "a@[999.0.0.1]",
        "a@127.0.0.1",
        "ø@example.com",
        "a@bücher.example",
        "a@उदाहरण.परीक्षा",
        "a@example.com\nb",
        "a,b@example.com",
        "<a@example.com>",
        "a@example.com>",
        "mailto:a@example.com",
        "a@exam ple.com",
        "a@example.c0m",
        "a@example.123",
        "a@xn--bcher-kva.example",
        "a;b@example.com",
        "a:b@example.com",
        "a(b)@example.com",
        "a@example.com ",
        "A@EXAMPLE.COM",
        "a\u{a0}b@example.com",
        "a@example.com\u{200b}",
        &long,
        &longer,
        &very_long,
        &label,
        &long_label,
    ];
    let update = addresses
        .iter()
        .map(|email| json_body(UPDATE, &json!({"email": email})));
    let requests: Vec<Request> = update.collect();
    assert_eq!(compare(&requests).await, addresses.len());
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

#[tokio::test]
async fn files_are_judged_alike() {
    let png = picture(9, 9, ImageFormat::Png);
    let cut = &png[..png.len() / 2];
    let good = || Part::File("a.png", &png);
    let bad = || Part::File("a.png", b"nonsense");
    let text = || Part::Text("no file");
    let mut requests = vec![
        multipart(IMAGE, &[("other", text())]),
        multipart(IMAGE, &[("cropped_image", good())]),
        multipart(IMAGE, &[("image", text())]),
        multipart(IMAGE, &[("image", Part::Text(""))]),
        multipart(IMAGE, &[("image", text()), ("cropped_image", text())]),
        multipart(IMAGE, &[("image", bad()), ("cropped_image", bad())]),
        multipart(IMAGE, &[("image", good()), ("cropped_image", bad())]),
        multipart(IMAGE, &[("image", bad()), ("cropped_image", good())]),
        multipart(
            IMAGE,
            &[
                ("image", Part::File("a.png", b"")),
                ("cropped_image", Part::File("b.png", b"")),
            ],
        ),
        multipart(
            IMAGE,
            &[("image", Part::File("", b"")), ("cropped_image", good())],
        ),
        multipart(
            IMAGE,
            &[("image", good()), ("cropped_image", Part::File("", b""))],
        ),
        multipart(
            IMAGE,
            &[("image", good()), ("cropped_image", Part::Text(""))],
        ),
        multipart(IMAGE, &[("image", Part::File("a.png", cut))]),
        multipart(
            IMAGE,
            &[
                ("image", Part::File("a.png", b"%PDF-1.7")),
                ("cropped_image", text()),
            ],
        ),
        multipart(
            IMAGE,
            &[(
                "image",
                Part::File("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            )],
        ),
        multipart(IMAGE, &[("image", Part::File("a.txt", &png))]),
        multipart(IMAGE, &[("image[]", good())]),
    ];
    // And where text belongs.
    for name in ["first_name", "last_name", "phone_number", "email"] {
        let parts = [("email", Part::Text(MINE)), (name, good())];
        let parts = if name == "email" { &parts[1..] } else { &parts };
        requests.push(multipart(UPDATE, parts));
    }
    requests.push(multipart(
        UPDATE,
        &[
            ("email", bad()),
            ("first_name", Part::File("a.png", b"")),
            ("phone_number", bad()),
        ],
    ));
    assert_eq!(compare(&requests).await, 20);
}

#[tokio::test]
async fn what_is_wrong_with_a_request_as_a_whole_is_told_alike() {
    let mut requests = vec![
        raw(UPDATE, "text/plain", "x"),
        raw(UPDATE, "application/xml", "<x/>"),
        raw(IMAGE, "text/html; charset=utf-8", "x"),
        raw(UPDATE, "application/json", "[]"),
        raw(UPDATE, "application/json", "\"text\""),
        raw(UPDATE, "application/json", "7"),
        raw(UPDATE, "application/json", "1.5"),
        raw(UPDATE, "application/json", "true"),
        raw(TOKENS, "application/json", "[1]"),
        raw(UPDATE, "application/json", ""),
        raw(UPDATE, "application/x-www-form-urlencoded", ""),
        raw(UPDATE, "multipart/form-data; boundary=b", "--b--\r\n"),
    ];
    for method in ["PUT", "PATCH", "DELETE"] {
        let mut request = raw(UPDATE, "application/json", "{}");
        request.method = method;
        requests.push(request);
    }
    assert_eq!(compare(&requests).await, requests.len());
}
