//! Email addresses.

use serde_json::json;

use super::compare::compare;
use super::requests::{Request, json_body};
use crate::support::account::UPDATE;

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
