//! What can go wrong, or right, depending on what is there.

use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::requests::{NO_SESSION, PROFILE};
use crate::support::Server;
use crate::support::database::{self, Kind};
use crate::support::events::{EVENTS, PRESENCE};
use crate::support::pictures::picture;

pub async fn profiles() {
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

pub async fn sessions() {
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

pub async fn throttled() {
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

pub async fn events() {
    let server = Server::on(Kind::Sqlite).await;
    let (owner, producer) = (
        server.register("owner").await,
        server.service("producer").await,
    );
    let ride = json!({"type": "ride"});
    for (who, whom, status) in [
        (&producer, owner.uid.as_str(), 202),
        (&owner, owner.uid.as_str(), 403),
        (&producer, "nobody", 404),
    ] {
        let reply = server.produce(who, whom, &ride).send().await;
        reply.expect(status);
    }
    let large = json!({"type": "ride", "data": "x".repeat(70_000)});
    let reply = server.produce(&producer, &owner.uid, &large).send().await;
    reply.expect(422);
    database::execute(&server, "UPDATE event_feeds SET last_id = 10000").await;
    let reply = server.produce(&producer, &owner.uid, &ride).send().await;
    reply.expect(429);
    server.be("online", &owner).await;
    server.follow(&owner).await;
    let call = server.get(EVENTS, &owner.token);
    let reply = call.header("last-event-id", "x").send().await;
    reply.expect(422);
    let call = server.call("PUT", PRESENCE).bearer(&owner.token);
    let reply = call.json(&json!({"status": "busy"})).send().await;
    reply.expect(422);
}
