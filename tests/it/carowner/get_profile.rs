//! `GET /api/co/profile`.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::on_both_databases;

const PATH: &str = "/api/co/profile";

on_both_databases! {
    async fn a_new_profile_has_all_members_and_nulls_where_nothing_is_set(server: Server) {
        let owner = server.register("owner").await;
        let reply = server.get(PATH, &owner.token).send().await;
        assert_eq!(reply.expect(200), json!({
            "uid": owner.uid, "email": "owner@example.com", "username": null, "firstName": null, "lastName": null,
            "phone_number": null, "address": null, "profileImage": null, "verify_vehicles": false,
            "created_at": "2026-02-12T10:00:00.000Z", "updated_at": "2026-02-12T10:00:00.000Z",
        }));
        assert_eq!(reply.header("content-type"), Some("application/json"));
    }

    async fn the_members_come_in_the_order_of_the_document(server: Server) {
        let owner = server.register("owner").await;
        let body = server.get(PATH, &owner.token).send().await.expect(200);
        let names: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, [
            "uid", "email", "username", "firstName", "lastName", "phone_number", "address", "profileImage", "verify_vehicles",
            "created_at", "updated_at",
        ]);
    }

    async fn what_registration_set_is_shown(server: Server) {
        let names = json!({"username": "Owner.1", "first_name": "Åse", "last_name": "D'Árc"});
        let owner = server.register_with("owner", names).await;
        let body = server.get(PATH, &owner.token).send().await.expect(200);
        assert_eq!([&body["username"], &body["firstName"], &body["lastName"]], ["Owner.1", "Åse", "D'Árc"]);
    }

    async fn a_tag_that_still_holds_gives_304_without_a_body(server: Server) {
        let owner = server.register("owner").await;
        let first = server.get(PATH, &owner.token).send().await;
        let tag = first.header("etag").unwrap().to_owned();
        for sent in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned(), format!("\"a,b\" ,{tag}")] {
            let reply = server.get(PATH, &owner.token).header("if-none-match", &sent).send().await;
            assert_eq!(reply.status, 304, "{sent}");
            assert!(reply.bytes.is_empty());
            assert_eq!(reply.header("etag"), Some(tag.as_str()));
            assert_eq!(reply.header("content-type"), None);
        }
        for sent in ["\"x\"", "nonsense", "", "W/", &tag.replace('"', "")] {
            assert_eq!(server.get(PATH, &owner.token).header("if-none-match", sent).send().await.status, 200, "{sent}");
        }
    }

    async fn a_list_over_several_lines_counts_whole(server: Server) {
        let owner = server.register("owner").await;
        let tag = server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        let reply = server.get(PATH, &owner.token).header("if-none-match", "\"x\"").header("if-none-match", &tag).send().await;
        assert_eq!(reply.status, 304);
    }

    async fn every_change_gives_another_tag_and_nothing_else_does(server: Server) {
        let owner = server.register("owner").await;
        let tag = async || server.get(PATH, &owner.token).send().await.header("etag").unwrap().to_owned();
        let first = tag().await;
        assert_eq!(tag().await, first);
        server.advance(TimeDelta::minutes(1));
        assert_eq!(tag().await, first);
        server.call("PUT", PATH).bearer(&owner.token).json(&json!({"address": "Here"})).send().await.expect(200);
        assert_ne!(tag().await, first);
    }

    async fn head_is_get_without_a_body(server: Server) {
        let owner = server.register("owner").await;
        let get = server.get(PATH, &owner.token).send().await;
        let head = server.call("HEAD", PATH).bearer(&owner.token).send().await;
        assert_eq!((head.status, head.bytes.len()), (200, 0));
        assert_eq!(head.header("etag"), get.header("etag"));
        assert_eq!(head.header("content-length"), Some(get.bytes.len().to_string().as_str()));
        let known = server.call("HEAD", PATH).bearer(&owner.token).header("if-none-match", "*").send().await;
        assert_eq!((known.status, known.header("content-length")), (304, None));
        for (path, status) in [(PATH, 401), ("/api/co/nothing", 404)] {
            let get = server.call("GET", path).send().await;
            let head = server.call("HEAD", path).send().await;
            assert_eq!((get.status, head.status, head.bytes.len()), (status, status, 0));
            assert_eq!(head.header("content-length"), Some(get.bytes.len().to_string().as_str()));
        }
    }

    async fn each_sees_only_their_own(server: Server) {
        let (a, b) = (server.register("a").await, server.register("b").await);
        let uid = async |token: &str| -> Value { server.get(PATH, token).send().await.expect(200)["uid"].clone() };
        assert_eq!(uid(&a.token).await, json!(a.uid));
        assert_eq!(uid(&b.token).await, json!(b.uid));
    }
}
