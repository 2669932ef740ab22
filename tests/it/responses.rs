//! The documents promise no status that cannot occur: every one of every operation is provoked here. (What occurs and is not
//! promised fails the test in which it occurs.)

use std::collections::BTreeSet;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::join_all;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::database::{self, Kind};
use crate::support::exchange::Call;
use crate::support::pictures::picture;
use crate::support::proxy::Proxy;
use crate::support::{Account, Server, conformance};

const NO_SESSION: &str = "/auth/sessions/00000000-0000-0000-0000-000000000000";
const PROFILE: &str = "/api/co/profile";
/// Operations that take a JSON body.
const WITH_BODY: [(&str, &str); 5] = [
    ("POST", "/auth/register"),
    ("POST", "/auth/login"),
    ("POST", "/auth/refresh"),
    ("PUT", "/auth/password"),
    ("PUT", PROFILE),
];
/// Operations that need a token.
const WITH_TOKEN: [(&str, &str); 8] = [
    ("POST", "/auth/logout"),
    ("GET", "/auth/sessions"),
    ("DELETE", NO_SESSION),
    ("PUT", "/auth/password"),
    ("GET", PROFILE),
    ("PUT", PROFILE),
    ("DELETE", PROFILE),
    ("GET", "/api/co/profile/check-username?username=abc"),
];

/// A good request to every operation.
fn good(server: &Server, account: &Account) -> Vec<Call> {
    let mut calls = vec![
        server
            .call("POST", "/auth/register")
            .json(&json!({"email": "new@example.com", "password": "correct horse"})),
        server
            .call("POST", "/auth/login")
            .json(&json!({"email": account.email, "password": account.password})),
        server
            .call("POST", "/auth/refresh")
            .json(&json!({"refresh_token": account.refresh_token})),
    ];
    for (method, path) in WITH_TOKEN {
        let call = server.call(method, path).bearer(&account.token);
        calls.push(match (method, path) {
            ("PUT", PROFILE) => call.json(&json!({"address": "Oslo"})),
            ("PUT", _) => call.json(
                &json!({"current_password": account.password, "new_password": "another horse"}),
            ),
            _ => call,
        });
    }
    calls
}

async fn statuses(calls: Vec<Call>) -> Vec<u16> {
    join_all(calls.into_iter().map(Call::send))
        .await
        .into_iter()
        .map(|reply| reply.status)
        .collect()
}

#[tokio::test]
async fn every_promised_status_can_occur() {
    profiles().await;
    sessions().await;
    throttled().await;
    mistakes().await;
    slow_bodies().await;
    a_defect().await;
    the_database_away().await;
    let missing: BTreeSet<_> = conformance::promised()
        .difference(&conformance::seen())
        .cloned()
        .collect();
    assert!(missing.is_empty(), "promised, but never seen: {missing:?}");
}

async fn profiles() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server
        .register_with("owner", json!({"username": "owner"}))
        .await;
    server
        .register_with("other", json!({"username": "other"}))
        .await;
    let send = async |method: &str, path: &str, body: &Value| {
        server
            .call(method, path)
            .bearer(&owner.token)
            .json(body)
            .send()
            .await
    };

    send(
        "POST",
        "/auth/register",
        &json!({"email": owner.email, "password": "correct horse"}),
    )
    .await
    .expect(409);
    send("PUT", PROFILE, &json!({"username": "other"}))
        .await
        .expect(409);
    send("PUT", PROFILE, &json!({"username": 1}))
        .await
        .expect(422);
    server
        .get("/api/co/profile/check-username?username=a", &owner.token)
        .send()
        .await
        .expect(422);
    server
        .get("/api/co/profile/check-username?username=abc", &owner.token)
        .send()
        .await
        .expect(200);
    let read = server.get(PROFILE, &owner.token).send().await;
    let tag = read.header("etag").unwrap().to_owned();
    server
        .get(PROFILE, &owner.token)
        .header("if-none-match", &tag)
        .send()
        .await
        .expect(304);
    let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png");
    server
        .call("PUT", PROFILE)
        .bearer(&owner.token)
        .form(Form::new().part("file", part))
        .send()
        .await
        .expect(200);
    for method in ["PUT", "DELETE"] {
        server
            .call(method, PROFILE)
            .bearer(&owner.token)
            .header("if-match", &tag)
            .json(&json!({}))
            .send()
            .await
            .expect(412);
    }
    server
        .call("DELETE", PROFILE)
        .bearer(&owner.token)
        .send()
        .await
        .expect(200);
    server
        .call("DELETE", PROFILE)
        .bearer(&owner.token)
        .send()
        .await
        .expect(204);
}

