//! Documents by `signed_id`.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::drivers::{LISTS, SINGLE, new_profile, nothing, pdf, trailless, update};
use crate::support::{Account, Server, on_both_databases};

/// Uploads so many PDFs, and answers their signed ids.
async fn uploads(server: &Server, account: &Account, count: usize) -> Vec<Value> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(
            server
                .upload(account, &format!("{number}.pdf"), pdf(number))
                .await,
        );
    }
    ids
}

fn members(list: &Value, member: &str) -> Vec<Value> {
    let list = list.as_array().expect("a list").iter();
    list.map(|it| it[member].clone()).collect()
}

on_both_databases! {
    async fn a_document_of_every_kind_can_be_attached_fetched_and_removed(server: Server) {
        let account = server.driver("driver").await;
        for (number, kind) in SINGLE.into_iter().enumerate() {
            let bytes = pdf(number);
            let signed_id = server.upload(&account, &format!("{kind}.pdf"), bytes.clone()).await;
            let shown = server.set(&account, json!({kind: signed_id})).await[kind].clone();
            assert_eq!(shown["filename"], format!("{kind}.pdf"));
            assert_eq!((&shown["byte_size"], &shown["signed_id"]), (&json!(bytes.len()), &signed_id));
            assert!(shown["id"].is_i64());
            assert_eq!(server.fetch(&shown).await.bytes, bytes);
            assert_eq!(server.shown(&account).await[kind], shown);
            assert_eq!(server.set(&account, json!({})).await[kind], shown);
        }
        for (kind, removed) in SINGLE.into_iter().zip([json!(null), json!("")].into_iter().cycle()) {
            assert_eq!(server.set(&account, json!({kind: removed})).await[kind], nothing(), "{kind}");
        }
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 0);
    }

    async fn a_list_is_attached_in_its_order_and_replaced_whole(server: Server) {
        let account = server.driver("driver").await;
        for kind in LISTS {
            let ids = uploads(&server, &account, 4).await;
            let [a, b, c, d] = &ids[..] else { panic!() };
            let shown = server.set(&account, json!({kind: [b, a, c]})).await[kind].clone();
            assert_eq!(members(&shown, "signed_id"), [b.clone(), a.clone(), c.clone()]);
            assert_eq!(members(&shown, "filename"), ["1.pdf", "0.pdf", "2.pdf"]);
            assert_eq!(server.shown(&account).await[kind], shown);
            // What is attached already stays what it is.
            let after = server.set(&account, json!({kind: [c, "", d, b]})).await[kind].clone();
            assert_eq!(members(&after, "signed_id"), [c.clone(), d.clone(), b.clone()]);
            assert_eq!((&after[0], &after[2]), (&shown[2], &shown[0]));
            assert_eq!(server.set(&account, json!({})).await[kind], after);
            for (number, empty) in [json!([]), json!(null), json!([""])].into_iter().enumerate() {
                let again = server.upload(&account, "x.pdf", pdf(100 + number)).await;
                assert_eq!(server.set(&account, json!({kind: [again]})).await[kind].as_array().unwrap().len(), 1);
                assert_eq!(server.set(&account, json!({kind: empty})).await[kind], json!([]));
            }
        }
        server.app.housekeeping.run().await;
        assert_eq!(server.files().len(), 0);
    }

    async fn what_is_replaced_is_gone(server: Server) {
        let account = server.driver("driver").await;
        let ids = uploads(&server, &account, 3).await;
        let mut before = Value::Null;
        for id in &ids {
            let now = server.set(&account, json!({"dbs": id})).await["dbs"].clone();
            if !before.is_null() {
                server.app.housekeeping.run().await;
                assert_eq!(server.fetch(&before).await.status, 404);
                let reply = server.update_profile(&account, &update(json!({"cv": before["signed_id"]}))).await;
                assert_eq!(reply.expect(422), json!({"errors": {"cv": ["is invalid"]}}));
            }
            before = now;
        }
        assert_eq!(server.files().len(), 1);
        assert_eq!(server.fetch(&before).await.bytes, pdf(2));
    }

    async fn what_is_attached_may_be_sent_back_and_changes_nothing(server: Server) {
        let account = server.driver("driver").await;
        let ids = uploads(&server, &account, 3).await;
        let before = server.set(&account, json!({"dbs": ids[0], "documents": [ids[1], ids[2]]})).await;
        server.advance(TimeDelta::minutes(1));
        let after = server.set(&account, json!({"dbs": ids[0], "documents": [ids[1], ids[2]]})).await;
        assert_eq!(after, before);
        let turned = server.set(&account, json!({"documents": [ids[2], ids[1]]})).await;
        assert_eq!(members(&turned["documents"], "signed_id"), [ids[2].clone(), ids[1].clone()]);
        assert_eq!(turned["activities"], before["activities"]);
    }

    async fn an_upload_waits_a_day_to_be_attached(server: Server) {
        let account = server.driver("driver").await;
        let ids = uploads(&server, &account, 2).await;
        server.advance(TimeDelta::hours(23));
        server.app.housekeeping.run().await;
        let account = server.login(&account).await;
        let shown = server.set(&account, json!({"dbs": ids[0]})).await["dbs"].clone();
        server.advance(TimeDelta::hours(2));
        server.app.housekeeping.run().await;
        let account = server.login(&account).await;
        let reply = server.update_profile(&account, &update(json!({"cv": ids[1]}))).await;
        assert_eq!(reply.expect(422), json!({"errors": {"cv": ["is invalid"]}}));
        let now = server.shown(&account).await["dbs"].clone();
        assert_eq!(now["id"], shown["id"]);
        assert_eq!((server.fetch(&now).await.bytes.to_vec(), server.files().len()), (pdf(0), 1));
    }

    async fn of_twelve_that_attach_the_same_upload_as_other_kinds_one_does(server: Server) {
        let account = server.driver("driver").await;
        server.set(&account, json!({})).await;
        let id = &uploads(&server, &account, 1).await[0];
        let kinds: Vec<&str> = SINGLE.into_iter().chain(LISTS).collect();
        let bodies: Vec<Value> = kinds.iter().map(|kind| update(if LISTS.contains(kind) { json!({*kind: [id]}) } else { json!({*kind: id}) })).collect();
        let replies = join_all(bodies.iter().map(|body| server.update_profile(&account, body))).await;
        let won: Vec<usize> = (0..kinds.len()).filter(|place| replies[*place].status == 200).collect();
        assert_eq!(won.len(), 1, "{replies:?}");
        let now = server.shown(&account).await;
        assert_eq!(trailless(&now), trailless(&replies[won[0]].json()["profile"]));
        let attached: Vec<Value> = kinds.iter().flat_map(|kind| match &now[*kind] {
            Value::Array(list) => list.clone(),
            one => vec![one.clone()],
        }).filter(|it| it["id"].is_i64()).collect();
        assert_eq!(attached.len(), 1);
        for (kind, lost) in kinds.iter().zip(&replies).filter(|(_, reply)| reply.status != 200) {
            assert_eq!(lost.expect(422), json!({"errors": {*kind: ["is invalid"]}}));
        }
    }

    async fn one_request_sent_six_times_at_once_is_done_once(server: Server) {
        let account = server.driver("driver").await;
        let ids = uploads(&server, &account, 3).await;
        let body = update(json!({"dbs": ids[0], "documents": [ids[1], ids[2]]}));
        let replies = join_all((0..6).map(|_| server.update_profile(&account, &body))).await;
        assert!(replies.iter().all(|reply| reply.status == 200), "{replies:?}");
        let now = server.shown(&account).await;
        assert_eq!(members(&now["documents"], "signed_id"), ids[1..]);
        assert_eq!(now["activities"].as_array().unwrap().len(), 4);
    }

    async fn one_upload_creates_one_profile_however_often_it_is_sent(server: Server) {
        let account = server.register("driver").await;
        let id = &uploads(&server, &account, 1).await[0];
        let body = new_profile(json!({"dbs": id}));
        let replies = join_all((0..6).map(|_| server.create_profile(&account, &body))).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
        for lost in replies.iter().filter(|reply| reply.status != 200) {
            assert_eq!(lost.expect(422), json!({"errors": {"base": ["Profile already exists"]}}));
        }
        server.app.housekeeping.run().await;
        assert_eq!(server.fetch(&server.shown(&account).await["dbs"]).await.bytes, pdf(0));
    }
}
