//! What Dossier itself tells a user's other sessions.

use chrono::TimeDelta;
use image::ImageFormat;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::events::claim;
use crate::support::pictures::picture;
use crate::support::sse::EventStream;
use crate::support::{Account, Server, on_both_databases};

const PROFILE: &str = "/api/co/profile";

/// An owner who is online, a second session of theirs, and the first one's stream after the second one's sign-in.
async fn twice(server: &Server) -> (Account, Account, EventStream) {
    let owner = server.register("owner").await;
    server.be("online", &owner).await;
    let second = server.login(&owner).await;
    let stream = server.follow(&owner).await;
    (owner, second, stream)
}

async fn put(server: &Server, account: &Account, change: &Value) {
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.json(change).send().await.expect(200);
}

async fn upload(server: &Server, account: &Account, form: Form) {
    let part = Part::bytes(picture(9, 9, ImageFormat::Png)).file_name("a.png");
    let call = server.call("PUT", PROFILE).bearer(&account.token);
    call.form(form.part("file", part)).send().await.expect(200);
}

fn session(account: &Account) -> Value {
    claim(&account.token, "sid")
}

async fn assert_told(stream: &mut EventStream, kind: &str, data: Value) {
    let message = stream.message().await;
    assert_eq!((&message.data["type"], message.event), (&json!(kind), None));
    assert_eq!(message.data["data"], data);
}

on_both_databases! {
    async fn a_new_sign_in(server: Server) {
        let owner = server.register("owner").await;
        server.be("online", &owner).await;
        let mut stream = server.follow(&owner).await;
        server.advance(TimeDelta::minutes(1));
        let login = json!({"email": owner.email, "password": owner.password});
        let call = server.call("POST", "/auth/login").header("user-agent", "An app/1.0");
        let second = Account::of(&call.json(&login).send().await.expect(200), owner.email.clone(), String::new());
        assert_told(&mut stream, "session.created", json!({"session_id": session(&second), "user_agent": "An app/1.0", "created_at": "2026-02-12T10:01:00.000Z"})).await;
    }

    async fn a_profile_that_another_session_changed(server: Server) {
        let (owner, second, mut stream) = twice(&server).await;
        put(&server, &second, &json!({"address": "Oslo", "first_name": null, "username": "ola"})).await;
        assert_told(&mut stream, "profile.changed", json!({"session_id": session(&second), "members": ["username", "first_name", "address"]})).await;
        // The one who did it is told too, and knows itself by the id.
        put(&server, &owner, &json!({"last_name": "Nordmann"})).await;
        assert_told(&mut stream, "profile.changed", json!({"session_id": session(&owner), "members": ["last_name"]})).await;
    }

    async fn an_image_that_was_set_and_removed(server: Server) {
        let (_, second, mut stream) = twice(&server).await;
        let told = json!({"session_id": session(&second)});
        upload(&server, &second, Form::new()).await;
        assert_told(&mut stream, "profile.image_changed", told.clone()).await;
        server.call("DELETE", PROFILE).bearer(&second.token).send().await.expect(200);
        assert_told(&mut stream, "profile.image_changed", told.clone()).await;
        // There is none any more.
        server.call("DELETE", PROFILE).bearer(&second.token).send().await.expect(204);
        upload(&server, &second, Form::new().text("address", "Oslo")).await;
        assert_told(&mut stream, "profile.changed", json!({"session_id": session(&second), "members": ["address"]})).await;
        assert_told(&mut stream, "profile.image_changed", told).await;
    }

    async fn a_changed_password(server: Server) {
        let (owner, _, mut stream) = twice(&server).await;
        let change = json!({"current_password": owner.password, "new_password": "another horse"});
        server.call("PUT", "/auth/password").bearer(&owner.token).json(&change).send().await.expect(204);
        assert_told(&mut stream, "password.changed", json!({"session_id": session(&owner)})).await;
    }

    async fn it_waits_for_who_is_not_online(server: Server) {
        let (owner, second, mut stream) = twice(&server).await;
        server.be("away", &owner).await;
        put(&server, &second, &json!({"address": "Oslo"})).await;
        assert_eq!(server.be("online", &owner).await, 1);
        assert_eq!(stream.message().await.data["type"], "profile.changed");
    }

    async fn what_fails_is_not_told(server: Server) {
        let (_, second, mut stream) = twice(&server).await;
        for (change, status) in [(json!({"username": "x"}), 422), (json!({"address": 1}), 422)] {
            server.call("PUT", PROFILE).bearer(&second.token).json(&change).send().await.expect(status);
        }
        let stale = server.call("PUT", PROFILE).bearer(&second.token).header("if-match", "\"nothing\"");
        stale.json(&json!({"address": "Oslo"})).send().await.expect(412);
        let wrong = json!({"current_password": "wrong", "new_password": "another horse"});
        server.call("PUT", "/auth/password").bearer(&second.token).json(&wrong).send().await.expect(403);
        let login = json!({"email": second.email, "password": "wrong"});
        server.call("POST", "/auth/login").json(&login).send().await.expect(401);
        put(&server, &second, &json!({"last_name": "Nordmann"})).await;
        let next = stream.message().await;
        assert_eq!((next.id, &next.data["data"]["members"]), (2, &json!(["last_name"])));
    }

    async fn an_only_session_is_not_told_of_its_own_doings(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("online", &owner).await;
        let gone = server.login(&owner).await;
        server.call("POST", "/auth/logout").bearer(&gone.token).send().await.expect(204);
        let mut stream = server.follow_after(&owner, 0).await;
        assert_eq!(stream.message().await.data["type"], "session.created");
        put(&server, &owner, &json!({"address": "Oslo"})).await;
        upload(&server, &owner, Form::new()).await;
        server.call("DELETE", PROFILE).bearer(&owner.token).send().await.expect(200);
        server.refresh(&owner).await;
        server.tell(&producer, &owner, "ride").await;
        let next = stream.message().await;
        assert_eq!((next.id, &next.data["type"]), (2, &json!("ride")));
    }
}
