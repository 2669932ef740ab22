//! Credentials: AND, OR, optional, confirmed.

use std::sync::atomic::Ordering;

use contract::{Credentials, Principal};
use poem::test::TestRequestBuilder;
use serde_json::{Value, json};

use crate::application::{run, told};
use crate::generated::*;

const ID: &str = "f59ee325-0445-4bd0-9bf1-73edcd7da151";

/// Sends the headers to a path; the status, the challenge and what the format was told.
async fn ask(path: &str, headers: &[(&str, &str)]) -> (u16, String, Value) {
    let running = run();
    let client = running.client();
    let mut request: TestRequestBuilder<_> = client.get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await;
    let status = response.0.status().as_u16();
    let challenge = response
        .0
        .header("www-authenticate")
        .unwrap_or_default()
        .to_owned();
    (status, challenge, told(response, status).await)
}

#[tokio::test]
async fn all_of_several_are_needed_and_the_first_that_fails_is_told() {
    let path = "/api/profile/";
    for (headers, scheme, invalid, challenge) in [
        (&[][..], "apikey", false, "Bearer"),
        (
            &[("authorization", "Bearer good")],
            "apikey",
            false,
            "Bearer",
        ),
        (
            &[("apikey", "bad"), ("authorization", "Bearer good")],
            "apikey",
            true,
            "Bearer",
        ),
        (
            &[("authorization", "Bearer bad")],
            "apikey",
            false,
            "Bearer",
        ),
        (&[("apikey", "key")], "bearerAuth", false, "Bearer"),
        (
            &[("apikey", "key"), ("authorization", "Basic Og==")],
            "bearerAuth",
            false,
            "Bearer",
        ),
        (
            &[("apikey", "key"), ("authorization", "Bearer bad")],
            "bearerAuth",
            true,
            "Bearer error=\"invalid_token\"",
        ),
    ] {
        let (status, asked, told) = ask(path, headers).await;
        assert_eq!((status, &*asked), (401, challenge), "{headers:?}");
        assert_eq!(
            told["what"],
            json!({"unauthorized": scheme, "invalid": invalid}),
            "{headers:?}"
        );
        assert_eq!(told["operation_id"], "getProfile");
    }
    let both = [("apikey", "key"), ("authorization", "Bearer good")];
    assert_eq!(ask(path, &both).await.0, 200);
}

