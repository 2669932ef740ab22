//! Who may not, of whom there is nothing to say, and what cannot be said.

use serde_json::{Value, json};

use super::{of, send};
use crate::support::drivers::pdf;
use crate::support::{Account, Server, on_both_databases};

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// A good request to each operation.
fn requests(uid: &str) -> [(&'static str, String, Value); 3] {
    [
        (
            "POST",
            of(uid).interviews(),
            json!({"scheduled_at": "2026-03-01T09:00:00Z"}),
        ),
        ("POST", of(uid).reviews(), json!({"rating": 5})),
        (
            "PUT",
            of(uid).document("dbs"),
            json!({"status": "approved"}),
        ),
    ]
}

/// A driver with a document.
async fn driver(server: &Server) -> Account {
    let account = server.driver("driver").await;
    let signed_id = server.upload(&account, "a.pdf", pdf(1)).await;
    server.set(&account, json!({"dbs": signed_id})).await;
    account
}

on_both_databases! {
    async fn a_users_token_is_403_whoever_it_is_about(server: Server) {
        let (account, other) = (driver(&server).await, server.driver("other").await);
        let before = server.shown(&account).await;
        for uid in [account.uid.as_str(), &other.uid, NOBODY, "x"] {
            for (method, path, body) in requests(uid) {
                let problem = send(&server, &account, method, &path, &body).await.expect(403);
                assert_eq!((&problem["code"], &problem["status"]), (&json!("forbidden"), &json!(403)), "{path}");
            }
        }
        assert_eq!(server.shown(&account).await, before);
        assert_eq!(server.be("online", &account).await, 0);
    }

    async fn a_revoked_token_is_401(server: Server) {
        let (account, staff) = (driver(&server).await, server.service("staff").await);
        server.call("POST", "/auth/logout").bearer(&staff.token).send().await.expect(204);
        for uid in [account.uid.as_str(), NOBODY, "x"] {
            for (method, path, body) in requests(uid) {
                let problem = send(&server, &staff, method, &path, &body).await.expect(401);
                assert_eq!(problem["code"], "unauthorized");
                server.call(method, &path).json(&body).send().await.expect(401);
            }
        }
    }

    async fn who_is_not_there_and_who_is_no_driver_is_404(server: Server) {
        let (owner, staff) = (server.register("owner").await, server.service("staff").await);
        for uid in [NOBODY, "x", "me", owner.uid.as_str(), staff.uid.as_str()] {
            for (method, path, body) in requests(uid) {
                let problem = send(&server, &staff, method, &path, &body).await.expect(404);
                assert_eq!(problem["code"], "not_found", "{path}");
            }
        }
        assert_eq!(server.be("online", &owner).await, 0);
    }

    async fn every_violation_is_told_at_once(server: Server) {
        let (account, staff) = (driver(&server).await, server.service("staff").await);
        let before = server.shown(&account).await;
        let long = "x".repeat(2_001);
        for (method, path, body, pointers) in [
            ("POST", of(&account.uid).interviews(), json!({"status": "held", "notes": long}), vec!["#/notes", "#/scheduled_at", "#/status"]),
            ("POST", of(&account.uid).interviews(), json!({"scheduled_at": "2026-02-30T09:00:00Z", "notes": "\u{0}"}), vec!["#/notes", "#/scheduled_at"]),
            ("POST", of(&account.uid).interviews(), json!({"scheduled_at": "2026-03-01"}), vec!["#/scheduled_at"]),
            ("POST", of(&account.uid).reviews(), json!({"rating": 6, "comment": 1}), vec!["#/comment", "#/rating"]),
            ("POST", of(&account.uid).reviews(), json!({"rating": 0, "comment": long}), vec!["#/comment", "#/rating"]),
            ("POST", of(&account.uid).reviews(), json!({"rating": 4.5}), vec!["#/rating"]),
            ("PUT", of(&account.uid).document("passport"), json!({"status": "fine", "reason": "x".repeat(1_001)}), vec!["#/path/kind", "#/reason", "#/status"]),
            ("PUT", of(&account.uid).document("dbs"), json!({}), vec!["#/status"]),
        ] {
            let problem = send(&server, &staff, method, &path, &body).await.expect(400);
            let mut told: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap()).collect();
            told.sort_unstable();
            assert_eq!(told, pointers, "{path} {body}");
        }
        assert_eq!(server.shown(&account).await, before);
    }
}
