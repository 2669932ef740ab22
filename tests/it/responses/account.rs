//! What can go wrong, or right, with callers of the account API.

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::join_all;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::support::account::{Caller, IMAGE, OPERATIONS, PROFILE, SHORT_IMAGE, TOKENS, UPDATE};
use crate::support::database::Kind;
use crate::support::exchange::Call;
use crate::support::pictures::picture;
use crate::support::{Reply, Server};

/// The operations that take bodies.
const WITH_BODY: [(&str, &str); 4] = [
    ("POST", UPDATE),
    ("PUT", TOKENS),
    ("POST", IMAGE),
    ("POST", SHORT_IMAGE),
];

fn image() -> Form {
    let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png");
    Form::new().part("image", part)
}

/// A good request to every operation.
pub fn good(server: &Server, caller: &Caller) -> Vec<Call> {
    let good = |(method, path): (&str, &str)| {
        let call = server.ask(caller, method, path);
        match (method, path) {
            ("GET", _) => call,
            (_, IMAGE | SHORT_IMAGE) => call.form(image()),
            _ => call.json(&json!({"email": caller.account.email})),
        }
    };
    OPERATIONS.map(good).into()
}

async fn send_all(calls: Vec<Call>) -> Vec<Reply> {
    join_all(calls.into_iter().map(Call::send)).await
}

pub async fn callers() {
    let server = Server::on(Kind::Sqlite).await;
    let caller = server.caller("owner").await;
    for reply in send_all(good(&server, &caller)).await {
        reply.expect(200);
    }
    let stranger = Caller {
        key: "x".to_owned(),
        ..caller.clone()
    };
    for reply in send_all(good(&server, &stranger)).await {
        reply.expect(403);
    }
    for (method, path) in OPERATIONS {
        server.call(method, path).send().await.expect(401);
    }
    let read = server.ask(&caller, "GET", PROFILE).send().await;
    let known = server.ask(&caller, "GET", PROFILE);
    let known = known.header("if-none-match", read.header("etag").unwrap());
    known.send().await.expect(304);
    for (method, path) in WITH_BODY {
        let send = async |content_type: &str, body: String| {
            let call = server.ask(&caller, method, path);
            call.body(content_type, body).send().await.status
        };
        let cut = "multipart/form-data; boundary=b";
        assert_eq!(send(cut, "--b\r\n".to_owned()).await, 400, "{path}");
        assert_eq!(send("text/plain", "x".to_owned()).await, 415, "{path}");
        let part = "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x\"\r\n\r\n";
        let large = format!("{part}{}\r\n--b--\r\n", "x".repeat(40 << 20));
        assert_eq!(send(cut, large).await, 413, "{path}");
        if path != TOKENS {
            let call = server
                .ask(&caller, method, path)
                .header("if-match", "\"0\"");
            let call = if path == UPDATE {
                call.json(&json!({"email": caller.account.email}))
            } else {
                call.form(image())
            };
            call.send().await.expect(412);
        }
    }
}

pub async fn throttled() {
    let server = Server::with(Kind::Sqlite, [("profile_updates_per_day", "1")]).await;
    let caller = server.caller("owner").await;
    server.change_of(&caller, json!({})).await.expect(200);
    for number in 0..5 {
        let email = format!("a{number}@example.com");
        server.ask_for_code(&caller, &email).await.expect(200);
    }
    for reply in send_all(good(&server, &caller)).await {
        assert!([200, 429].contains(&reply.status), "{}", reply.text);
    }
}

pub async fn slow_bodies() {
    let server = Server::with(Kind::Sqlite, [("body_seconds", "1")]).await;
    let caller = server.caller("owner").await;
    let calls = WITH_BODY.map(|(method, path)| {
        let beginning =
            futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"--b\r\n"))]);
        let never_ending = beginning.chain(futures_util::stream::pending());
        let call = server.ask(&caller, method, path);
        call.body(
            "multipart/form-data; boundary=b",
            reqwest::Body::wrap_stream(never_ending),
        )
    });
    for reply in send_all(calls.into()).await {
        reply.expect(408);
    }
}
