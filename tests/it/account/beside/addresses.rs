//! Email addresses.

use serde_json::json;

use super::compare::{both, compare};
use super::requests::{Request, json_body};
use crate::support::account::{REQUIRED, UPDATE};

#[tokio::test]
async fn addresses_are_judged_alike() {
    let longer = format!("{}@example.com", "x".repeat(243));
    let label = format!("a@{}.com", "x".repeat(63));
    let long_label = format!("a@{}.com", "x".repeat(64));
    let addresses = [
        "email",
        "@",
        "a@",
        "@example.com",
        "a@b",
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
        "a@[999.0.0.1]",
        "a@127.0.0.1",
        "ø@example.com",
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
        &longer,
        &label,
        &long_label,
    ];
    let update = addresses
        .iter()
        .map(|email| json_body(UPDATE, &json!({"email": email})));
    let requests: Vec<Request> = update.collect();
    assert_eq!(compare(&requests).await, addresses.len());
}

/// The framework takes some that mail does not reach, or only with its extensions. They cannot register either.
#[tokio::test]
async fn addresses_that_are_refused_all_the_same() {
    let long = format!("{}@example.com", "x".repeat(65));
    let addresses = [
        "a@localhost",
        "a@[127.0.0.1]",
        "a@[2001:db8::1]",
        "a@bücher.example",
        "a@उदाहरण.परीक्षा",
        "a@example.com\u{200b}",
        &long,
    ];
    let requests = addresses.map(|email| json_body(UPDATE, &json!({"email": email})));
    for (email, [ours, theirs]) in addresses.iter().zip(both(&requests).await) {
        let told = json!({"email": ["Enter a valid email address."]});
        assert_eq!(ours, (400, told), "{email}");
        let missing = json!({"token_field": [REQUIRED], "token_checksum_field": [REQUIRED]});
        assert_eq!(theirs, (400, missing), "{email}");
    }
}
