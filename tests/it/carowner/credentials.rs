//! Bad credentials, the same for every operation.

use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::support::{Server, on_both_databases};

/// Every operation of the namespace, with a body that would be refused.
const OPERATIONS: [(&str, &str); 6] = [
    ("GET", "/api/co/profile"),
    ("PUT", "/api/co/profile"),
    ("DELETE", "/api/co/profile"),
    ("GET", "/api/co/profile/check-username"),
    ("PUT", "/api/co/presence"),
    ("GET", "/api/co/events"),
];

async fn all_refuse(server: &Server, authorization: Option<&str>) {
    for (method, path) in OPERATIONS {
        let mut call = server.call(method, path);
        if let Some(value) = authorization {
            call = call.header("authorization", value);
        }
        if method == "PUT" {
            // A refused caller is not told what is wrong with the body.
            call = call.json(&json!({"username": 1}));
        }
        let reply = call.send().await;
        let body = reply.expect(401);
        assert_eq!(
            body["error"]["code"], "unauthorized",
            "{method} {path} {authorization:?}"
        );
        let challenge = reply.header("www-authenticate").expect("a challenge");
        assert!(challenge.starts_with("Bearer"), "{challenge}");
        assert_eq!(
            challenge.contains("invalid_token"),
            authorization.is_some_and(|value| value.starts_with("Bearer ")),
            "{authorization:?}: {challenge}"
        );
    }
}

/// A token like the server's own, with a change.
fn forge(
    server: &Server,
    token: &str,
    key: &[u8],
    algorithm: Algorithm,
    change: impl FnOnce(&mut Value),
) -> String {
    use base64::Engine as _;
    let _ = server;
    let claims = token.split('.').nth(1).unwrap();
    let mut claims: Value = serde_json::from_slice(
        &base64::prelude::BASE64_URL_SAFE_NO_PAD
            .decode(claims)
            .unwrap(),
    )
    .unwrap();
    change(&mut claims);
    jsonwebtoken::encode(
        &Header::new(algorithm),
        &claims,
        &EncodingKey::from_secret(key),
    )
    .unwrap()
}

fn key(server: &Server) -> Vec<u8> {
    std::fs::read(server.data().join("jwt_secret")).unwrap()
}

on_both_databases! {
    async fn missing_or_malformed_ones(server: Server) {
        all_refuse(&server, None).await;
        for value in ["Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer a.b.c", "Bearer  x", "Token abc", "Bearer null"] {
            for (method, path) in OPERATIONS {
                let reply = server.call(method, path).header("authorization", value).send().await;
                assert_eq!(reply.status, 401, "{value}");
                assert!(reply.header("www-authenticate").unwrap().starts_with("Bearer"));
            }
        }
    }

    async fn two_at_once(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.get("/api/co/profile", &owner.token).header("authorization", &format!("Bearer {}", owner.token)).send().await;
        reply.expect(401);
    }

    async fn an_expired_one(server: Server) {
        let owner = server.register("owner").await;
        server.advance(TimeDelta::seconds(899));
        server.get("/api/co/profile", &owner.token).send().await.expect(200);
        server.advance(TimeDelta::seconds(1));
        all_refuse(&server, Some(&format!("Bearer {}", owner.token))).await;
    }

    async fn forged_ones(server: Server) {
        let owner = server.register("owner").await;
        let key = key(&server);
        let genuine = forge(&server, &owner.token, &key, Algorithm::HS256, |_| ());
        server.get("/api/co/profile", &genuine).send().await.expect(200);
        let none = {
            use base64::Engine as _;
            let claims = owner.token.split('.').nth(1).unwrap();
            format!("{}.{claims}.", base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#))
        };
        let mut other_signature = owner.token.clone();
        other_signature.truncate(owner.token.rfind('.').unwrap() + 1);
        let unsigned = other_signature.clone();
        other_signature.push_str(genuine.chars().rev().take(43).collect::<String>().as_str());
        for token in [
            none,
            unsigned,
            other_signature,
            forge(&server, &owner.token, b"another key, which is long enough too", Algorithm::HS256, |_| ()),
            forge(&server, &owner.token, &key, Algorithm::HS512, |_| ()),
            forge(&server, &owner.token, &key, Algorithm::HS256, |claims| claims["iss"] = json!("another")),
            forge(&server, &owner.token, &key, Algorithm::HS256, |claims| claims["aud"] = json!("another")),
            forge(&server, &owner.token, &key, Algorithm::HS256, |claims| claims["sid"] = json!("00000000-0000-0000-0000-000000000000")),
            forge(&server, &owner.token, &key, Algorithm::HS256, |claims| claims["jti"] = json!("00000000-0000-0000-0000-000000000000")),
            forge(&server, &owner.token, &key, Algorithm::HS256, |claims| claims["sub"] = json!("00000000-0000-0000-0000-000000000000")),
        ] {
            let reply = server.get("/api/co/profile", &token).send().await;
            assert_eq!(reply.status, 401, "{token}");
        }
    }

    async fn a_token_with_somebody_elses_name_on_it(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        let mixed = forge(&server, &a.token, &key(&server), Algorithm::HS256, |claims| claims["sub"] = json!(b.uid));
        server.get("/api/co/profile", &mixed).send().await.expect(401);
    }

    async fn a_revoked_one(server: Server) {
        let owner = server.register("owner").await;
        server.call("POST", "/auth/logout").bearer(&owner.token).send().await.expect(204);
        all_refuse(&server, Some(&format!("Bearer {}", owner.token))).await;
    }

    async fn the_token_of_a_deleted_user(server: Server) {
        use sea_orm::ConnectionTrait;
        let owner = server.register("owner").await;
        let url = &server.flags.iter().find(|(key, _)| *key == "database_url").unwrap().1;
        let connection = sea_orm::Database::connect(url).await.unwrap();
        connection.execute_unprepared("DELETE FROM users").await.unwrap();
        all_refuse(&server, Some(&format!("Bearer {}", owner.token))).await;
    }

    async fn a_null_audience_is_accepted(server: Server) {
        let owner = server.register("owner").await;
        let token = forge(&server, &owner.token, &key(&server), Algorithm::HS256, |claims| claims["aud"] = Value::Null);
        server.get("/api/co/profile", &token).send().await.expect(200);
        let token = forge(&server, &owner.token, &key(&server), Algorithm::HS256, |claims| { claims.as_object_mut().unwrap().remove("aud"); });
        server.get("/api/co/profile", &token).send().await.expect(200);
    }
}
