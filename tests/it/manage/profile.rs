//! `/manage/api/users/{userId}/profile`: what is shown and kept.

use chrono::TimeDelta;
use domain::access::Role;
use serde_json::{Value, json};

use crate::support::manage::{MERGE_PATCH, assert_problem, profile_of};
use crate::support::{Account, Reply, on_both_databases};

/// The profile's own id, which is one.
fn id(profile: &Value) -> uuid::Uuid {
    let id = profile["id"].as_str().unwrap().parse().unwrap();
    assert_ne!(profile["id"], profile["userId"]);
    id
}

fn tag(reply: &Reply) -> &str {
    reply.header("etag").unwrap()
}

on_both_databases! {
    async fn there_is_none_before_the_first_write(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.own_profile("GET", &owner).send().await;
        let problem = assert_problem(&reply, 404, "User profile not found");
        assert_eq!(problem["instance"], profile_of(&owner.uid));
    }

    async fn the_first_write_makes_it_and_the_next_changes_it(server: Server) {
        let owner = server.register("owner").await;
        let body = json!({"timezone": "Asia/Kolkata", "attributes": {"theme": "dark"}});
        let made = server.put_profile(&owner, &body).await;
        let profile = made.expect(200);
        assert_eq!(id(&profile).get_version_num(), 7);
        let expected = json!({
            "id": profile["id"], "userId": owner.uid, "timezone": "Asia/Kolkata", "attributes": {"theme": "dark"},
            "createdAt": "2026-02-12T10:00:00.000Z", "updatedAt": "2026-02-12T10:00:00.000Z",
        });
        assert_eq!(profile, expected);
        assert_eq!(server.read_profile(&owner).await, expected);
        server.advance(TimeDelta::minutes(1));
        let changed = server.put_profile(&owner, &json!({})).await;
        let mut expected = expected;
        expected["attributes"] = json!({});
        expected["updatedAt"] = json!("2026-02-12T10:01:00.000Z");
        assert_eq!(changed.expect(200), expected);
        assert_ne!(tag(&made), tag(&changed));
        assert_eq!(server.read_profile(&owner).await, expected);
    }

    async fn put_replaces_attributes_and_patch_keeps_them(server: Server) {
        let owner = server.register("owner").await;
        for (method, body, timezone, attributes) in [
            ("PATCH", json!({}), json!(null), json!({})),
            ("PUT", json!({"attributes": [1, "a"]}), json!(null), json!([1, "a"])),
            ("PATCH", json!({"timezone": "UTC"}), json!("UTC"), json!([1, "a"])),
            ("PATCH", json!({"attributes": "text"}), json!("UTC"), json!("text")),
            ("PUT", json!({"attributes": false}), json!("UTC"), json!(false)),
            ("PATCH", json!({"timezone": null}), json!(null), json!(false)),
            ("PATCH", json!({"attributes": null}), json!(null), json!({})),
            ("PATCH", json!({"attributes": {"a": 1}, "other": 1}), json!(null), json!({"a": 1})),
            ("PUT", json!({"timezone": "Europe/Kyiv"}), json!("Europe/Kyiv"), json!({})),
            ("PUT", json!({"timezone": null, "attributes": null}), json!(null), json!({})),
        ] {
            let reply = server.own_profile(method, &owner).json(&body).send().await;
            let profile = reply.expect(200);
            assert_eq!((&profile["timezone"], &profile["attributes"]), (&timezone, &attributes), "{method} {body}");
            assert_eq!(server.read_profile(&owner).await, profile);
        }
    }

    async fn a_merge_patch_goes_into_what_is_there(server: Server) {
        let owner = server.register("owner").await;
        for (patch, timezone, attributes) in [
            (json!({"attributes": {"a": {"b": null, "c": 1}}}), json!(null), json!({"a": {"c": 1}})),
            (json!({"timezone": "Europe/Oslo", "attributes": {"a": {"d": [null]}}}), json!("Europe/Oslo"), json!({"a": {"c": 1, "d": [null]}})),
            (json!({"attributes": {"a": {"c": null}, "e": 2}}), json!("Europe/Oslo"), json!({"a": {"d": [null]}, "e": 2})),
            (json!({}), json!("Europe/Oslo"), json!({"a": {"d": [null]}, "e": 2})),
            (json!({"timezone": null}), json!(null), json!({"a": {"d": [null]}, "e": 2})),
            (json!({"attributes": {"a": 5}}), json!(null), json!({"a": 5, "e": 2})),
            (json!({"attributes": [1]}), json!(null), json!([1])),
            (json!({"attributes": {"a": {"b": {}}}}), json!(null), json!({"a": {"b": {}}})),
            (json!({"attributes": null}), json!(null), json!({})),
        ] {
            let profile = server.merge_profile(&owner, &patch.to_string()).await.expect(200);
            assert_eq!((&profile["timezone"], &profile["attributes"]), (&timezone, &attributes), "{patch}");
            assert_eq!(server.read_profile(&owner).await, profile);
        }
        let charset = format!("{MERGE_PATCH}; charset=utf-8");
        let call = server.own_profile("PATCH", &owner).body(&charset, "{\"attributes\":{\"x\":1}}");
        assert_eq!(call.send().await.expect(200)["attributes"], json!({"x": 1}));
    }

    async fn staff_reach_everybody(server: Server) {
        let owner = server.register("owner").await;
        for (name, role) in [("service", Role::Service), ("admin", Role::Admin)] {
            let staff = server.staff(name, role).await;
            let staff = Account { uid: owner.uid.clone(), ..staff };
            let profile = server.put_profile(&staff, &json!({"attributes": name})).await.expect(200);
            assert_eq!((&profile["userId"], &profile["attributes"]), (&json!(owner.uid), &json!(name)));
            assert_eq!(server.read_profile(&staff).await, profile);
            assert_eq!(server.read_profile(&owner).await, profile);
            let merged = server.merge_profile(&staff, "{\"timezone\":\"UTC\"}").await.expect(200);
            assert_eq!(merged["timezone"], "UTC");
        }
    }

    async fn the_tag_is_the_persons(server: Server) {
        let owner = server.register("owner").await;
        let made = server.put_profile(&owner, &json!({})).await;
        let read = server.own_profile("GET", &owner).send().await;
        assert_eq!(tag(&made), tag(&read));
        assert_eq!(read.header("cache-control"), Some("no-store"));
        for known in [tag(&read), &format!("W/{}", tag(&read)), &format!("\"x\", {}", tag(&read)), "*"] {
            let known = server.own_profile("GET", &owner).header("if-none-match", known).send().await;
            assert_eq!((known.status, tag(&known), known.bytes.len()), (304, tag(&read), 0));
        }
        let head = server.own_profile("HEAD", &owner).send().await;
        assert_eq!((head.status, tag(&head), head.bytes.len()), (200, tag(&read), 0));
        assert_eq!(head.header("content-length"), Some(read.bytes.len().to_string().as_str()));
        // Another API changes the person.
        let update = server.call("PUT", "/api/co/profile").bearer(&owner.token).json(&json!({"address": "Oslo"}));
        let update = update.send().await;
        assert_eq!(update.status, 200);
        let bodies = [
            ("PUT", "application/json", "{\"attributes\":1}"),
            ("PATCH", "application/json", "{\"attributes\":1}"),
            ("PATCH", "application/json", "{}"),
            ("PATCH", MERGE_PATCH, "{\"attributes\":1}"),
        ];
        for (method, media_type, body) in bodies {
            for stale in [tag(&read), "W/\"3\"", "\"x\""] {
                let call = server.own_profile(method, &owner).header("if-match", stale);
                let reply = call.body(media_type, body).send().await;
                assert_problem(&reply, 412, "The profile has changed since it was read.");
            }
        }
        let mut current = tag(&update).to_owned();
        for (method, media_type, body) in bodies {
            let call = server.own_profile(method, &owner).header("if-match", &current);
            let reply = call.body(media_type, body).send().await;
            assert_eq!(reply.status, 200, "{}", reply.text);
            tag(&reply).clone_into(&mut current);
        }
        // And is told of it.
        let read = server.get("/api/co/profile", &owner.token).send().await;
        assert_eq!(tag(&read), current);
    }

    async fn first_writes_that_race_make_one_profile(server: Server) {
        let owner = server.register("owner").await;
        let other = server.another().await;
        let writes = (0..8).map(|number: i32| {
            let server = if number % 2 == 0 { &server } else { &other };
            let owner = &owner;
            async move { server.put_profile(owner, &json!({"attributes": number})).await }
        });
        let replies = futures_util::future::join_all(writes).await;
        let ids: std::collections::BTreeSet<_> = replies.iter().map(|reply| id(&reply.expect(200))).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(id(&server.read_profile(&owner).await), *ids.first().unwrap());
    }

    async fn merges_that_race_are_all_in_it(server: Server) {
        let owner = server.register("owner").await;
        let other = server.another().await;
        let merges = (0..12).map(|number: i32| {
            let server = if number % 2 == 0 { &server } else { &other };
            let (owner, patch) = (&owner, json!({"attributes": {format!("m{number}"): number}}).to_string());
            async move { server.merge_profile(owner, &patch).await }
        });
        for reply in futures_util::future::join_all(merges).await {
            reply.expect(200);
        }
        let attributes = &server.read_profile(&owner).await["attributes"];
        for number in 0..12 {
            assert_eq!(attributes[format!("m{number}")], number, "{attributes}");
        }
    }

    async fn the_users_other_sessions_are_told(server: Server) {
        let owner = server.register("owner").await;
        server.be("online", &owner).await;
        let second = server.login(&owner).await;
        let mut stream = server.follow(&owner).await;
        server.put_profile(&second, &json!({"timezone": "UTC"})).await.expect(200);
        server.merge_profile(&second, "{\"timezone\":null}").await.expect(200);
        let session = crate::support::events::claim(&second.token, "sid");
        for members in [json!(["timezone", "attributes"]), json!(["timezone"])] {
            let message = stream.message().await.data;
            assert_eq!(message["type"], "profile.changed");
            assert_eq!(message["data"], json!({"session_id": session, "members": members}));
        }
    }
}
