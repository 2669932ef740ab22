//! The two exchanges that the API is known by, as they were printed.

use regex::Regex;
use serde_json::{Value, json};

use crate::support::drivers::PROFILE;
use crate::support::exchange::Call;
use crate::support::{Account, Reply, on_both_databases};

const CREATE: &str = include_str!("seeds/create_request.json");
const CREATED: &str = include_str!("seeds/create_response.json");
const UPDATE: &str = include_str!("seeds/update_request.json");
const UPDATED: &str = include_str!("seeds/update_response.json");

/// The headers of both, as patterns.
const HEADERS: [(&str, &str); 11] = [
    ("x-frame-options", "SAMEORIGIN"),
    ("x-xss-protection", "0"),
    ("x-content-type-options", "nosniff"),
    ("x-permitted-cross-domain-policies", "none"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("content-type", "application/json; charset=utf-8"),
    ("vary", "Accept, Origin"),
    ("etag", "W/\"[0-9a-f]{32}\""),
    ("cache-control", "max-age=0, private, must-revalidate"),
    ("x-request-id", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    ("x-runtime", "[0-9]+[.][0-9]{6}"),
];

/// The request with the headers that were printed.
fn as_printed(call: Call) -> Call {
    call.header("accept", "application/json")
        .header("host", "example.org")
        .header("cookie", "")
}

/// Holds the answer against what was printed, member by member in their order. Only the number and the address are this server's, and a trail of what
/// happened before.
fn assert_printed(reply: &Reply, printed: &str, account: &Account, trail: &[&str]) {
    let (mut body, mut expected): (Value, Value) = (reply.expect(200), printed.parse().unwrap());
    let (shown, printed) = (&mut body["profile"], &mut expected["profile"]);
    assert!(shown["id"].is_i64());
    let actions: Vec<_> = shown["activities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, trail);
    shown["activities"] = json!([]);
    printed["id"] = shown["id"].clone();
    printed["email"] = json!(account.email);
    assert_eq!(body.to_string(), expected.to_string());
    assert_headers(reply);
    assert_eq!(
        reply.header("content-length").unwrap(),
        reply.bytes.len().to_string()
    );
}

fn assert_headers(reply: &Reply) {
    for (name, pattern) in HEADERS {
        let pattern = Regex::new(&format!("^{pattern}$")).unwrap();
        let values: Vec<_> = reply.headers.get_all(name).iter().collect();
        assert_eq!(values.len(), 1, "{name}: {values:?}");
        let value = values[0].to_str().unwrap();
        assert!(pattern.is_match(value), "{name}: {value}");
    }
    assert!(!reply.headers.contains_key("set-cookie"));
}

on_both_databases! {
    async fn a_profile_is_created_as_it_was_printed(server: Server) {
        let account = server.register("driver").await;
        let call = server.call("POST", PROFILE).bearer(&account.token).body("application/json", CREATE);
        assert_printed(&as_printed(call).send().await, CREATED, &account, &[]);
        assert_printed(&server.get(PROFILE, &account.token).send().await, CREATED, &account, &["created"]);
    }

    async fn a_profile_is_changed_as_it_was_printed(server: Server) {
        let account = server.register("driver").await;
        let before = json!({"profile": {
            "first_name": "Aja", "last_name": "Abernathy", "postcode": "1", "birth_date": "1983-08-08", "start_date": "2021-09-15",
            "contact_phone_number": "1", "bio": "Cervus canto similique. Usitas subvenio sit.", "licenses": ["d1", "ce"],
        }});
        server.create_profile(&account, &before).await.expect(200);
        let call = server.call("PUT", PROFILE).bearer(&account.token).body("application/json", UPDATE);
        assert_printed(&as_printed(call).send().await, UPDATED, &account, &["created"]);
        assert_printed(&server.get(PROFILE, &account.token).send().await, UPDATED, &account, &["updated", "created"]);
    }

    async fn head_is_get_without_the_body(server: Server) {
        let account = server.register("driver").await;
        let call = server.call("POST", PROFILE).bearer(&account.token).body("application/json", CREATE);
        call.send().await.expect(200);
        let got = server.get(PROFILE, &account.token).send().await;
        let head = server.call("HEAD", PROFILE).bearer(&account.token).send().await;
        assert_eq!((head.status, head.bytes.len()), (200, 0));
        assert_headers(&head);
        assert_eq!(head.header("etag"), got.header("etag"));
        assert_eq!(head.header("content-length"), Some(got.bytes.len().to_string().as_str()));
    }
}
