//! `POST /auth/register`.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Reply, Server, on_both_databases};

async fn register(server: &Server, body: &Value) -> Reply {
    server
        .call("POST", "/auth/register")
        .json(body)
        .send()
        .await
}

/// What a token says, unverified.
pub fn claims(token: &str) -> Value {
    use base64::Engine as _;
    let part = token.split('.').nth(1).expect("a JWT");
    serde_json::from_slice(
        &base64::prelude::BASE64_URL_SAFE_NO_PAD
            .decode(part)
            .expect("base64"),
    )
    .expect("JSON")
}

on_both_databases! {
    async fn the_answer_is_a_token_pair_that_works(server: Server) {
        let reply = register(&server, &json!({"email": "Owner@Example.com", "password": "correct horse", "username": "owner"})).await;
        let pair = reply.expect(201);
        assert_eq!(pair["token_type"], "Bearer");
        assert_eq!(pair["expires_in"], 900);
        assert_eq!(pair["user"]["email"], "Owner@Example.com");
        assert_eq!(pair["user"]["username"], "owner");
        let names: Vec<&String> = pair.as_object().unwrap().keys().collect();
        assert_eq!(names, ["access_token", "token_type", "expires_in", "refresh_token", "user"]);
        let profile = server.get("/api/co/profile", pair["access_token"].as_str().unwrap()).send().await.expect(200);
        assert_eq!(profile["uid"], pair["user"]["uid"]);
    }

    async fn the_access_token_has_the_promised_claims(server: Server) {
        let owner = server.register("owner").await;
        let claims = claims(&owner.token);
        assert_eq!(claims["iss"], "dossier");
        assert_eq!(claims["sub"], owner.uid.as_str());
        assert_eq!(claims["scp"], "user");
        assert_eq!(claims["aud"], Value::Null);
        assert_eq!(claims["iat"], server.now().timestamp());
        assert_eq!(claims["exp"], server.now().timestamp() + 900);
        assert!(claims["jti"].is_string() && claims["sid"].is_string());
    }

    async fn an_email_is_unique_whatever_its_case(server: Server) {
        server.register("owner").await;
        let body = register(&server, &json!({"email": "OWNER@example.COM", "password": "correct horse"})).await.expect(409);
        assert_eq!(body["code"], "conflict");
        assert_eq!(body["errors"][0]["pointer"], "#/email");
    }

    async fn a_username_is_unique_whatever_its_case_and_the_account_is_not_made(server: Server) {
        server.register_with("owner", json!({"username": "Taken"})).await;
        let body = register(&server, &json!({"email": "b@example.com", "password": "correct horse", "username": "tAKEN"})).await.expect(409);
        assert_eq!(body["errors"][0]["pointer"], "#/username");
        server.call("POST", "/auth/login").json(&json!({"email": "b@example.com", "password": "correct horse"})).send().await.expect(401);
    }

    async fn of_eight_who_race_for_an_email_one_gets_it(server: Server) {
        let body = json!({"email": "race@example.com", "password": "correct horse"});
        let replies = join_all((0..8).map(|_| register(&server, &body))).await;
        let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409]);
    }

    async fn every_violation_is_told_at_once(server: Server) {
        let body = register(&server, &json!({"email": "no address", "password": "short", "username": "a b", "first_name": "", "last_name": 1})).await.expect(400);
        let errors = body["errors"].as_array().unwrap();
        let mut pointers: Vec<&str> = errors.iter().map(|error| error["pointer"].as_str().unwrap()).collect();
        pointers.sort_unstable();
        pointers.dedup();
        assert_eq!(pointers, ["#/email", "#/first_name", "#/last_name", "#/password", "#/username"]);
        let missing = register(&server, &json!({})).await.expect(400);
        let reasons: Vec<&str> = missing["errors"].as_array().unwrap().iter().map(|error| error["reason"].as_str().unwrap()).collect();
        assert_eq!(reasons, ["required", "required"]);
    }

    async fn a_password_has_8_to_128_characters(server: Server) {
        for (number, password, status) in [(1, "1234567".to_owned(), 400), (2, "12345678".to_owned(), 201), (3, "ø".repeat(128), 201), (4, "ø".repeat(129), 400), (5, "with a \u{0} in it".to_owned(), 400)] {
            let email = format!("p{number}@example.com");
            register(&server, &json!({"email": email, "password": password})).await.expect(status);
            if status == 201 {
                server.call("POST", "/auth/login").json(&json!({"email": email, "password": password})).send().await.expect(200);
            }
        }
    }

    async fn what_is_no_email_is_refused(server: Server) {
        for email in ["", "a", "a@", "@b", "a@localhost", "a@b.c", "a@b.c1", "a@1.2.3.4", "\"q 1\"@example.com", "a b@example.com", "a@b@example.com", "a\u{0}@example.com", &format!("{}@example.com", "a".repeat(250))] {
            let body = register(&server, &json!({"email": email, "password": "correct horse"})).await.expect(400);
            assert_eq!(body["errors"][0]["pointer"], "#/email", "{email}");
        }
    }

    async fn tokens_are_not_to_be_cached(server: Server) {
        let reply = register(&server, &json!({"email": "a@example.com", "password": "correct horse"})).await;
        assert_eq!(reply.header("cache-control"), Some("no-store"));
    }
}
