//! `POST user/update/profile/` with an email that is not the caller's yet.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::account::{Caller, NOT_MATCHING, Proof, REQUIRED, data, invalid};
use crate::support::{Server, database, on_both_databases};

const NEW: &str = "new@example.com";

fn no_match() -> Value {
    json!({"token_field": [NOT_MATCHING]})
}

/// Tries to take the address.
async fn take(server: &Server, caller: &Caller, email: &str, proof: &Proof) -> Result<(), Value> {
    let reply = server.change(caller, &proof.of(email)).await;
    if reply.status == 200 {
        assert_eq!(data(&reply)["UserProfile"][0]["email"], email);
        assert_eq!(server.person(caller).await["email"], email);
        return Ok(());
    }
    Err(invalid(&reply))
}

on_both_databases! {
    async fn a_proved_address_is_taken_and_signs_in(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        assert_eq!(server.person(&caller).await["email"], "owner@example.com");
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
        let mut moved = caller.account.clone();
        let old = server.call("POST", "/auth/login").json(&json!({"email": moved.email, "password": moved.password}));
        old.send().await.expect(401);
        NEW.clone_into(&mut moved.email);
        server.login(&moved).await;
        // The old one is free.
        server.register("owner").await;
    }

    async fn the_rest_of_the_form_is_changed_with_it(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        let form = crate::support::account::form(&[
            ("email", NEW), ("first_name", "Ada"), ("token_field", &proof.code), ("token_checksum_field", &proof.checksum),
        ]);
        let call = server.ask(&caller, "POST", crate::support::account::UPDATE);
        let person = data(&call.form(form).send().await)["UserProfile"][0].take();
        assert_eq!([&person["email"], &person["first_name"]], [NEW, "Ada"]);
    }

    async fn both_tokens_are_needed(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for (body, wrong) in [
            (json!({}), json!({"token_field": [REQUIRED], "token_checksum_field": [REQUIRED]})),
            (json!({"token_field": "", "token_checksum_field": " "}), json!({"token_field": [REQUIRED], "token_checksum_field": [REQUIRED]})),
            (json!({"token_field": proof.code}), json!({"token_checksum_field": [REQUIRED]})),
            (json!({"token_checksum_field": proof.checksum}), json!({"token_field": [REQUIRED]})),
        ] {
            let mut all = body.clone();
            all["email"] = json!(NEW);
            assert_eq!(invalid(&server.change(&caller, &all).await), wrong, "{body}");
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_number_is_as_good_a_code_as_a_text(server: Server) {
        let caller = server.caller("owner").await;
        let mut proof = server.proof(&caller, NEW).await;
        while proof.code.starts_with('0') {
            server.advance(TimeDelta::minutes(3));
            proof = server.proof(&caller, NEW).await;
        }
        let mut body = proof.of(NEW);
        body["token_field"] = proof.code.parse::<u32>().unwrap().into();
        server.change(&caller, &body).await.expect(200);
    }

    async fn the_spelling_of_the_address_does_not_matter_to_the_proof(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        assert_eq!(take(&server, &caller, "New@Example.com", &proof).await, Ok(()));
    }

    async fn a_wrong_code_can_be_mended_four_times(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for number in 0..4 {
            assert_eq!(take(&server, &caller, NEW, &proof.wrong(number)).await, Err(no_match()));
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn after_five_wrong_tries_the_right_code_is_wrong_too(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for number in 0..5 {
            assert_eq!(take(&server, &caller, NEW, &proof.wrong(number)).await, Err(no_match()));
        }
        for _ in 0..2 {
            assert_eq!(take(&server, &caller, NEW, &proof).await, Err(no_match()));
        }
        // Another code is good.
        let another = server.proof(&caller, NEW).await;
        assert_eq!(take(&server, &caller, NEW, &another).await, Ok(()));
    }

    async fn what_looks_like_no_code_is_a_wrong_one(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for code in [format!("{}0", proof.code), "x".to_owned(), "-1".to_owned(), format!("{:0>255}", proof.code)] {
            let wrong = Proof { code, checksum: proof.checksum.clone() };
            assert_eq!(take(&server, &caller, NEW, &wrong).await, Err(no_match()));
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_code_is_good_for_ten_minutes(server: Server) {
        let caller = server.caller("owner").await;
        let (first, second) = (server.proof(&caller, NEW).await, server.proof(&caller, "late@example.com").await);
        server.advance(TimeDelta::seconds(599));
        assert_eq!(take(&server, &caller, NEW, &first).await, Ok(()));
        server.advance(TimeDelta::seconds(1));
        assert_eq!(take(&server, &caller, "late@example.com", &second).await, Err(no_match()));
    }

    async fn a_code_works_once(server: Server) {
        let caller = server.caller("owner").await;
        let (there, back) = (server.proof(&caller, NEW).await, server.proof(&caller, "owner@example.com").await);
        assert_eq!(take(&server, &caller, NEW, &there).await, Ok(()));
        assert_eq!(take(&server, &caller, "owner@example.com", &back).await, Ok(()));
        assert_eq!(take(&server, &caller, NEW, &there).await, Err(no_match()));
        assert_eq!(server.person(&caller).await["email"], "owner@example.com");
    }

    async fn a_code_is_its_users(server: Server) {
        let (caller, other) = (server.caller("owner").await, server.caller("other").await);
        let proof = server.proof(&caller, NEW).await;
        let own = server.proof(&other, NEW).await;
        for _ in 0..6 {
            assert_eq!(take(&server, &other, NEW, &proof).await, Err(no_match()));
        }
        for (code, checksum) in [(&proof.code, &own.checksum), (&own.code, &proof.checksum)] {
            if proof.code != own.code {
                let mixed = Proof { code: code.clone(), checksum: checksum.clone() };
                assert_eq!(take(&server, &other, NEW, &mixed).await, Err(no_match()));
            }
        }
        // Whoever it is for has not lost a try.
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_code_is_its_addresss(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for email in ["other@example.com", "new@example.org", "new@example.co", "xnew@example.com"] {
            assert_eq!(take(&server, &caller, email, &proof).await, Err(no_match()));
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_checksum_that_was_tampered_with_is_worth_nothing(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for place in [0, 8, 20, 21, 22, 40, 63] {
            let mut checksum = proof.checksum.clone().into_bytes();
            checksum[place] = if checksum[place] == b'A' { b'B' } else { b'A' };
            let checksum = String::from_utf8(checksum).unwrap();
            let tampered = Proof { code: proof.code.clone(), checksum };
            assert_eq!(take(&server, &caller, NEW, &tampered).await, Err(no_match()), "{place}");
        }
        for checksum in [proof.checksum[..63].to_owned(), format!("{}A", proof.checksum), format!("{}=", proof.checksum), "AAAA".repeat(16), "%00".to_owned()] {
            let tampered = Proof { code: proof.code.clone(), checksum };
            assert_eq!(take(&server, &caller, NEW, &tampered).await, Err(no_match()));
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn that_an_address_is_taken_is_told_to_whoever_proves_it_and_to_nobody_else(server: Server) {
        let (caller, other) = (server.caller("owner").await, server.register("other").await);
        for email in ["other@example.com", "OTHER@example.com", NEW] {
            let proof = server.proof(&caller, email).await;
            let mut seen = Vec::new();
            for body in [json!({"email": email}), proof.wrong(0).of(email), Proof { checksum: "x".to_owned(), ..proof.clone() }.of(email)] {
                seen.push(invalid(&server.change(&caller, &body).await));
            }
            assert_eq!(seen, [json!({"token_field": [REQUIRED], "token_checksum_field": [REQUIRED]}), no_match(), no_match()]);
            if email != NEW {
                assert_eq!(take(&server, &caller, email, &proof).await, Err(json!({"email": ["This field must be unique."]})));
            }
        }
        server.login(&other).await;
        assert_eq!(server.person(&caller).await["email"], "owner@example.com");
    }

    async fn an_address_that_was_taken_meanwhile_is_not_taken_twice(server: Server) {
        let (a, b) = (server.caller("a").await, server.caller("b").await);
        let (first, second) = (server.proof(&a, NEW).await, server.proof(&b, NEW).await);
        let (a, b) = tokio::join!(take(&server, &a, NEW, &first), take(&server, &b, NEW, &second));
        let taken = json!({"email": ["This field must be unique."]});
        assert!((&a, &b) == (&Ok(()), &Err(taken.clone())) || (&a, &b) == (&Err(taken), &Ok(())), "{a:?} {b:?}");
    }

    async fn of_sixteen_who_send_one_code_at_once_one_changes_the_address(server: Server) {
        let caller = server.caller("owner").await;
        server.login(&caller.account).await;
        let proof = server.proof(&caller, NEW).await;
        let body = proof.of(NEW);
        let replies = join_all((0..16).map(|_| server.change(&caller, &body))).await;
        let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        assert!(statuses.contains(&200) && statuses.iter().all(|status| [200, 400].contains(status)), "{statuses:?}");
        assert_eq!(server.person(&caller).await["email"], NEW);
        // Those who came later changed nothing: the other session is told of one change.
        let told: i64 = database::value(&server, "SELECT COUNT(*) AS value FROM events WHERE kind = 'profile.changed'").await;
        assert_eq!(told, 1);
    }

    async fn a_code_is_not_tried_while_something_else_is_wrong(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        for code in [proof.clone(), proof.wrong(0), proof.wrong(1), proof.wrong(2), proof.wrong(3), proof.wrong(4)] {
            let mut body = code.of(NEW);
            body["phone_number"] = json!("1");
            let told = invalid(&server.change(&caller, &body).await);
            assert_eq!(told.as_object().unwrap().keys().collect::<Vec<_>>(), ["phone_number"]);
        }
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_stale_change_uses_up_nothing(server: Server) {
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        let call = server.ask(&caller, "POST", crate::support::account::UPDATE).header("if-match", "\"0\"");
        call.json(&proof.of(NEW)).send().await.expect(412);
        assert_eq!(take(&server, &caller, NEW, &proof).await, Ok(()));
    }

    async fn a_code_is_good_at_every_instance(server: Server) {
        let other = server.another().await;
        let caller = server.caller("owner").await;
        let proof = server.proof(&caller, NEW).await;
        assert_eq!(take(&other, &caller, NEW, &proof).await, Ok(()));
        assert_eq!(server.person(&caller).await["email"], NEW);
    }
}
