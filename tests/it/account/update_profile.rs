//! `POST user/update/profile/`, where the email stays.

use serde_json::{Value, json};

use crate::support::account::{Caller, UPDATE, data, form};
use crate::support::{Reply, Server, on_both_databases};

/// The kinds of bodies that there are.
const KINDS: [&str; 3] = ["json", "urlencoded", "multipart"];

async fn post(server: &Server, caller: &Caller, kind: &str, pairs: &[(&str, &str)]) -> Reply {
    let call = server.ask(caller, "POST", UPDATE);
    let call = match kind {
        "json" => call.json(&pairs.iter().copied().collect()),
        "urlencoded" => {
            let mut url = reqwest::Url::parse("http://x").unwrap();
            url.query_pairs_mut().extend_pairs(pairs);
            let query = url.query().unwrap_or_default().to_owned();
            call.body("application/x-www-form-urlencoded", query)
        }
        _ => call.form(form(pairs)),
    };
    call.send().await
}

on_both_databases! {
    async fn every_kind_of_body_changes_what_it_names_and_answers_the_profile(server: Server) {
        let caller = server.caller("owner").await;
        for (kind, number) in KINDS.into_iter().zip(["4790000001", "+4790000002", "4790000003"]) {
            let pairs = [("first_name", kind), ("last_name", "Ωμέγα & +=%"), ("email", "owner@example.com"), ("phone_number", number)];
            let answer = data(&post(&server, &caller, kind, &pairs).await);
            assert_eq!(answer, server.profile_data(&caller).await);
            let person = &answer["UserProfile"][0];
            assert_eq!([&person["first_name"], &person["last_name"]], [kind, "Ωμέγα & +=%"]);
            assert_eq!(person["phone_number"], format!("+{}", number.trim_start_matches('+')));
        }
    }

    async fn what_is_absent_stays_and_what_is_blank_is_cleared(server: Server) {
        let caller = server.caller("owner").await;
        let all = [("email", "owner@example.com"), ("first_name", "Åse"), ("last_name", "Farrell"), ("phone_number", "4799999999")];
        for kind in KINDS {
            post(&server, &caller, kind, &all).await.expect(200);
            let before = server.person(&caller).await;
            post(&server, &caller, kind, &all[..1]).await.expect(200);
            assert_eq!(server.person(&caller).await, before);
            post(&server, &caller, kind, &[all[0], ("first_name", "")]).await.expect(200);
            let person = server.person(&caller).await;
            assert_eq!([&person["first_name"], &person["last_name"]], [&Value::Null, &json!("Farrell")]);
            post(&server, &caller, kind, &[all[0], ("last_name", " \t\n"), ("phone_number", " ")]).await.expect(200);
            let person = server.person(&caller).await;
            assert_eq!([&person["last_name"], &person["phone_number"], &person["phone_code"], &person["country_code"]], [&Value::Null; 4], "{kind}");
        }
    }

    async fn text_is_trimmed_as_python_strips_it(server: Server) {
        let caller = server.caller("owner").await;
        for (sent, kept) in [
            ("  Ada  ", "Ada"), ("\u{a0}\u{2003}\u{3000}Ada\u{2028}\u{85}\r\n", "Ada"), ("\u{1c}\u{1d}\u{1e}\u{1f}Ada\u{b}\u{c}", "Ada"), ("A d a", "A d a"),
            ("\u{200b}Ada\u{feff}", "\u{200b}Ada\u{feff}"), ("\u{1b}Ada", "\u{1b}Ada"),
        ] {
            for kind in ["json", "urlencoded"] {
                let pairs = [("email", "\u{a0}owner@example.com\n"), ("first_name", sent), ("phone_number", " 4799999999 ")];
                post(&server, &caller, kind, &pairs).await.expect(200);
                let person = server.person(&caller).await;
                assert_eq!([&person["first_name"], &person["email"], &person["phone_number"]], [kept, "owner@example.com", "+4799999999"], "{sent:?}");
            }
        }
    }

    async fn lengths_count_code_points_of_what_is_left(server: Server) {
        let caller = server.caller("owner").await;
        for longest in ["x".repeat(255), "ø".repeat(255), "👩".repeat(255), "e\u{301}".repeat(127) + "x"] {
            let padded = format!("   {longest}   ");
            for kind in KINDS {
                post(&server, &caller, kind, &[("email", "owner@example.com"), ("first_name", padded.as_str())]).await.expect(200);
                assert_eq!(server.person(&caller).await["first_name"], longest);
                post(&server, &caller, kind, &[("email", "owner@example.com"), ("first_name", format!("{longest}x").as_str())]).await.expect(400);
            }
        }
    }

    async fn a_number_stands_for_its_text(server: Server) {
        let caller = server.caller("owner").await;
        server.change_of(&caller, json!({"first_name": 7, "last_name": -1.5, "phone_number": 4_799_999_999_u64})).await.expect(200);
        let person = server.person(&caller).await;
        assert_eq!([&person["first_name"], &person["last_name"], &person["phone_number"]], ["7", "-1.5", "+4799999999"]);
    }

    async fn a_phone_number_has_nine_to_fifteen_digits(server: Server) {
        let caller = server.caller("owner").await;
        for number in ["123456789", "+123456789", "123456789012345", "+123456789012345"] {
            server.change_of(&caller, json!({"phone_number": number})).await.expect(200);
            assert_eq!(server.person(&caller).await["phone_number"], format!("+{}", number.trim_start_matches('+')));
        }
    }

    async fn members_that_nobody_knows_are_ignored(server: Server) {
        let caller = server.caller("owner").await;
        let before = server.profile_data(&caller).await;
        let more = json!({"username": "another", "phone_code": "+1", "country_code": 7, "ProfileImage": "x", "id": null, "csrfmiddlewaretoken": []});
        server.change_of(&caller, more).await.expect(200);
        assert_eq!(server.profile_data(&caller).await, before);
        let pairs = [("email", "owner@example.com"), ("username", "another"), ("csrfmiddlewaretoken", "x")];
        for kind in KINDS {
            post(&server, &caller, kind, &pairs).await.expect(200);
        }
        assert_eq!(server.profile_data(&caller).await, before);
    }

    async fn tokens_that_nothing_needs_are_ignored(server: Server) {
        let caller = server.caller("owner").await;
        for tokens in [json!({"token_field": "", "token_checksum_field": ""}), json!({"token_field": "123456", "token_checksum_field": "nonsense"})] {
            server.change_of(&caller, tokens).await.expect(200);
        }
    }

    async fn another_spelling_of_the_email_needs_no_proof(server: Server) {
        let caller = server.caller("owner").await;
        for email in ["Owner@Example.COM", "OWNER@EXAMPLE.COM", "owner@example.com"] {
            let answer = data(&server.change(&caller, &json!({"email": email})).await);
            assert_eq!(answer["UserProfile"][0]["email"], email);
            server.login(&caller.account).await;
        }
    }

    async fn nothing_of_a_request_that_is_refused_is_kept(server: Server) {
        let caller = server.caller("owner").await;
        server.change_of(&caller, json!({"first_name": "Åse"})).await.expect(200);
        let before = server.profile_data(&caller).await;
        let tag = server.ask(&caller, "GET", crate::support::account::PROFILE).send().await.header("etag").unwrap().to_owned();
        for wrong in [json!({"last_name": null}), json!({"phone_number": "1"}), json!({"email": "x"}), json!({"email": "new@example.com"})] {
            let mut more = json!({"first_name": "Other"});
            more.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            server.change_of(&caller, more).await.expect(400);
        }
        assert_eq!(server.profile_data(&caller).await, before);
        let call = server.ask(&caller, "GET", crate::support::account::PROFILE).header("if-none-match", &tag);
        call.send().await.expect(304);
    }

    async fn writers_at_once_are_all_heard(server: Server) {
        let caller = server.caller("owner").await;
        for round in 0..3 {
            let (first, last) = (json!({"first_name": format!("{round}")}), json!({"last_name": format!("{round}")}));
            let (a, b) = tokio::join!(server.change_of(&caller, first), server.change_of(&caller, last));
            assert_eq!((a.status, b.status), (200, 200));
            let person = server.person(&caller).await;
            assert_eq!([&person["first_name"], &person["last_name"]], [&json!(format!("{round}")); 2]);
        }
    }
}
