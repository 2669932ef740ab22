//! `activities`: what happened to a profile.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::drivers::{new_profile, pdf, update};
use crate::support::on_both_databases;

/// What happened, the latest first, and to what.
fn told(profile: &Value) -> Vec<(String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let activities = profile["activities"].as_array().expect("a list").iter();
    activities
        .map(|it| {
            (
                text(&it["action"]).expect("an action"),
                text(&it["subject"]),
            )
        })
        .collect()
}

fn is(actions: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    let owned = |(action, subject): &(&str, Option<&str>)| {
        ((*action).to_owned(), subject.map(str::to_owned))
    };
    actions.iter().map(owned).collect()
}

on_both_databases! {
    async fn an_activity_has_a_number_and_a_time(server: Server) {
        let account = server.driver("driver").await;
        server.advance(TimeDelta::milliseconds(61_250));
        let profile = server.set(&account, json!({})).await;
        let expected = json!([
            {"id": 2, "action": "updated", "subject": null, "created_at": "2026-02-12T10:01:01.250Z"},
            {"id": 1, "action": "created", "subject": null, "created_at": "2026-02-12T10:00:00.000Z"},
        ]);
        assert_eq!(profile["activities"].to_string(), expected.to_string());
    }

    async fn what_is_attached_and_removed_is_told_by_kind(server: Server) {
        let account = server.register("driver").await;
        let first = server.upload(&account, "1.pdf", pdf(1)).await;
        let answer = server.create_profile(&account, &new_profile(json!({"cv": first, "english_level": "advanced"}))).await.expect(200)["profile"].clone();
        assert_eq!(told(&answer), is(&[]));
        let profile = server.shown(&account).await;
        assert_eq!(told(&profile), is(&[("document_attached", Some("cv")), ("created", None)]));
        // Nothing else is changed from here on.
        let (second, third) = (server.upload(&account, "2.pdf", pdf(2)).await, server.upload(&account, "3.pdf", pdf(3)).await);
        let latest = async |more: Value, known: usize| {
            let all = told(&server.set(&account, more).await);
            all[..all.len() - known].to_vec()
        };
        assert_eq!(latest(json!({"cv": second, "documents": [third]}), 2).await, is(&[("document_attached", Some("documents")), ("document_attached", Some("cv"))]));
        assert_eq!(latest(json!({"cv": second, "documents": [third]}), 4).await, is(&[]));
        let fourth = server.upload(&account, "4.pdf", pdf(4)).await;
        assert_eq!(latest(json!({"documents": [third, fourth]}), 4).await, is(&[("document_attached", Some("documents"))]));
        assert_eq!(latest(json!({"documents": [fourth]}), 5).await, is(&[("document_removed", Some("documents"))]));
        assert_eq!(latest(json!({"cv": null, "bio": "x"}), 6).await, is(&[("document_removed", Some("cv")), ("updated", None)]));
        assert_eq!(latest(json!({"cv": null}), 8).await, is(&[]));
    }

    async fn the_answer_to_a_change_shows_what_there_was_before(server: Server) {
        let account = server.driver("driver").await;
        let mut before = server.shown(&account).await;
        for text in ["a", "b", "b"] {
            let answer = server.update_profile(&account, &update(json!({"bio": text}))).await.expect(200)["profile"].clone();
            assert_eq!((&answer["activities"], &answer["bio"]), (&before["activities"], &json!(text)));
            before = server.shown(&account).await;
        }
    }

    async fn what_changes_nothing_or_fails_leaves_no_trace(server: Server) {
        let account = server.driver("driver").await;
        let before = server.set(&account, json!({"bio": "x"})).await;
        server.advance(TimeDelta::minutes(1));
        assert_eq!(server.set(&account, json!({"bio": "x"})).await, before);
        server.update_profile(&account, &update(json!({"bio": 1}))).await.expect(422);
        server.update_profile(&account, &update(json!({"bio": "y", "birth_date": "2020-02-30"}))).await.expect(422);
        assert_eq!(server.shown(&account).await, before);
    }

    async fn the_last_fifty_are_shown(server: Server) {
        let account = server.driver("driver").await;
        for number in 0..52 {
            server.set(&account, json!({"bio": number.to_string()})).await;
        }
        let profile = server.shown(&account).await;
        let ids: Vec<i64> = profile["activities"].as_array().unwrap().iter().map(|it| it["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, (4..=53).rev().collect::<Vec<_>>());
    }
}