#[tokio::test]
async fn either_of_several_is_enough_and_a_header_goes_before_a_cookie() {
    let path = "/api/session";
    let cookie = ("cookie", "session=cookie");
    for (headers, who) in [
        (&[cookie][..], "cookie"),
        (&[("authorization", "Bearer good")], "good"),
        (&[cookie, ("authorization", "Bearer good")], "good"),
        (
            &[("cookie", "session=bad"), ("authorization", "Bearer good")],
            "good",
        ),
        (&[cookie, ("authorization", "Basic Og==")], "cookie"),
    ] {
        let (status, _, told) = ask(path, headers).await;
        assert_eq!((status, told), (200, json!(who)), "{headers:?}");
    }
    for (headers, invalid) in [
        (&[][..], false),
        (&[("authorization", "Basic Og==")], false),
        (&[("cookie", "session=bad")], true),
        (&[cookie, ("authorization", "Bearer bad")], true),
        (&[cookie, ("authorization", "Bearer")], true),
        (
            &[
                ("authorization", "Bearer good"),
                ("authorization", "Bearer good"),
            ],
            true,
        ),
    ] {
        let (status, _, told) = ask(path, headers).await;
        assert_eq!(
            (status, &told["what"]["invalid"]),
            (401, &json!(invalid)),
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn an_optional_credential_may_be_absent_but_not_bad() {
    let trace = ("x-trace", "a");
    let (status, _, told) = ask("/api/cars", &[trace]).await;
    assert_eq!((status, &told["who"]), (200, &json!(null)));
    let (status, _, told) = ask("/api/cars", &[trace, ("authorization", "Bearer good")]).await;
    assert_eq!((status, &told["who"]), (200, &json!("good")));
    for bad in ["Bearer bad", "Bearer", "Basic Og==", ""] {
        let (status, challenge, _) = ask("/api/cars", &[trace, ("authorization", bad)]).await;
        assert_eq!(status, 401, "{bad}");
        assert!(challenge.starts_with("Bearer"), "{bad}");
    }
}

#[tokio::test]
async fn basic_is_asked_for_with_a_realm() {
    let (status, challenge, _) = ask("/api/events", &[]).await;
    assert_eq!(
        (status, &*challenge),
        (401, "Basic realm=\"api\", charset=\"UTF-8\"")
    );
    let good = [("authorization", "Basic dXNlcjpwYXNzOndvcmQ=")];
    assert_eq!(ask("/api/events", &good).await.0, 200);
}

#[tokio::test]
async fn what_cannot_be_decided_is_no_401() {
    let (status, _, told) = ask("/api/session", &[("authorization", "Bearer away")]).await;
    assert_eq!((status, &told["what"]), (503, &json!("busy")));
    let (status, _, told) = ask("/api/session", &[("authorization", "Bearer own")]).await;
    assert_eq!(
        (status, &told["what"]),
        (409, &json!({"application": "own"}))
    );
}

#[tokio::test]
async fn security_comes_before_everything_about_the_request() {
    let running = run();
    let client = running.client();
    let path = format!("/api/profiles/{ID}");
    for request in [
        client.put("/api/profiles/7").body("{}"),
        client.put(&path).content_type("text/css").body("x"),
        client
            .put(&path)
            .content_type("application/json")
            .body("x".repeat(100_000)),
    ] {
        told(request.send().await, 401).await;
    }
    assert_eq!(running.reached(), 0);
    assert_eq!(running.desk.asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_revoked_credential_is_told_so_before_what_is_wrong_with_the_request() {
    let running = run();
    let client = running.client();
    let put = |token: &str, content_type: &str, body: &str| {
        let authorization = format!("Bearer {token}");
        client
            .put(format!("/api/profiles/{ID}"))
            .header("authorization", authorization)
            .content_type(content_type)
            .body(body.to_owned())
            .send()
    };
    for (content_type, body, status) in [
        ("application/json", "{", 400),
        ("application/json", r#"{"firstName": 5}"#, 422),
        ("text/css", "", 415),
        ("application/json", &*" ".repeat(3_000), 413),
    ] {
        told(put("good", content_type, body).await, status).await;
        let told = told(put("stale", content_type, body).await, 401).await;
        assert_eq!(
            told["what"],
            json!({"unauthorized": "bearerAuth", "invalid": true})
        );
    }
    running.desk.confirmed.store(false, Ordering::Relaxed);
    told(put("stale", "application/json", "{}").await, 200).await;
    assert!(
        !running.desk.confirmed.load(Ordering::Relaxed),
        "a good request is not confirmed"
    );
}

#[tokio::test]
async fn a_revoked_credential_is_told_so_before_another_that_is_needed_too() {
    let stale = [("authorization", "Bearer stale")];
    let (status, _, told) = ask("/api/profile/", &stale).await;
    let unauthorized = json!({"unauthorized": "bearerAuth", "invalid": true});
    assert_eq!((status, &told["what"]), (401, &unauthorized));
}

#[test]
fn who_is_proved_is_found_in_any_security_argument() {
    let bearer = BearerAuth(Principal::new(7_u32));
    assert_eq!(bearer.find::<u32>(), Some(&7));
    assert_eq!(bearer.find::<u64>(), None);
    let cookie = SessionCookie(Principal::new(8_u32));
    let either = SessionCookieOrBearerAuth::SessionCookie(cookie);
    assert_eq!(either.find::<u32>(), Some(&8));
    assert_eq!(OptionalBearerAuth(None).find::<u32>(), None);
    let optional = OptionalBearerAuth(Some(bearer.clone()));
    assert_eq!(optional.find::<u32>(), Some(&7));
    let both = ApikeyAndBearerAuth {
        apikey: Apikey(Principal::new("key")),
        bearer_auth: bearer,
    };
    assert_eq!(
        (both.find::<&str>(), both.find::<u32>()),
        (Some(&"key"), Some(&7))
    );
}
