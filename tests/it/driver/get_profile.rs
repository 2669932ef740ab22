//! `GET /api/v1/users/profile`.

use serde_json::json;

use crate::support::drivers::{LISTS, PROFILE, SINGLE, nothing};
use crate::support::on_both_databases;

on_both_databases! {
    async fn before_there_is_one_it_is_404(server: Server) {
        let account = server.register("driver").await;
        for method in ["GET", "HEAD"] {
            let reply = server.call(method, PROFILE).bearer(&account.token).send().await;
            assert_eq!(reply.status, 404);
            assert_eq!(reply.header("content-type"), Some("application/json; charset=utf-8"));
        }
        let reply = server.get(PROFILE, &account.token).header("if-none-match", "*").send().await;
        assert_eq!(reply.expect(404), json!({"error": "Not Found"}));
    }

    async fn a_document_that_is_missing_has_all_its_members(server: Server) {
        let account = server.driver("driver").await;
        let profile = server.shown(&account).await;
        for kind in SINGLE {
            assert_eq!(profile[kind].to_string(), nothing().to_string(), "{kind}");
        }
        for kind in LISTS {
            assert_eq!(profile[kind], json!([]), "{kind}");
        }
        assert_eq!(profile["compliance_documents"], json!(["dbs", "tacho", "enchanced_dbs", "cpc", "medical_check", "child_safeguard_training"]));
    }

    async fn everybody_sees_their_own(server: Server) {
        let (a, b) = (server.driver("a").await, server.driver("b").await);
        let (of_a, of_b) = (server.shown(&a).await, server.shown(&b).await);
        assert_ne!(of_a["id"], of_b["id"]);
        assert_eq!([&of_a["email"], &of_b["email"]], ["a@example.com", "b@example.com"]);
        server.set(&a, json!({"bio": "A"})).await;
        assert_eq!(server.shown(&b).await, of_b);
    }
}
