//! Signed ids that are refused.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::drivers::{announcement, errors, new_profile, pdf, update};
use crate::support::{Account, Server, on_both_databases};

/// Each is no signed id, wherever it is sent.
async fn assert_invalid(server: &Server, account: &Account, signed_id: &Value, why: &str) {
    let before = server.shown(account).await;
    for (kind, value) in [
        ("dbs", signed_id.clone()),
        ("documents", json!([signed_id])),
    ] {
        let reply = server
            .update_profile(
                account,
                &update(json!({"first_name": "kept out", kind: value})),
            )
            .await;
        assert_eq!(
            errors(&reply),
            json!({kind: ["is invalid"]}),
            "{why} {kind}"
        );
    }
    assert_eq!(server.shown(account).await, before);
}

on_both_databases! {
    async fn anothers_is_none(server: Server) {
        let (account, other) = (server.driver("driver").await, server.driver("other").await);
        let theirs = server.upload(&other, "a.pdf", pdf(1)).await;
        assert_invalid(&server, &account, &theirs, "reserved").await;
        server.set(&other, json!({"dbs": theirs})).await;
        assert_invalid(&server, &account, &theirs, "attached").await;
        assert_eq!(server.shown(&other).await["dbs"]["signed_id"], theirs);
        let stranger = server.register("stranger").await;
        let reply = server.create_profile(&stranger, &new_profile(json!({"cv": theirs}))).await;
        assert_eq!(errors(&reply), json!({"cv": ["is invalid"]}));
    }

    async fn one_that_was_tampered_with_is_none(server: Server) {
        let account = server.driver("driver").await;
        let good = server.upload(&account, "a.pdf", pdf(1)).await;
        let text = good.as_str().unwrap();
        let (data, tag) = text.rsplit_once("--").unwrap();
        let other = server.upload(&account, "b.pdf", pdf(2)).await;
        let (other_data, _) = other.as_str().unwrap().rsplit_once("--").unwrap();
        for bad in [
            format!("{other_data}--{tag}"), format!("{data}--{}", "0".repeat(64)), format!("{text}0"), text[1..].to_owned(), data.to_owned(),
            format!("{data}--{}", tag.to_uppercase()), "1".to_owned(), " ".to_owned(), "--".to_owned(), "x".repeat(1_024), "\u{0}".to_owned(),
        ] {
            assert_invalid(&server, &account, &json!(bad), &bad).await;
        }
        assert_invalid(&server, &account, &json!(7), "a number").await;
        assert_invalid(&server, &account, &json!({"signed_id": text}), "an object").await;
        server.set(&account, json!({"dbs": good})).await;
    }

    async fn a_token_for_something_else_is_none(server: Server) {
        let account = server.driver("driver").await;
        let bytes = pdf(1);
        let announced = server.announce(&account, &announcement("a.pdf", &bytes)).send().await.expect(200);
        server.send_bytes(&announced, bytes).await.expect(204);
        let upload = server.path_of(&announced["direct_upload"]["url"]);
        assert_invalid(&server, &account, &json!(upload.rsplit('/').next().unwrap()), "upload").await;
        let shown = server.set(&account, json!({"cv": announced["signed_id"]})).await["cv"].clone();
        let download = server.path_of(&shown["url"]);
        assert_invalid(&server, &account, &json!(download.split('/').nth(3).unwrap()), "download").await;
        // Nor does a signed id upload or download.
        let signed_id = shown["signed_id"].as_str().unwrap();
        assert_eq!(server.call("GET", &format!("/media/documents/{signed_id}/a.pdf")).send().await.status, 404);
        let call = server.call("PUT", &format!("/api/v1/direct_uploads/{signed_id}"));
        call.body("application/pdf", pdf(1)).send().await.expect(404);
    }

    async fn what_has_not_been_uploaded_is_none_yet(server: Server) {
        let account = server.driver("driver").await;
        let bytes = pdf(1);
        let announced = server.announce(&account, &announcement("a.pdf", &bytes)).send().await.expect(200);
        assert_invalid(&server, &account, &announced["signed_id"], "announced").await;
        // Bytes that were refused are none.
        server.send_bytes(&announced, pdf(2)).await.expect(422);
        assert_invalid(&server, &account, &announced["signed_id"], "refused").await;
        server.send_bytes(&announced, bytes).await.expect(204);
        server.set(&account, json!({"dbs": announced["signed_id"]})).await;
    }

    async fn one_serves_once(server: Server) {
        let account = server.driver("driver").await;
        let id = server.upload(&account, "a.pdf", pdf(1)).await;
        let before = server.shown(&account).await;
        for (more, fields) in [
            (json!({"dbs": id, "cv": id}), vec!["cv"]), (json!({"documents": [id, id]}), vec!["documents"]),
            (json!({"tacho": id, "driving_license": [id], "documents": [id]}), vec!["documents", "driving_license"]),
        ] {
            let told = errors(&server.update_profile(&account, &update(more.clone())).await);
            let expected: serde_json::Map<String, Value> = fields.iter().map(|field| ((*field).to_owned(), json!(["is invalid"]))).collect();
            assert_eq!(told, Value::Object(expected), "{more}");
        }
        assert_eq!(server.shown(&account).await, before);
        server.set(&account, json!({"dbs": id})).await;
        for more in [json!({"cv": id}), json!({"cv": id, "dbs": null})] {
            assert_eq!(errors(&server.update_profile(&account, &update(more)).await), json!({"cv": ["is invalid"]}));
        }
    }

    async fn what_was_removed_is_none_any_more(server: Server) {
        let account = server.driver("driver").await;
        let id = server.upload(&account, "a.pdf", pdf(1)).await;
        server.set(&account, json!({"dbs": id})).await;
        server.set(&account, json!({"dbs": null})).await;
        assert_invalid(&server, &account, &id, "removed").await;
        server.app.housekeeping.run().await;
        assert_invalid(&server, &account, &id, "deleted").await;
    }

    async fn what_was_swept_is_none_any_more(server: Server) {
        let account = server.driver("driver").await;
        let id = server.upload(&account, "a.pdf", pdf(1)).await;
        server.advance(TimeDelta::hours(24) + TimeDelta::seconds(1));
        server.app.housekeeping.run().await;
        let account = server.login(&account).await;
        assert_invalid(&server, &account, &id, "swept").await;
        assert_eq!(server.files().len(), 0);
    }

    async fn a_good_one_is_still_good_after_a_refusal(server: Server) {
        let account = server.driver("driver").await;
        let id = server.upload(&account, "a.pdf", pdf(1)).await;
        for more in [json!({"dbs": id, "cv": "x"}), json!({"dbs": id, "birth_date": "2020-02-30"}), json!({"dbs": id, "postcode": ""})] {
            server.update_profile(&account, &update(more)).await.expect(422);
        }
        assert_eq!(server.set(&account, json!({"dbs": id})).await["dbs"]["signed_id"], id);
    }
}
