//! `PUT /api/co/presence`: what it takes and what it answers.

use serde_json::json;

use crate::support::events::PRESENCE;
use crate::support::{Account, Reply, Server, on_both_databases};

async fn put(server: &Server, owner: &Account, content_type: &str, body: &str) -> Reply {
    let call = server.call("PUT", PRESENCE).bearer(&owner.token);
    call.body(content_type, body.to_owned()).send().await
}

on_both_databases! {
    async fn each_status_is_set_and_answered(server: Server) {
        let owner = server.register("owner").await;
        for status in ["online", "away", "offline", "online", "online"] {
            let reply = put(&server, &owner, "application/json", &json!({"status": status}).to_string()).await;
            assert_eq!(reply.expect(200), json!({"status": status, "queued_delivered": 0}));
        }
    }

    async fn members_that_nobody_knows_are_ignored(server: Server) {
        let owner = server.register("owner").await;
        let body = put(&server, &owner, "application/json", r#"{"status": "away", "mood": "good"}"#).await.expect(200);
        assert_eq!(body, json!({"status": "away", "queued_delivered": 0}));
    }

    async fn an_unknown_status_is_422(server: Server) {
        let owner = server.register("owner").await;
        for body in [json!({"status": "busy"}), json!({"status": "Online"}), json!({"status": ""}), json!({"status": null}), json!({"status": ["online"]}), json!({})] {
            let reply = put(&server, &owner, "application/json", &body.to_string()).await;
            assert_eq!(reply.expect(422)["error"]["code"], "validation_failed", "{body}");
            assert_eq!(reply.fields(), ["status"], "{body}");
        }
    }

    async fn a_body_that_is_missing_or_no_object_is_422(server: Server) {
        let owner = server.register("owner").await;
        let missing = server.call("PUT", PRESENCE).bearer(&owner.token).send().await;
        missing.expect(422);
        assert_eq!(missing.fields(), ["body"]);
        put(&server, &owner, "application/json", "\"online\"").await.expect(422);
    }

    async fn malformed_bodies_are_400_and_other_types_415(server: Server) {
        let owner = server.register("owner").await;
        let malformed = put(&server, &owner, "application/json", r#"{"status": "online""#).await;
        assert_eq!(malformed.expect(400)["error"]["code"], "malformed_body");
        let form = put(&server, &owner, "application/x-www-form-urlencoded", "status=online").await;
        assert_eq!(form.expect(415)["error"]["code"], "unsupported_media_type");
    }

    async fn what_is_refused_sets_nothing(server: Server) {
        let (owner, producer) = (server.register("owner").await, server.service("producer").await);
        server.be("away", &owner).await;
        put(&server, &owner, "application/json", r#"{"status": "ONLINE"}"#).await.expect(422);
        server.tell(&producer, &owner, "ride").await;
        assert_eq!(server.be("online", &owner).await, 1);
    }

    async fn another_method_is_405_with_allow(server: Server) {
        let owner = server.register("owner").await;
        for method in ["GET", "POST", "DELETE", "PATCH"] {
            let reply = server.call(method, PRESENCE).bearer(&owner.token).send().await;
            assert_eq!(reply.expect(405)["error"]["code"], "method_not_allowed");
            assert_eq!(reply.header("allow"), Some("OPTIONS, PUT"));
        }
    }
}
