//! Members that are refused, and how that is told.

use serde_json::{Value, json};

use crate::support::drivers::{errors, new_profile, update};
use crate::support::on_both_databases;

const BLANK: &str = "can't be blank";
const INVALID: &str = "is invalid";
const UNLISTED: &str = "is not included in the list";
const FUTURE: &str = "can't be in the future";

on_both_databases! {
    async fn what_must_be_there_is_told_all_at_once(server: Server) {
        let account = server.register("driver").await;
        let all = ["birth_date", "contact_phone_number", "first_name", "last_name", "postcode", "start_date"];
        let expected: serde_json::Map<String, Value> = all.iter().map(|field| ((*field).to_owned(), json!([BLANK]))).collect();
        let bodies = [json!(null), json!(""), json!("  \t\n "), json!("\u{3000}\u{a0}")];
        let mut bodies: Vec<Value> = bodies.map(|blank| json!({"profile": all.iter().map(|field| ((*field).to_owned(), blank.clone())).collect::<serde_json::Map<_, _>>()})).into();
        bodies.push(json!({"profile": {"unknown": 1}}));
        for (number, body) in bodies.iter().enumerate() {
            let told = errors(&server.create_profile(&account, body).await);
            if (2..4).contains(&number) {
                // Spaces are no date, blank or not.
                for field in ["first_name", "last_name", "postcode", "contact_phone_number"] {
                    assert_eq!(told[field], json!([BLANK]), "{body}");
                }
                assert_eq!(told.as_object().unwrap().len(), 6);
            } else {
                assert_eq!(told, Value::Object(expected.clone()), "{body}");
            }
        }
        server.get(crate::support::drivers::PROFILE, &account.token).send().await.expect(404);
        let shared = server.get("/api/co/profile", &account.token).send().await.expect(200);
        assert_eq!(shared["firstName"], Value::Null);
    }

    async fn an_update_must_have_its_own(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let told = errors(&server.update_profile(&account, &json!({"profile": {"bio": "kept out", "english_level": null}})).await);
        let expected = ["contact_phone_number", "english_level", "first_name", "last_name", "postcode"];
        assert_eq!(told, Value::Object(expected.iter().map(|field| ((*field).to_owned(), json!([BLANK]))).collect()));
        assert_eq!(server.shown(&account).await, before);
    }

    async fn one_bad_member_spoils_the_good_ones(server: Server) {
        let account = server.driver("driver").await;
        let before = server.shown(&account).await;
        let experience = |more: Value| {
            let mut all = json!({"company": "A", "position": "B"});
            for (name, value) in more.as_object().unwrap() {
                all[name] = value.clone();
            }
            json!([{"company": "good", "position": "good"}, all])
        };
        for (field, value, told) in [
            ("first_name", json!(7), INVALID), ("first_name", json!(["x"]), INVALID), ("last_name", json!({"x": 1}), INVALID), ("postcode", json!(true), INVALID),
            ("bio", json!("\u{0}"), INVALID), ("bio", json!(1), INVALID), ("contact_phone_number", json!(7_856), INVALID),
            ("english_level", json!("perfect"), UNLISTED), ("english_level", json!("Advanced"), UNLISTED), ("english_level", json!(""), UNLISTED),
            ("licenses", json!(["b", "z"]), UNLISTED), ("licenses", json!([""]), UNLISTED), ("licenses", json!("b"), INVALID), ("licenses", json!([null]), BLANK),
            ("birth_date", json!("2020-02-30"), INVALID), ("birth_date", json!("2021-02-29"), INVALID), ("birth_date", json!("2020-13-01"), INVALID),
            ("birth_date", json!("2020-01-01T25:61:00Z"), INVALID), ("birth_date", json!("2020-01-01T10:61:00Z"), INVALID), ("birth_date", json!("0000-01-01"), INVALID),
            ("birth_date", json!("2020-01-01T10:00:00+25:00"), INVALID), ("birth_date", json!("20.3.2020"), INVALID), ("birth_date", json!("2020-1-1"), INVALID),
            ("birth_date", json!("2020-01-01 10:00:00"), INVALID), ("birth_date", json!("2020-01-01T10:00:00"), INVALID), ("birth_date", json!(20_200_101), INVALID),
            ("birth_date", json!("2026-02-13"), FUTURE), ("birth_date", json!("9999-12-31T00:00:00Z"), FUTURE), ("birth_date", json!(""), BLANK),
            ("birth_date", json!(null), BLANK), ("start_date", json!("2020-02-30"), INVALID), ("start_date", json!("soon"), INVALID), ("start_date", json!(null), BLANK),
            ("experiences", json!("x"), INVALID), ("experiences", json!(["x"]), INVALID), ("experiences", json!([null]), BLANK),
            ("experiences", Value::Array(vec![json!({"company": "A", "position": "B"}); 51]), INVALID), ("licenses", Value::Array(vec![json!("b"); 31]), INVALID),
            ("experiences.company", experience(json!({"company": ""})), BLANK), ("experiences.position", experience(json!({"position": null})), BLANK),
            ("experiences.company", experience(json!({"company": 1})), INVALID), ("experiences.start_date", experience(json!({"start_date": "2020-02-30"})), INVALID),
            ("experiences.start_date", experience(json!({"start_date": "x"})), INVALID), ("experiences.end_date", experience(json!({"end_date": "2020-01-01T25:00:00Z"})), INVALID),
            ("experiences.end_date", experience(json!({"start_date": "2020-01-02", "end_date": "2020-01-01"})), INVALID),
            ("dbs", json!(["x"]), INVALID), ("documents", json!("x"), INVALID), ("documents", json!([null]), BLANK), ("documents", Value::Array(vec![json!("x"); 51]), INVALID),
        ] {
            let member = field.split('.').next().unwrap();
            let mut more = json!({"first_name": "kept out", "bio": "kept out"});
            more[member] = value.clone();
            let reply = server.update_profile(&account, &update(more)).await;
            assert_eq!(errors(&reply), json!({field: [told]}), "{field} {value}");
        }
        assert_eq!(server.shown(&account).await, before);
    }

    async fn what_the_document_forbids_and_what_it_cannot_tell_is_told_together(server: Server) {
        let account = server.register("driver").await;
        let reply = server.create_profile(&account, &new_profile(json!({
            "first_name": null, "last_name": "x".repeat(256), "birth_date": "2020-02-30", "start_date": "2020-01-01T25:61:00Z", "english_level": "none", "dbs": "no id",
            "documents": ["no id", 7], "experiences": [{"company": "A", "start_date": "2020-01-02", "end_date": "2020-01-01"}, {"position": "B", "end_date": "2020-99-99"}],
        }))).await;
        assert_eq!(errors(&reply), json!({
            "birth_date": [INVALID], "dbs": [INVALID], "documents": [INVALID], "english_level": [UNLISTED], "experiences.company": [BLANK],
            "experiences.end_date": [INVALID], "experiences.position": [BLANK], "first_name": [BLANK], "last_name": ["is too long (maximum is 255 characters)"],
            "start_date": [INVALID],
        }));
        let reply = server.create_profile(&account, &new_profile(json!({"birth_date": "2026-02-13", "start_date": "2020-02-30", "dbs": "no id", "cv": ""}))).await;
        assert_eq!(errors(&reply), json!({"birth_date": [FUTURE], "dbs": [INVALID], "start_date": [INVALID]}));
    }
}
