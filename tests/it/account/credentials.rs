//! Who may call: each bad API key with each bad access token, at every operation.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::account::{Caller, OPERATIONS, errors};
use crate::support::{Server, on_both_databases};

const NOT_PROVIDED: &str = "Authentication credentials were not provided.";
const NOT_VALID: &str = "Given token not valid for any token type";
const FORBIDDEN: &str = "You do not have permission to perform this action.";

/// What is answered to this `Authorization` and `apikey`, by every operation alike: the status and the sentence.
async fn answered(server: &Server, authorization: Option<&str>, key: Option<&str>) -> (u16, Value) {
    let mut seen = Vec::new();
    for (method, path) in OPERATIONS {
        let mut call = server.call(method, path);
        for (name, value) in [("authorization", authorization), ("apikey", key)] {
            if let Some(value) = value {
                call = call.header(name, value);
            }
        }
        if method != "GET" {
            // Who is refused is not told what is wrong with the body.
            call = call.json(&json!({"email": 1, "first_name": null}));
        }
        let reply = call.send().await;
        let told = errors(&reply, reply.status)["detail"].clone();
        let challenge = (reply.status == 401).then_some("Bearer realm=\"api\"");
        assert_eq!(reply.header("www-authenticate"), challenge);
        seen.push((reply.status, told));
    }
    assert!(seen.iter().all(|answer| *answer == seen[0]), "{seen:?}");
    seen.swap_remove(0)
}

/// Keys that open nothing.
async fn bad_keys(server: &Server, good: &str) -> Vec<String> {
    let revoked = server.api_key("revoked").await;
    assert!(server.app.api_keys.revoke("revoked").await.unwrap());
    let (prefix, secret) = good.split_once('.').unwrap();
    let (other, _) = revoked.split_once('.').unwrap();
    vec![
        String::new(),
        "x".to_owned(),
        "null".to_owned(),
        revoked.clone(),
        prefix.to_owned(),
        format!("{prefix}."),
        format!(".{secret}"),
        format!("{other}.{secret}"),
        good.to_uppercase(),
        format!("{good}x"),
        good[..good.len() - 1].to_owned(),
        format!("Bearer {good}"),
        format!("{good},{good}"),
        "'; DROP TABLE api_keys; --".to_owned(),
        "x".repeat(4_000),
    ]
}

/// Values of `Authorization` that sign nobody in.
async fn bad_tokens(server: &Server, caller: &Caller) -> Vec<String> {
    let gone = server.login(&caller.account).await;
    let out = server.call("POST", "/auth/logout").bearer(&gone.token);
    out.send().await.expect(204);
    let (head, _) = caller.account.token.rsplit_once('.').unwrap();
    let claims = head.split('.').nth(1).unwrap();
    let tokens = [
        "x".to_owned(),
        "a.b.c".to_owned(),
        "null".to_owned(),
        gone.token,
        format!("{head}."),
        format!("{head}.{}", "A".repeat(43)),
        format!("eyJhbGciOiJub25lIn0.{claims}."),
    ];
    tokens.map(|token| format!("Bearer {token}")).into()
}

on_both_databases! {
    async fn each_bad_key_with_each_bad_token(server: Server) {
        let caller = server.caller("owner").await;
        let tokens = bad_tokens(&server, &caller).await;
        let good = format!("Bearer {}", caller.account.token);
        let mut keys: Vec<Option<String>> = bad_keys(&server, &caller.key).await.into_iter().map(Some).collect();
        keys.push(None);
        for key in &keys {
            let key = key.as_deref();
            assert_eq!(answered(&server, None, key).await, (401, json!(NOT_PROVIDED)), "{key:?}");
            for token in &tokens {
                assert_eq!(answered(&server, Some(token), key).await, (401, json!(NOT_VALID)), "{token} {key:?}");
            }
            assert_eq!(answered(&server, Some(&good), key).await, (403, json!(FORBIDDEN)), "{key:?}");
        }
        let good_key = Some(caller.key.as_str());
        assert_eq!(answered(&server, None, good_key).await, (401, json!(NOT_PROVIDED)));
        for token in &tokens {
            assert_eq!(answered(&server, Some(token), good_key).await, (401, json!(NOT_VALID)), "{token}");
        }
    }

    async fn what_is_no_bearer_token_was_not_provided(server: Server) {
        let caller = server.caller("owner").await;
        for value in ["Basic dXNlcjpwYXNz", "Token abc", "JWT abc", ""] {
            assert_eq!(answered(&server, Some(value), Some(&caller.key)).await, (401, json!(NOT_PROVIDED)), "{value}");
        }
        for value in ["Bearer", "Bearer "] {
            assert_eq!(answered(&server, Some(value), Some(&caller.key)).await.0, 401, "{value}");
        }
    }

    async fn two_keys_are_none(server: Server) {
        let caller = server.caller("owner").await;
        for (method, path) in OPERATIONS {
            for other in [caller.key.as_str(), "x"] {
                let reply = server.ask(&caller, method, path).header("apikey", other).send().await;
                assert_eq!(errors(&reply, 403)["detail"], FORBIDDEN);
            }
        }
    }

    async fn a_key_in_another_place_is_none(server: Server) {
        let caller = server.caller("owner").await;
        for (method, path) in OPERATIONS {
            let path = format!("{path}?apikey={}", caller.key);
            let call = server.call(method, &path).bearer(&caller.account.token);
            let call = call.header("cookie", &format!("apikey={}", caller.key)).header("x-api-key", &caller.key);
            assert_eq!(errors(&call.send().await, 403)["detail"], FORBIDDEN);
        }
    }

    async fn a_token_that_has_expired_is_none(server: Server) {
        let caller = server.caller("owner").await;
        server.advance(TimeDelta::minutes(15));
        let token = format!("Bearer {}", caller.account.token);
        assert_eq!(answered(&server, Some(&token), Some(&caller.key)).await, (401, json!(NOT_VALID)));
    }

    async fn the_token_of_a_deleted_user_is_none(server: Server) {
        let caller = server.caller("owner").await;
        crate::support::database::execute(&server, "DELETE FROM users").await;
        for (method, path) in OPERATIONS {
            let call = server.ask(&caller, method, path);
            let call = match (method, path) {
                ("GET", _) => call,
                (_, crate::support::account::IMAGE | crate::support::account::SHORT_IMAGE) => call.form(reqwest::multipart::Form::new()),
                _ => call.json(&json!({"email": "a@example.com"})),
            };
            assert_eq!(errors(&call.send().await, 401)["detail"], NOT_VALID, "{method} {path}");
        }
    }

    async fn any_key_serves_any_user(server: Server) {
        let (a, b) = (server.caller("a").await, server.caller("b").await);
        let mixed = Caller { account: a.account.clone(), key: b.key.clone() };
        assert_eq!(server.person(&mixed).await["email"], a.account.email);
    }

    async fn the_other_apis_need_no_key(server: Server) {
        let caller = server.caller("owner").await;
        for path in ["/api/co/profile", "/api/v1/users/profile"] {
            let reply = server.get(path, &caller.account.token).send().await;
            assert!([200, 404].contains(&reply.status), "{path}: {}", reply.status);
        }
    }
}
