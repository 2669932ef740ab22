//! `PUT /manage/api/users/{userId}/driver/documents/{kind}/review`.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{of, send};
use crate::support::drivers::{LISTS, SINGLE, pdf};
use crate::support::{Account, Server, database, on_both_databases};

/// Attaches a document of this kind.
async fn attach(server: &Server, account: &Account, kind: &str) {
    let signed_id = server.upload(account, "a.pdf", pdf(1)).await;
    let value = if LISTS.contains(&kind) {
        json!([signed_id])
    } else {
        signed_id
    };
    server.set(account, json!({kind: value})).await;
}

on_both_databases! {
    async fn documents_of_every_kind_can_be_reviewed(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        for kind in SINGLE.into_iter().chain(LISTS) {
            attach(&server, &account, kind).await;
            server.advance(TimeDelta::seconds(1));
            let before = server.shown(&account).await;
            let path = of(&account.uid).document(kind);
            let reply = send(&server, &staff, "PUT", &path, &json!({"status": "rejected", "reason": "The second page is missing."})).await;
            let expected = json!({"kind": kind, "status": "rejected", "reason": "The second page is missing.", "reviewed_at": server.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)});
            assert_eq!(reply.expect(200).to_string(), expected.to_string());
            let approved = send(&server, &staff, "PUT", &path, &json!({"status": "approved"})).await.expect(200);
            assert_eq!((&approved["status"], &approved["reason"]), (&json!("approved"), &Value::Null));
            let after = server.shown(&account).await;
            let latest: Vec<_> = (0..2).map(|place| (after["activities"][place]["action"].clone(), after["activities"][place]["subject"].clone())).collect();
            assert_eq!(latest, [(json!("document_approved"), json!(kind)), (json!("document_rejected"), json!(kind))]);
            assert_eq!(after[kind], before[kind]);
        }
    }

    async fn the_driver_is_told_the_verdict_and_the_reason(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        attach(&server, &account, "dbs").await;
        server.be("online", &account).await;
        let mut stream = server.follow(&account).await;
        let path = of(&account.uid).document("dbs");
        for (status, reason) in [("rejected", json!("Too dark.")), ("approved", json!(null)), ("approved", json!("Fine."))] {
            send(&server, &staff, "PUT", &path, &json!({"status": status, "reason": reason})).await.expect(200);
            let message = stream.message().await;
            assert_eq!((&message.data["type"], &message.data["data"]), (&json!("document.reviewed"), &json!({"kind": "dbs", "status": status, "reason": reason})));
        }
    }

    async fn what_is_attached_later_has_not_been_reviewed(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        attach(&server, &account, "dbs").await;
        send(&server, &staff, "PUT", &of(&account.uid).document("dbs"), &json!({"status": "approved"})).await.expect(200);
        let reviewed = "SELECT count(*) AS value FROM blobs WHERE state = 'attached' AND review = 'approved'";
        assert_eq!(database::value::<i64>(&server, reviewed).await, 1);
        attach(&server, &account, "dbs").await;
        assert_eq!(database::value::<i64>(&server, reviewed).await, 0);
    }

    async fn a_person_who_has_changed_since_is_412(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        attach(&server, &account, "dbs").await;
        let read = server.decide(&staff, &account.uid, &json!({})).await;
        let tag = read.header("etag").expect("a tag").to_owned();
        let path = of(&account.uid).document("dbs");
        let review = async |tag: &str, body: Value| server.call("PUT", &path).bearer(&staff.token).header("if-match", tag).json(&body).send().await;
        server.set(&account, json!({"bio": "Another document may have come with it."})).await;
        let before = server.shown(&account).await;
        for tag in [&tag, "\"0\"", "W/\"1\""] {
            let problem = review(tag, json!({"status": "approved"})).await.expect(412);
            assert_eq!(problem["code"], "precondition_failed");
        }
        // What is wrong anyway is told first.
        review(&tag, json!({"status": "rejected"})).await.expect(400);
        assert_eq!(server.shown(&account).await, before);
        let read = server.decide(&staff, &account.uid, &json!({})).await;
        review(read.header("etag").expect("a tag"), json!({"status": "approved"})).await.expect(200);
        review("*", json!({"status": "approved"})).await.expect(200);
    }

    async fn a_rejection_needs_a_reason(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        attach(&server, &account, "dbs").await;
        let before = server.shown(&account).await;
        for body in [json!({"status": "rejected"}), json!({"status": "rejected", "reason": null}), json!({"status": "rejected", "reason": ""}), json!({"status": "rejected", "reason": "  "})] {
            let problem = send(&server, &staff, "PUT", &of(&account.uid).document("dbs"), &body).await.expect(400);
            assert_eq!(problem["errors"][0]["pointer"], "#/reason", "{body}: {problem}");
        }
        assert_eq!(server.shown(&account).await, before);
        assert_eq!(server.be("online", &account).await, 0);
    }

    async fn there_is_nothing_to_say_of_what_is_not_attached(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        attach(&server, &account, "dbs").await;
        for kind in ["cv", "documents"] {
            for body in [json!({"status": "approved"}), json!({"status": "rejected", "reason": "x"})] {
                let problem = send(&server, &staff, "PUT", &of(&account.uid).document(kind), &body).await.expect(404);
                assert_eq!(problem["code"], "not_found");
            }
        }
        server.set(&account, json!({"dbs": null})).await;
        send(&server, &staff, "PUT", &of(&account.uid).document("dbs"), &json!({"status": "approved"})).await.expect(404);
    }

    async fn a_kind_that_is_none_is_no_path(server: Server) {
        let (account, staff) = (server.driver("driver").await, server.service("staff").await);
        for kind in ["passport", "DBS", "enhanced_dbs", "%20", "0"] {
            let reply = send(&server, &staff, "PUT", &of(&account.uid).document(kind), &json!({"status": "approved"})).await;
            let problem = reply.expect(400);
            assert_eq!(problem["errors"][0]["pointer"], "#/path/kind", "{kind}");
        }
    }
}
