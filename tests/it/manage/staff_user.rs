//! `PATCH /manage/api/users/{userId}`.

use chrono::TimeDelta;
use domain::access::Role;
use serde_json::json;

use crate::support::events::claim;
use crate::support::manage::{assert_problem, user_of};
use crate::support::{Reply, on_both_databases};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";
const STALE: &str = "The profile has changed since it was read.";

fn tag(reply: &Reply) -> &str {
    reply.header("etag").unwrap()
}

on_both_databases! {
    async fn staff_verify_vehicles_and_the_user_is_told(server: Server) {
        for (name, role) in [("service", Role::Service), ("admin", Role::Admin)] {
            let owner = server.register_with(&format!("of-{name}"), json!({"username": format!("of-{name}")})).await;
            let staff = server.staff(name, role).await;
            server.be("online", &owner).await;
            let mut stream = server.follow(&owner).await;
            server.advance(TimeDelta::minutes(1));
            let reply = server.decide(&staff, &owner.uid, &json!({"verify_vehicles": true})).await;
            let now = reply.expect(200)["updated_at"].clone();
            let expected = json!({
                "id": owner.uid, "email": owner.email, "username": format!("of-{name}"), "role": "user", "verify_vehicles": true,
                "disabled": false, "created_at": reply.json()["created_at"], "updated_at": now,
            });
            assert_eq!(reply.json(), expected);
            assert_ne!(reply.json()["created_at"], now);
            let shown = server.get("/api/co/profile", &owner.token).send().await;
            assert_eq!(shown.expect(200)["verify_vehicles"], true);
            assert_eq!(tag(&shown), tag(&reply));
            let told = stream.message().await.data;
            let data = json!({"session_id": claim(&staff.token, "sid"), "members": ["verify_vehicles"]});
            assert_eq!((&told["type"], &told["data"]), (&json!("profile.changed"), &data));
        }
    }

    async fn a_body_without_members_and_what_is_so_already_change_nothing(server: Server) {
        let owner = server.register("owner").await;
        let staff = server.service("staff").await;
        let first = server.decide(&staff, &owner.uid, &json!({})).await;
        assert_eq!((first.status, tag(&first)), (200, "\"1\""));
        for body in [json!({"disabled": false}), json!({"verify_vehicles": false, "other": 1}), json!({})] {
            let reply = server.decide(&staff, &owner.uid, &body).await;
            assert_eq!((reply.expect(200), tag(&reply)), (first.json(), tag(&first)));
        }
        assert_eq!(server.be("online", &owner).await, 0);
    }

    async fn if_match_keeps_decisions_apart(server: Server) {
        let owner = server.register("owner").await;
        let staff = server.service("staff").await;
        let decide = async |tag: &str, body| {
            let call = server.call("PATCH", &user_of(&owner.uid)).bearer(&staff.token);
            call.header("if-match", tag).json(&body).send().await
        };
        let first = decide("\"1\"", json!({"verify_vehicles": true})).await;
        assert_eq!((first.status, tag(&first)), (200, "\"2\""));
        for body in [json!({"disabled": true}), json!({})] {
            assert_problem(&decide("\"1\"", body).await, 412, STALE);
        }
        let again = decide("*", json!({"verify_vehicles": false})).await;
        assert_eq!((again.status, tag(&again)), (200, "\"3\""));
        server.get("/api/co/profile", &owner.token).send().await.expect(200);
    }

    async fn others_may_not_and_are_not_told_whether_there_is_such_a_user(server: Server) {
        let owner = server.register("owner").await;
        for uid in [&owner.uid, NOBODY, "x"] {
            for body in [json!({"disabled": true}), json!({})] {
                let reply = server.decide(&owner, uid, &body).await;
                assert_problem(&reply, 403, "This needs the role service or admin.");
            }
        }
        let missing = server.call("PATCH", &user_of(&owner.uid)).json(&json!({})).send().await;
        assert_problem(&missing, 401, "Credentials are needed.");
    }

    async fn a_user_that_is_not_there_is_404(server: Server) {
        let staff = server.staff("admin", Role::Admin).await;
        for uid in [NOBODY, "x", "me", "%00", &"x".repeat(128)] {
            for body in [json!({"disabled": true}), json!({})] {
                let reply = server.decide(&staff, uid, &body).await;
                assert_problem(&reply, 404, "User not found");
            }
        }
    }

    async fn what_is_no_decision_is_400(server: Server) {
        let owner = server.register("owner").await;
        let staff = server.service("staff").await;
        let reply = server.decide(&staff, &owner.uid, &json!({"verify_vehicles": "yes", "disabled": null})).await;
        let problem = assert_problem(&reply, 400, "The request breaks the contract in 2 places.");
        let errors = problem["errors"].as_array().unwrap().iter();
        let mut told: Vec<_> = errors.map(|it| (it["pointer"].as_str().unwrap(), it["reason"].as_str().unwrap())).collect();
        told.sort_unstable();
        assert_eq!(told, [("#/disabled", "nullable"), ("#/verify_vehicles", "type")]);
        let call = server.call("PATCH", &user_of(&owner.uid)).bearer(&staff.token);
        let reply = call.body("application/merge-patch+json", "{}").send().await;
        assert_eq!(reply.expect(415)["code"], "unsupported_media_type");
    }
}
