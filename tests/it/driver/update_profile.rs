//! `PUT /api/v1/users/profile` without documents.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, errors, new_profile, update};
use crate::support::on_both_databases;

on_both_databases! {
    async fn what_is_absent_stays(server: Server) {
        let account = server.register("driver").await;
        let all = json!({"bio": "x", "licenses": ["b"], "experiences": [{"company": "A", "position": "B"}], "english_level": "fluent"});
        server.create_profile(&account, &new_profile(all)).await.expect(200);
        let before = server.shown(&account).await;
        let after = server.set(&account, json!({"english_level": "fluent"})).await;
        assert_eq!(after, before);
        let after = server.set(&account, json!({"birth_date": "1990-01-01T00:00:00Z"})).await;
        assert_eq!((&after["birth_date"], &after["english_level"]), (&json!("1990-01-01"), &json!("advanced")));
        for member in ["bio", "licenses", "experiences", "start_date", "dbs", "documents"] {
            assert_eq!(after[member], before[member], "{member}");
        }
    }

    async fn null_clears_what_may_be_unset(server: Server) {
        let account = server.driver("driver").await;
        server.set(&account, json!({"bio": "x", "licenses": ["b"], "experiences": [{"company": "A", "position": "B"}]})).await;
        let after = server.set(&account, json!({"bio": null, "licenses": null, "experiences": null})).await;
        assert_eq!([&after["bio"], &after["licenses"], &after["experiences"]], [&Value::Null, &json!([]), &json!([])]);
        server.set(&account, json!({"bio": "x", "licenses": ["b"], "experiences": [{"company": "A", "position": "B"}]})).await;
        // In JSON an empty text is a text.
        let after = server.set(&account, json!({"bio": "", "licenses": [], "experiences": []})).await;
        assert_eq!([&after["bio"], &after["licenses"], &after["experiences"]], [&json!(""), &json!([]), &json!([])]);
    }

    async fn a_list_takes_the_place_of_the_list(server: Server) {
        let account = server.driver("driver").await;
        for (sent, shown) in [
            (json!(["b", "c1"]), json!(["b", "c1"])), (json!(["c1"]), json!(["c1"])), (json!(["d", "a", "d", "a"]), json!(["d", "a"])),
            (json!(["am", "p", "q", "a1", "a2", "a", "b1", "b", "be", "c1", "c1e", "c", "ce", "d1", "d1e", "d", "de", "f", "g", "h", "k", "l", "m", "n"]), Value::Null),
        ] {
            let after = server.set(&account, json!({"licenses": sent})).await;
            let expected = if shown.is_null() { sent } else { shown };
            assert_eq!(after["licenses"], expected);
            assert_eq!(server.shown(&account).await["licenses"], expected);
        }
    }

    async fn an_experience_that_stays_keeps_its_number(server: Server) {
        let account = server.driver("driver").await;
        let (a, b) = (json!({"company": "A", "position": "x"}), json!({"company": "B", "position": "x", "start_date": "2020-01-01"}));
        let ids = |profile: &Value| -> Vec<(i64, String)> {
            let experiences = profile["experiences"].as_array().unwrap().iter();
            experiences.map(|it| (it["id"].as_i64().unwrap(), it["company"].as_str().unwrap().to_owned())).collect()
        };
        let named = |pairs: &[(i64, &str)]| -> Vec<(i64, String)> { pairs.iter().map(|(id, name)| (*id, (*name).to_owned())).collect() };
        assert_eq!(ids(&server.set(&account, json!({"experiences": [a, b]})).await), named(&[(1, "A"), (2, "B")]));
        let c = json!({"company": "C", "position": "x", "end_date": "", "description": null});
        assert_eq!(ids(&server.set(&account, json!({"experiences": [b, c, a]})).await), named(&[(2, "B"), (3, "C"), (1, "A")]));
        assert_eq!(ids(&server.set(&account, json!({"experiences": [c]})).await), named(&[(3, "C")]));
    }

    async fn members_that_nobody_knows_are_ignored(server: Server) {
        let account = server.driver("driver").await;
        server.set(&account, json!({})).await;
        let before = server.get(PROFILE, &account.token).send().await;
        let after = server.set(&account, json!({
            "id": 7, "email": "other@example.com", "phone_number": "+4799999999", "activities": [], "interviews": [{}], "reviews": 1, "unknown": null,
            "compliance_documents": [],
        })).await;
        assert_eq!(after, before.json()["profile"]);
        assert_eq!(server.get(PROFILE, &account.token).send().await.header("etag"), before.header("etag"));
    }

    async fn text_is_kept_to_the_character(server: Server) {
        let account = server.driver("driver").await;
        for text in ["  spaces  ", "Ωμέγα 👩‍🚗 e\u{301}", "line\nbreak\ttab", "\u{202e}right to left", "'; DROP TABLE users; --", "\\ \" / <b>"] {
            let more = json!({"first_name": text, "last_name": text, "bio": text, "experiences": [{"company": text, "position": text, "description": text}]});
            let after = server.set(&account, more).await;
            assert_eq!([&after["first_name"], &after["last_name"], &after["bio"]], [text; 3]);
            assert_eq!(after["experiences"][0]["description"], text);
            assert_eq!(server.shown(&account).await, after);
        }
    }

    async fn limits_count_characters_and_hold_to_the_last_one(server: Server) {
        let account = server.driver("driver").await;
        let members = |over: usize| json!({
            "first_name": "ø".repeat(255 + over), "last_name": "👩".repeat(255 + over), "postcode": "ø".repeat(20 + over),
            "contact_phone_number": "1".repeat(40 + over), "bio": "👩".repeat(5_000 + over),
            "experiences": [{"company": "ø".repeat(255 + over), "position": "ø".repeat(255 + over), "description": "ø".repeat(2_000 + over)}],
        });
        let before = server.set(&account, members(0)).await;
        let reply = server.update_profile(&account, &update(members(1))).await;
        let words = |limit: usize| json!([format!("is too long (maximum is {limit} characters)")]);
        assert_eq!(errors(&reply), json!({
            "bio": words(5_000), "contact_phone_number": words(40), "experiences.company": words(255), "experiences.description": words(2_000),
            "experiences.position": words(255), "first_name": words(255), "last_name": words(255), "postcode": words(20),
        }));
        assert_eq!(server.shown(&account).await, before);
    }

    async fn there_is_nothing_to_change_before_there_is_a_profile(server: Server) {
        let account = server.register("driver").await;
        let signed_id = server.upload(&account, "a.pdf", crate::support::drivers::pdf(1)).await;
        for more in [json!({}), json!({"dbs": signed_id}), json!({"birth_date": "2020-02-30"})] {
            let reply = server.update_profile(&account, &update(more)).await;
            assert_eq!(reply.expect(404), json!({"error": "Not Found"}));
        }
    }

    async fn writers_of_different_members_are_both_heard(server: Server) {
        let account = server.driver("driver").await;
        server.set(&account, json!({})).await;
        for round in 0..5 {
            let (bio, licenses) = (format!("round {round}"), if round % 2 == 0 { ["a"] } else { ["b"] });
            let (bio_only, licenses_only) = (update(json!({"bio": bio})), update(json!({"licenses": licenses})));
            let (a, b) = tokio::join!(server.update_profile(&account, &bio_only), server.update_profile(&account, &licenses_only));
            assert_eq!((a.status, b.status), (200, 200));
            let now = server.shown(&account).await;
            assert_eq!((&now["bio"], &now["licenses"]), (&json!(bio), &json!(licenses)));
        }
    }

    async fn the_last_of_twelve_writers_is_shown_whole(server: Server) {
        let account = server.driver("driver").await;
        let bodies: Vec<Value> = (0..12).map(|number| update(json!({"bio": format!("{number}"), "postcode": format!("{number}")}))).collect();
        let replies = join_all(bodies.iter().map(|body| server.update_profile(&account, body))).await;
        assert!(replies.iter().all(|reply| reply.status == 200));
        let now = server.shown(&account).await;
        assert_eq!(now["bio"], now["postcode"]);
        assert_eq!(now["activities"].as_array().unwrap().len(), 1 + replies.len());
    }

    async fn a_profile_that_was_changed_says_when(server: Server) {
        let account = server.driver("driver").await;
        server.advance(TimeDelta::milliseconds(1_500));
        server.set(&account, json!({})).await;
        let shared = server.get("/api/co/profile", &account.token).send().await.expect(200);
        assert_eq!(shared["updated_at"], "2026-02-12T10:00:01.500Z");
    }

    async fn changes_that_name_no_version_all_get_through(server: Server) {
        let account = server.driver("driver").await;
        let changes = (0..24).map(|number| update(json!({"bio": format!("{number}")})));
        let changes: Vec<_> = changes.collect();
        let replies = join_all(changes.iter().map(|change| server.update_profile(&account, change))).await;
        for reply in replies {
            reply.expect(200);
        }
    }
}
