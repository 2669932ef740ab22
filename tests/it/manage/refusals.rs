//! `POST /manage/api/users/{userId}/events`: what is refused, and how that is told.

use domain::access::Role;
use serde_json::{Value, json};

use crate::support::events::events_of;
use crate::support::{Account, Reply, Server, on_both_databases};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

async fn send(
    server: &Server,
    producer: &Account,
    uid: &str,
    content_type: &str,
    body: &str,
) -> Reply {
    let call = server.call("POST", &events_of(uid)).bearer(&producer.token);
    call.body(content_type, body.to_owned()).send().await
}

fn assert_problem(reply: &Reply, status: u16, code: &str) -> Value {
    let body = reply.expect(status);
    assert_eq!(
        reply.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(
        (&body["code"], &body["status"]),
        (&json!(code), &json!(status))
    );
    assert_eq!(body["requestId"], reply.header("x-request-id").unwrap());
    body
}

/// The violations that a problem lists, as pointer and reason, sorted.
fn violations(reply: &Reply) -> Vec<(String, String)> {
    let body = assert_problem(reply, 400, "bad_request");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let errors = body["errors"].as_array().expect("errors").iter();
    let mut errors: Vec<_> = errors
        .map(|error| (text(&error["pointer"]), text(&error["reason"])))
        .collect();
    errors.sort();
    errors
}

on_both_databases! {
    async fn every_violation_is_told_at_once(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let key = "#/header/Idempotency-Key";
        for (event, reason) in [
            (json!({}), "required"), (json!({"type": "a".repeat(101)}), "maxLength"), (json!({"type": ""}), "minLength"),
            (json!({"type": "a\u{1}b"}), "pattern"), (json!({"type": "a\u{7f}"}), "pattern"), (json!({"type": "a\nb"}), "pattern"),
            (json!({"type": "\u{0}"}), "pattern"), (json!({"type": 1}), "type"), (json!({"type": null}), "nullable"),
        ] {
            let reply = server.produce(&producer, &owner.uid, &event).send().await;
            assert_eq!(violations(&reply), [("#/type".to_owned(), reason.to_owned())], "{event}");
            let reply = server.produce(&producer, &owner.uid, &event).header("idempotency-key", &"k".repeat(256)).send().await;
            let expected = [(key.to_owned(), "maxLength".to_owned()), ("#/type".to_owned(), reason.to_owned())];
            assert_eq!(violations(&reply), expected, "{event}");
        }
        let long = server.produce(&producer, &"x".repeat(129), &json!({"type": "a".repeat(101)})).header("idempotency-key", "").send().await;
        let expected = [("#/header/Idempotency-Key", "minLength"), ("#/path/userId", "maxLength"), ("#/type", "maxLength")];
        assert_eq!(violations(&long), expected.map(|(pointer, reason)| (pointer.to_owned(), reason.to_owned())));
        assert_eq!(server.be("online", &owner).await, 0);
    }

    async fn a_key_that_is_no_ascii_is_refused(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for key in [&b"\xff"[..], "clé".as_bytes()] {
            let request = server.client.post(format!("{}{}", server.url, events_of(&owner.uid)));
            let request = request.bearer_auth(&producer.token).header("idempotency-key", key);
            let reply = request.json(&json!({"type": "ride"})).send().await.unwrap();
            assert_eq!(reply.status(), 400);
            let problem: Value = reply.json().await.unwrap();
            assert_eq!(problem["errors"][0]["pointer"], "#/header/Idempotency-Key");
        }
    }

    async fn a_users_token_is_403_whoever_it_is_about(server: Server) {
        let owner = server.register("owner").await;
        let other = server.register("other").await;
        let mut details = Vec::new();
        for uid in [&owner.uid, &other.uid, NOBODY, "x", "me"] {
            let reply = server.produce(&owner, uid, &json!({"type": "ride"})).send().await;
            details.push(assert_problem(&reply, 403, "forbidden")["detail"].clone());
        }
        // Nothing tells whether there is such a user.
        details.dedup();
        assert_eq!(details.len(), 1);
        for account in [&owner, &other] {
            assert_eq!(server.be("online", account).await, 0);
        }
    }

    async fn credentials_that_are_missing_or_bad_are_401(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        let path = events_of(&owner.uid);
        let event = json!({"type": "ride"});
        let missing = server.call("POST", &path).json(&json!({"type": 1})).send().await;
        assert_problem(&missing, 401, "unauthorized");
        assert!(missing.header("www-authenticate").unwrap().starts_with("Bearer"));
        for token in ["x", "a.b.c", ""] {
            let reply = server.call("POST", &path).bearer(token).json(&event).send().await;
            assert_problem(&reply, 401, "unauthorized");
        }
        for account in [&producer, &owner] {
            server.call("POST", "/auth/logout").bearer(&account.token).send().await.expect(204);
            let reply = server.produce(account, &owner.uid, &event).send().await;
            assert_problem(&reply, 401, "unauthorized");
            assert!(reply.header("www-authenticate").unwrap().contains("invalid_token"));
        }
        let owner = server.login(&owner).await;
        // Only the new sign-in, if anything at all.
        assert!(server.be("online", &owner).await <= 1);
    }

    async fn a_user_that_is_not_there_is_404(server: Server) {
        let producer = server.staff("admin", Role::Admin).await;
        for uid in [NOBODY, "x", "me", "%20", "..%2f", "018f6f5e-7f4e-7c11-9d4a-2f1f6c1e5a1", "%00", "%F0%9F%9A%97", "'%20OR%201=1--", &"x".repeat(128)] {
            let reply = server.produce(&producer, uid, &json!({"type": "ride"})).send().await;
            assert_problem(&reply, 404, "not_found");
        }
    }

    async fn a_body_that_cannot_be_read_is_400(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for body in ["", "{", "{\"type\": \"a\",}", "{\"type\": \"a\", \"type\": \"b\"}", "{\"type\": \"a\", \"data\": nul}", "{\"type\": \"\\ud800\"}"] {
            let reply = send(&server, &producer, &owner.uid, "application/json", body).await;
            let body = assert_problem(&reply, 400, "bad_request");
            assert_eq!(body.get("errors"), None, "{body}");
        }
        for (body, reason) in [("[]", "type"), ("null", "nullable"), ("\"ride\"", "type")] {
            let reply = send(&server, &producer, &owner.uid, "application/json", body).await;
            assert_eq!(violations(&reply), [("#".to_owned(), reason.to_owned())], "{body}");
        }
    }

    async fn another_type_is_415_and_a_large_body_413(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for content_type in ["text/plain", "application/x-www-form-urlencoded", "application/xml"] {
            let reply = send(&server, &producer, &owner.uid, content_type, "{\"type\": \"a\"}").await;
            assert_problem(&reply, 415, "unsupported_media_type");
        }
        let large = json!({"type": "a", "data": "x".repeat(1 << 20)}).to_string();
        let reply = send(&server, &producer, &owner.uid, "application/json", &large).await;
        assert_problem(&reply, 413, "payload_too_large");
    }

    async fn another_method_is_405_and_another_path_404(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for method in ["GET", "PUT", "DELETE"] {
            let reply = server.call(method, &events_of(&owner.uid)).bearer(&producer.token).send().await;
            assert_problem(&reply, 405, "method_not_allowed");
            assert_eq!(reply.header("allow"), Some("OPTIONS, POST"));
        }
        for path in ["/manage", "/manage/api/users", &format!("{}/", events_of(&owner.uid)), "/manage/nothing"] {
            let reply = server.call("POST", path).bearer(&producer.token).json(&json!({"type": "a"})).send().await;
            assert_problem(&reply, 404, "not_found");
        }
    }

    async fn deep_data_is_refused_in_bounded_time(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let body = format!("{{\"type\": \"deep\", \"data\": {}1{}}}", open.repeat(30_000), close.repeat(30_000));
            assert_problem(&send(&server, &producer, &owner.uid, "application/json", &body).await, 400, "bad_request");
            let fine = format!("{{\"type\": \"deep\", \"data\": {}1{}}}", open.repeat(50), close.repeat(50));
            send(&server, &producer, &owner.uid, "application/json", &fine).await.expect(202);
        }
    }
}
