//! Whoever may not ask is told so, whatever is wrong with what they ask.

use serde_json::json;

use crate::support::events::events_of;
use crate::support::manage::{MERGE_PATCH, assert_problem, profile_of, user_of};
use crate::support::on_both_databases;

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// Bodies that nobody may send, with their media types.
fn bad_bodies() -> [(&'static str, String); 6] {
    [
        ("application/json", "{".to_owned()),
        ("application/json", String::new()),
        ("application/json", "7".to_owned()),
        ("application/json", format!("\"{}\"", "x".repeat(1 << 20))),
        ("text/plain", "x".to_owned()),
        (
            MERGE_PATCH,
            json!({"timezone": 7, "attributes": {"a": {}}, "rating": 9, "status": "x"}).to_string(),
        ),
    ]
}

/// All operations that take a body, about this user.
fn writes(uid: &str) -> [(&'static str, String); 7] {
    let driver = |path: &str| format!("{}/driver/{path}", user_of(uid));
    [
        ("PUT", profile_of(uid)),
        ("PATCH", profile_of(uid)),
        ("PATCH", user_of(uid)),
        ("POST", events_of(uid)),
        ("POST", driver("interviews")),
        ("POST", driver("reviews")),
        ("PUT", driver("documents/passport/review")),
    ]
}

on_both_databases! {
    async fn who_may_not_is_403_whatever_they_send(server: Server) {
        let (owner, other) = (server.register("owner").await, server.register("other").await);
        let long = "x".repeat(200);
        for uid in [other.uid.as_str(), NOBODY, "x", &long] {
            for (method, path) in writes(uid) {
                let own = path.ends_with("/profile");
                let detail = if own { "Cannot update another user's profile" } else { "This needs the role service or admin." };
                for (content_type, body) in bad_bodies() {
                    let call = server.call(method, &path).bearer(&owner.token);
                    assert_problem(&call.body(content_type, body).send().await, 403, detail);
                }
            }
            let read = server.get(&profile_of(uid), &owner.token).send().await;
            assert_problem(&read, 403, "Cannot access another user's profile");
        }
    }

    async fn who_may_is_told_what_is_wrong(server: Server) {
        let (owner, staff) = (server.register("owner").await, server.service("staff").await);
        for (who, paths) in [(&owner, &writes(&owner.uid)[..2]), (&staff, &writes(&owner.uid)[..])] {
            for (method, path) in paths {
                let call = server.call(method, path).bearer(&who.token);
                call.body("application/json", "{").send().await.expect(400);
            }
        }
    }

    async fn a_revoked_token_is_401_before_it_is_403(server: Server) {
        let (owner, other) = (server.register("owner").await, server.register("other").await);
        server.call("POST", "/auth/logout").bearer(&owner.token).send().await.expect(204);
        for (method, path) in &writes(&other.uid)[2..] {
            let call = server.call(method, path).bearer(&owner.token);
            call.body("application/json", "{").send().await.expect(401);
        }
    }

    async fn a_users_own_id_is_theirs_however_it_is_written(server: Server) {
        let owner = server.register("owner").await;
        let plain = owner.uid.replace('-', "");
        for uid in [owner.uid.to_uppercase(), plain, format!("%7B{}%7D", owner.uid)] {
            let call = server.call("PUT", &profile_of(&uid)).bearer(&owner.token);
            call.json(&json!({"timezone": "UTC"})).send().await.expect(200);
        }
    }
}