async fn sessions() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let second = server.login(&owner).await;
    let listed = server
        .get("/auth/sessions", &second.token)
        .send()
        .await
        .expect(200);
    let other = listed["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["current"] == false)
        .unwrap()["id"]
        .clone();
    server
        .call("POST", "/auth/refresh")
        .json(&json!({"refresh_token": owner.refresh_token}))
        .send()
        .await
        .expect(200);
    server
        .call("PUT", "/auth/password")
        .bearer(&second.token)
        .json(&json!({"current_password": "wrong", "new_password": "another horse"}))
        .send()
        .await
        .expect(403);
    server
        .call("DELETE", NO_SESSION)
        .bearer(&second.token)
        .send()
        .await
        .expect(404);
    server
        .call("DELETE", "/auth/sessions/x")
        .bearer(&second.token)
        .send()
        .await
        .expect(400);
    server
        .call(
            "DELETE",
            &format!("/auth/sessions/{}", other.as_str().unwrap()),
        )
        .bearer(&second.token)
        .send()
        .await
        .expect(204);
    let change = json!({"current_password": second.password, "new_password": "another horse"});
    server
        .call("PUT", "/auth/password")
        .bearer(&second.token)
        .json(&change)
        .send()
        .await
        .expect(204);
    server
        .call("POST", "/auth/logout")
        .bearer(&second.token)
        .send()
        .await
        .expect(204);
}

async fn throttled() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for attempt in 0..20 {
        let reply = server
            .call("POST", "/auth/login")
            .json(&json!({"email": owner.email, "password": "wrong"}))
            .send()
            .await;
        assert!(attempt < 19 || reply.status == 429);
    }
    let third = server.register("third").await;
    let wrong = json!({"current_password": "wrong", "new_password": "another horse"});
    for attempt in 0..20 {
        let reply = server
            .call("PUT", "/auth/password")
            .bearer(&third.token)
            .json(&wrong)
            .send()
            .await;
        assert!(attempt < 19 || reply.status == 429);
    }
}

async fn mistakes() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    for (method, path) in WITH_TOKEN {
        server
            .call(method, path)
            .json(&json!({}))
            .send()
            .await
            .expect(401);
    }
    let refresh = json!({"refresh_token": "unknown"});
    server
        .call("POST", "/auth/refresh")
        .json(&refresh)
        .send()
        .await
        .expect(401);
    for (method, path) in WITH_BODY {
        let send = async |content_type: &str, body: String| {
            server
                .call(method, path)
                .bearer(&owner.token)
                .body(content_type, body)
                .send()
                .await
                .status
        };
        assert_eq!(
            send("application/json", "{".to_owned()).await,
            400,
            "{path}"
        );
        assert_eq!(
            send(
                "application/json",
                json!({"x": "a".repeat(70_000)}).to_string()
            )
            .await,
            413,
            "{path}"
        );
        assert_eq!(send("text/plain", "x".to_owned()).await, 415, "{path}");
    }
}

async fn slow_bodies() {
    let server = Server::with(Kind::Sqlite, [("body_seconds", "1")]).await;
    let owner = server.register("owner").await;
    let calls = WITH_BODY.map(|(method, path)| {
        let never_ending =
            futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"{"))])
                .chain(futures_util::stream::pending());
        server
            .call(method, path)
            .bearer(&owner.token)
            .body("application/json", reqwest::Body::wrap_stream(never_ending))
    });
    assert_eq!(statuses(calls.into()).await, [408; 5]);
}

async fn a_defect() {
    let server = Server::on(Kind::Sqlite).await;
    let owner = server.register("owner").await;
    let url = &server
        .flags
        .iter()
        .find(|(key, _)| *key == "database_url")
        .unwrap()
        .1;
    let connection = sea_orm::Database::connect(url).await.unwrap();
    for table in ["users", "sessions", "token_pairs"] {
        connection
            .execute_unprepared(&format!("ALTER TABLE {table} RENAME TO {table}_gone"))
            .await
            .unwrap();
    }
    for call in good(&server, &owner) {
        let reply = call.send().await;
        assert_eq!(reply.status, 500, "{}", reply.text);
        assert!(!reply.text.contains("table"), "{}", reply.text);
    }
}

async fn the_database_away() {
    let folder = tempfile::tempdir().unwrap();
    let url = database::create(Kind::Postgres, folder.path()).await;
    let address = url
        .split(['@', '/'])
        .find(|part| part.contains(':') && !part.ends_with(':'))
        .unwrap()
        .to_owned();
    let proxy = Proxy::to(&address).await;
    let server = Server::with(
        Kind::Postgres,
        [(
            "database_url",
            url.replace(&address, &proxy.address).as_str(),
        )],
    )
    .await;
    let owner = server.register("owner").await;
    proxy.cut();
    assert_eq!(statuses(good(&server, &owner)).await, [503; 11]);
}
