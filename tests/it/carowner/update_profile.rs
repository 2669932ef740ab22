//! `PUT /api/co/profile`, without images.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{Account, Reply, Server, on_both_databases};

const PATH: &str = "/api/co/profile";

async fn put(server: &Server, owner: &Account, body: &Value) -> Reply {
    server
        .call("PUT", PATH)
        .bearer(&owner.token)
        .json(body)
        .send()
        .await
}

async fn profile(server: &Server, owner: &Account) -> Value {
    server.get(PATH, &owner.token).send().await.expect(200)
}

on_both_databases! {
    async fn the_answer_is_the_profile_as_it_is_now(server: Server) {
        let owner = server.register("owner").await;
        server.advance(TimeDelta::milliseconds(1_500));
        let reply = put(&server, &owner, &json!({
            "username": "string_value", "first_name": "string_value", "last_name": "string_value",
            "phone_number": "+4799999999", "address": "string_value",
        })).await;
        let body = reply.expect(200);
        assert_eq!(body, json!({
            "uid": owner.uid, "email": "owner@example.com", "username": "string_value", "firstName": "string_value",
            "lastName": "string_value", "phone_number": "+4799999999", "address": "string_value", "profileImage": null,
            "verify_vehicles": false, "created_at": "2026-02-12T10:00:00.000Z", "updated_at": "2026-02-12T10:00:01.500Z",
        }));
        let read = server.get(PATH, &owner.token).send().await;
        assert_eq!(read.json(), body);
        assert_eq!(read.header("etag"), reply.header("etag"));
    }

    async fn absent_keeps_and_null_clears(server: Server) {
        let owner = server.register("owner").await;
        put(&server, &owner, &json!({"username": "owner", "first_name": "A", "last_name": "B", "phone_number": "+12", "address": "C"})).await.expect(200);
        let body = put(&server, &owner, &json!({"first_name": null, "phone_number": null})).await.expect(200);
        assert_eq!([&body["firstName"], &body["phone_number"]], [&Value::Null, &Value::Null]);
        assert_eq!([&body["username"], &body["lastName"], &body["address"]], ["owner", "B", "C"]);
        let body = put(&server, &owner, &json!({"username": null, "last_name": null, "address": null})).await.expect(200);
        assert_eq!([&body["username"], &body["lastName"], &body["address"]], [&Value::Null; 3]);
    }

    async fn nothing_to_change_changes_nothing(server: Server) {
        let owner = server.register("owner").await;
        let before = server.get(PATH, &owner.token).send().await;
        server.advance(TimeDelta::minutes(1));
        for body in [json!({}), json!({"unknown": 1, "email": "other@example.com", "uid": "x", "verify_vehicles": true})] {
            let reply = put(&server, &owner, &body).await;
            assert_eq!(reply.expect(200), before.json());
            assert_eq!(reply.header("etag"), before.header("etag"));
        }
    }

    async fn text_is_kept_to_the_character(server: Server) {
        let owner = server.register("owner").await;
        for text in ["  spaces  ", "Ωμέγα 👩‍🚗 e\u{301}", "line\nbreak\ttab", "\u{202e}right to left", "'; DROP TABLE users; --", "\\ \" / <b>"] {
            let body = put(&server, &owner, &json!({"first_name": text, "address": text})).await.expect(200);
            assert_eq!([&body["firstName"], &body["address"]], [text, text]);
            assert_eq!(profile(&server, &owner).await["address"], text);
        }
    }

    async fn limits_count_characters_and_hold_to_the_last_one(server: Server) {
        let owner = server.register("owner").await;
        let long = |n: usize| "ø".repeat(n);
        let good = json!({"first_name": long(255), "last_name": "👩".repeat(255), "address": long(1024), "username": "a".repeat(30), "phone_number": "+123456789012345"});
        put(&server, &owner, &good).await.expect(200);
        let before = profile(&server, &owner).await;
        let reply = put(&server, &owner, &json!({
            "first_name": long(256), "last_name": "👩".repeat(256), "address": long(1025), "username": "a".repeat(31), "phone_number": "+1234567890123456",
        })).await;
        reply.expect(422);
        assert_eq!(reply.fields(), ["address", "first_name", "last_name", "phone_number", "username"]);
        assert_eq!(profile(&server, &owner).await, before);
    }

    async fn every_violation_is_told_at_once_and_nothing_is_applied(server: Server) {
        let owner = server.register("owner").await;
        let before = profile(&server, &owner).await;
        let reply = put(&server, &owner, &json!({
            "username": "no spaces", "first_name": 7, "last_name": ["x"], "phone_number": "12345", "address": {"street": "x"},
        })).await;
        let body = reply.expect(422);
        assert_eq!(reply.fields(), ["address", "first_name", "last_name", "phone_number", "username"]);
        assert_eq!(body["error"]["code"], "validation_failed");
        assert_eq!(body["meta"]["request_id"], reply.header("x-request-id").unwrap());
        assert_eq!(body["meta"]["generated_at"], "2026-02-12T10:00:00.000Z");
        assert!(body["error"]["details"].as_array().unwrap().iter().all(|detail| !detail["message"].as_str().unwrap().is_empty()));
        assert_eq!(profile(&server, &owner).await, before);
    }

    async fn one_bad_member_spoils_the_good_ones(server: Server) {
        let owner = server.register("owner").await;
        let before = profile(&server, &owner).await;
        for (field, value) in [
            ("username", json!("ab")), ("username", json!("")), ("username", json!("a/b")), ("username", json!("ünî")), ("username", json!("abc\n")),
            ("phone_number", json!("")), ("phone_number", json!("+0123")), ("phone_number", json!("+1")), ("phone_number", json!("004799999999")),
            ("phone_number", json!("+47 999 99 999")), ("phone_number", json!(4_799_999_999_u64)), ("phone_number", json!("+4799999999\n")),
            ("first_name", json!("")), ("first_name", json!("a\u{0}b")), ("address", json!("\u{0}")), ("last_name", json!(true)),
        ] {
            let reply = put(&server, &owner, &json!({"last_name": "kept out", "address": "kept out", field: value})).await;
            assert_eq!(reply.status, 422, "{field} {value}: {}", reply.text);
            assert_eq!(reply.fields(), [field], "{value}");
        }
        assert_eq!(profile(&server, &owner).await, before);
    }

    async fn a_username_is_unique_whatever_its_case(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        put(&server, &a, &json!({"username": "Road.Runner"})).await.expect(200);
        let before = profile(&server, &b).await;
        let body = put(&server, &b, &json!({"username": "rOAD.rUNNER", "first_name": "B"})).await.expect(409);
        assert_eq!(body["error"]["code"], "username_taken");
        assert_eq!(profile(&server, &b).await, before);
        assert_eq!(put(&server, &a, &json!({"username": "ROAD.RUNNER"})).await.expect(200)["username"], "ROAD.RUNNER");
        put(&server, &a, &json!({"username": null})).await.expect(200);
        put(&server, &b, &json!({"username": "road.runner"})).await.expect(200);
    }

    async fn of_twelve_who_race_for_a_username_one_gets_it(server: Server) {
        let mut racers = Vec::new();
        for number in 0..12 {
            racers.push(server.register(&format!("racer{number}")).await);
        }
        let names: Vec<String> = (0..12).map(|n| if n % 2 == 0 { "Winner".to_owned() } else { "wINNER".to_owned() }).collect();
        let bodies: Vec<Value> = names.iter().map(|name| json!({"username": name, "first_name": "ran"})).collect();
        let replies = join_all(racers.iter().zip(&bodies).map(|(racer, body)| put(&server, racer, body))).await;
        let won = replies.iter().filter(|reply| reply.status == 200).count();
        let lost = replies.iter().filter(|reply| reply.status == 409 && reply.json()["error"]["code"] == "username_taken").count();
        assert_eq!((won, lost), (1, 11));
        for (racer, reply) in racers.iter().zip(&replies) {
            let name = profile(&server, racer).await["firstName"].clone();
            assert_eq!(name == "ran", reply.status == 200);
        }
    }

    async fn a_stale_write_is_refused(server: Server) {
        let owner = server.register("owner").await;
        let tag = server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        let write = async |tag: &str, address: &str| {
            server.call("PUT", PATH).bearer(&owner.token).header("if-match", tag).json(&json!({"address": address})).send().await
        };
        let reply = write(&tag, "first").await;
        reply.expect(200);
        let body = write(&tag, "second").await.expect(412);
        assert_eq!(body["error"]["code"], "precondition_failed");
        assert_eq!(profile(&server, &owner).await["address"], "first");
        let now = reply.header("etag").unwrap();
        for stale in [format!("W/{now}"), "\"0\"".to_owned(), "nonsense".to_owned(), "\"99999999999999999999999\"".to_owned(), now.replace('"', "")] {
            assert_eq!(write(&stale, "second").await.status, 412, "{stale}");
        }
        write("*", "third").await.expect(200);
        let now = server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        write(&format!("\"x\", {tag}, {now}"), "fourth").await.expect(200);
    }

    async fn a_stale_write_that_changes_nothing_is_refused_too(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.call("PUT", PATH).bearer(&owner.token).header("if-match", "\"0\"").json(&json!({})).send().await;
        reply.expect(412);
    }

    async fn of_twelve_who_read_the_same_tag_one_writes(server: Server) {
        let owner = server.register("owner").await;
        let tag = server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        let replies = join_all((0..12).map(|number| {
            server.call("PUT", PATH).bearer(&owner.token).header("if-match", &tag).json(&json!({"address": format!("writer {number}")})).send()
        })).await;
        let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 11, "{statuses:?}");
        let winner = replies.iter().find(|reply| reply.status == 200).unwrap();
        assert_eq!(profile(&server, &owner).await, winner.json());
    }

    async fn concurrent_writes_of_different_members_are_both_kept(server: Server) {
        let owner = server.register("owner").await;
        for round in 0..5 {
            let first = json!({"first_name": format!("first {round}")});
            let last = json!({"last_name": format!("last {round}")});
            let (a, b) = tokio::join!(put(&server, &owner, &first), put(&server, &owner, &last));
            assert_eq!((a.status, b.status), (200, 200));
            let now = profile(&server, &owner).await;
            assert_eq!(now["firstName"], format!("first {round}"));
            assert_eq!(now["lastName"], format!("last {round}"));
        }
    }
}
