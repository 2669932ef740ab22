//! `POST /api/v1/users/profile`.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::drivers::{PROFILE, errors, new_profile, pdf, trailless};
use crate::support::on_both_databases;

on_both_databases! {
    async fn the_answer_is_what_is_shown_from_then_on(server: Server) {
        let account = server.register("driver").await;
        let reply = server.create_profile(&account, &new_profile(json!({}))).await;
        assert_eq!(trailless(&reply.expect(200)["profile"]), trailless(&server.shown(&account).await));
    }

    async fn all_that_is_optional_may_come_at_once(server: Server) {
        let account = server.register("driver").await;
        let signed_id = server.upload(&account, "dbs.pdf", pdf(1)).await;
        let reply = server.create_profile(&account, &new_profile(json!({
            "english_level": "native", "bio": "Ωμέγα 👩‍🚗\n'; DROP TABLE users; --", "licenses": ["c1e", "b"], "dbs": signed_id, "documents": [],
            "experiences": [
                {"company": "A", "position": "B"},
                {"company": "C", "position": "D", "start_date": "2015-04-01", "end_date": "2016-04-01T10:00:00Z", "description": "E"},
            ],
        }))).await;
        let profile = &reply.expect(200)["profile"];
        assert_eq!(profile["english_level"], "native");
        assert_eq!(profile["bio"], "Ωμέγα 👩‍🚗\n'; DROP TABLE users; --");
        assert_eq!(profile["licenses"], json!(["c1e", "b"]));
        assert_eq!(profile["experiences"], json!([
            {"id": 1, "company": "A", "position": "B", "start_date": null, "end_date": null, "description": null},
            {"id": 2, "company": "C", "position": "D", "start_date": "2015-04-01", "end_date": "2016-04-01", "description": "E"},
        ]));
        assert_eq!((&profile["dbs"]["filename"], &profile["dbs"]["signed_id"]), (&json!("dbs.pdf"), &signed_id));
        assert_eq!(trailless(&server.shown(&account).await), trailless(profile));
    }

    async fn the_date_of_a_date_time_counts_as_it_is_written(server: Server) {
        for (number, (sent, shown)) in [
            ("2000-02-29", "2000-02-29"), ("2020-03-20T10:02:34.340Z", "2020-03-20"), ("2020-03-20T23:30:00-11:00", "2020-03-20"),
            ("2020-03-20T00:30:00+05:45", "2020-03-20"), ("1899-12-31T23:59:59.123456789Z", "1899-12-31"),
        ].into_iter().enumerate() {
            let account = server.register(&format!("driver{number}")).await;
            let reply = server.create_profile(&account, &new_profile(json!({"birth_date": sent, "start_date": sent}))).await;
            let profile = &reply.expect(200)["profile"];
            assert_eq!([&profile["birth_date"], &profile["start_date"]], [shown, shown]);
        }
    }

    async fn who_was_born_today_may_start_in_the_future(server: Server) {
        let account = server.register("driver").await;
        let tomorrow = new_profile(json!({"birth_date": "2026-02-13", "start_date": "2026-02-13"}));
        let reply = server.create_profile(&account, &tomorrow).await;
        assert_eq!(errors(&reply), json!({"birth_date": ["can't be in the future"]}));
        let today = new_profile(json!({"birth_date": "2026-02-12", "start_date": "2126-02-13"}));
        server.create_profile(&account, &today).await.expect(200);
    }

    async fn a_second_one_is_refused_and_changes_nothing(server: Server) {
        let account = server.driver("driver").await;
        let before = server.get(PROFILE, &account.token).send().await;
        let signed_id = server.upload(&account, "dbs.pdf", pdf(1)).await;
        for more in [json!({}), json!({"first_name": "Other", "bio": "x", "dbs": signed_id}), json!({"birth_date": "2020-02-30"})] {
            let reply = server.create_profile(&account, &new_profile(more)).await;
            assert_eq!(reply.expect(422), json!({"errors": {"base": ["Profile already exists"]}}));
        }
        let after = server.get(PROFILE, &account.token).send().await;
        assert_eq!((after.json(), after.header("etag")), (before.json(), before.header("etag")));
    }

    async fn of_twelve_that_race_one_creates_it(server: Server) {
        let account = server.register("driver").await;
        let bodies: Vec<Value> = (0..12).map(|number| new_profile(json!({"first_name": format!("racer {number}")}))).collect();
        let replies = join_all(bodies.iter().map(|body| server.create_profile(&account, body))).await;
        let won: Vec<_> = replies.iter().filter(|reply| reply.status == 200).collect();
        assert_eq!(won.len(), 1);
        for lost in replies.iter().filter(|reply| reply.status != 200) {
            assert_eq!(errors(lost), json!({"base": ["Profile already exists"]}));
        }
        assert_eq!(trailless(&server.shown(&account).await), trailless(&won[0].json()["profile"]));
    }

    async fn drivers_have_numbers_of_their_own(server: Server) {
        let mut numbers = Vec::new();
        for name in ["a", "b", "c"] {
            let account = server.driver(name).await;
            numbers.push(server.shown(&account).await["id"].as_i64().unwrap());
        }
        numbers.dedup();
        assert_eq!(numbers.len(), 3);
    }

    async fn names_that_registration_took_are_replaced(server: Server) {
        let account = server.register_with("driver", json!({"first_name": "Old", "last_name": "Older", "username": "driver"})).await;
        server.advance(TimeDelta::seconds(1));
        server.create_profile(&account, &new_profile(json!({}))).await.expect(200);
        let shared = server.get("/api/co/profile", &account.token).send().await.expect(200);
        assert_eq!([&shared["firstName"], &shared["lastName"], &shared["username"]], ["Virgie", "Luettgen", "driver"]);
        assert_eq!(shared["updated_at"], "2026-02-12T10:00:01.000Z");
    }
}
