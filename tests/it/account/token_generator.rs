//! `PUT user/token-generator/`.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::support::account::{TOKENS, code, data, errors, form};
use crate::support::on_both_databases;

on_both_databases! {
    async fn a_code_is_mailed_and_its_checksum_answered(server: Server) {
        let caller = server.caller("owner").await;
        let calls = ["a", "b", "c"].map(|name| (format!("{name}@example.com"), server.ask(&caller, "PUT", TOKENS)));
        for (number, (email, call)) in calls.into_iter().enumerate() {
            let call = match number {
                0 => call.json(&json!({"email": email})),
                1 => call.body("application/x-www-form-urlencoded", format!("email={}", email.replace('@', "%40"))),
                _ => call.form(form(&[("email", &email)])),
            };
            let answer = data(&call.send().await);
            assert_eq!(answer["success"], true);
            assert_eq!(answer.as_object().unwrap().len(), 2);
            let checksum = answer["token_checksum"].as_str().unwrap();
            // A UUID and an HMAC-SHA256.
            assert_eq!(checksum.len(), 64);
            assert!(checksum.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{checksum}");
            let mail = server.mail_to(&email);
            assert_eq!(code(&mail).len(), 6);
            assert!(mail.contains("From: Dossier <no-reply@localhost>\r\n"), "{mail}");
            assert!(!mail.contains(checksum));
        }
    }

    async fn what_stands_around_an_address_is_no_part_of_it(server: Server) {
        let caller = server.caller("owner").await;
        let answer = server.ask_for_code(&caller, "  new@example.com\u{a0}").await;
        data(&answer);
        server.mail_to("new@example.com");
    }

    async fn an_address_that_takes_no_mail_is_none(server: Server) {
        let caller = server.caller("owner").await;
        for email in ["\"a@b\"@example.com", "\"a,b\"@example.com"] {
            // As often as one likes: what was not mailed counts for nothing.
            for _ in 0..6 {
                let answer = server.ask_for_code(&caller, email).await;
                assert_eq!(errors(&answer, 400), json!({"email": ["Enter a valid email address."]}));
            }
        }
        data(&server.ask_for_code(&caller, "new@example.com").await);
    }

    async fn nobody_learns_who_has_an_address(server: Server) {
        let (caller, _) = (server.caller("owner").await, server.register("other").await);
        let mut seen = Vec::new();
        for email in ["other@example.com", "nobody@example.com", "OTHER@example.com", "owner@example.com"] {
            let reply = server.ask_for_code(&caller, email).await;
            let mut answer = data(&reply);
            assert_eq!(answer["token_checksum"].take().as_str().unwrap().len(), 64);
            let mut names: Vec<String> = reply.headers.keys().map(ToString::to_string).collect();
            names.sort();
            let mail = server.mail_to(email);
            let shape: Vec<_> = mail.replace(&code(&mail), "").lines().filter(|line| !["To: ", "Date: ", "Message-ID: "].iter().any(|name| line.starts_with(name))).map(|line| line.replace(email, "")).collect();
            seen.push((answer, reply.headers["content-length"].clone(), names, shape));
        }
        assert!(seen.iter().all(|answer| *answer == seen[0]), "{seen:?}");
    }

    async fn each_code_and_each_checksum_is_another(server: Server) {
        let (a, b) = (server.caller("a").await, server.caller("b").await);
        let mut checksums = Vec::new();
        for caller in [&a, &b, &a, &b] {
            let proof = server.proof(caller, "new@example.com").await;
            assert!(!checksums.contains(&proof.checksum));
            checksums.push(proof.checksum);
        }
    }

    async fn five_are_good_at_a_time(server: Server) {
        let (caller, other) = (server.caller("owner").await, server.caller("other").await);
        for number in 0..5 {
            data(&server.ask_for_code(&caller, &format!("a{number}@example.com")).await);
            server.advance(TimeDelta::seconds(10));
        }
        let reply = server.ask_for_code(&caller, "a5@example.com").await;
        // The first of them is over ten minutes after it was asked for.
        assert_eq!(errors(&reply, 429), json!({"detail": "Request was throttled. Expected available in 550 seconds."}));
        assert_eq!(reply.header("retry-after"), Some("550"));
        assert!(server.outbox("a5@example.com").is_empty());
        data(&server.ask_for_code(&other, "a5@example.com").await);
        server.advance(TimeDelta::seconds(549));
        let reply = server.ask_for_code(&caller, "a6@example.com").await;
        assert_eq!((reply.status, reply.header("retry-after")), (429, Some("1")));
        server.advance(TimeDelta::seconds(1));
        data(&server.ask_for_code(&caller, "a7@example.com").await);
        server.ask_for_code(&caller, "a8@example.com").await.expect(429);
    }

    async fn of_sixteen_who_ask_at_once_five_are_mailed(server: Server) {
        let caller = server.caller("owner").await;
        let asked = (0..16).map(|number| {
            let email = format!("a{number}@example.com");
            let (server, caller) = (&server, &caller);
            async move { (server.ask_for_code(caller, &email).await.status, server.outbox(&email).len()) }
        });
        let mut told = join_all(asked).await;
        told.sort_unstable();
        assert_eq!(told, [[(200, 1)].repeat(5), [(429, 0)].repeat(11)].concat());
    }

    async fn asking_is_no_change_of_the_profile(server: Server) {
        let caller = server.caller("owner").await;
        let before = server.ask(&caller, "GET", crate::support::account::PROFILE).send().await;
        data(&server.ask_for_code(&caller, "new@example.com").await);
        let after = server.ask(&caller, "GET", crate::support::account::PROFILE).send().await;
        assert_eq!(after.header("etag"), before.header("etag"));
    }

    async fn mail_that_cannot_be_handed_over_is_503(server: Server) {
        let caller = server.caller("owner").await;
        data(&server.ask_for_code(&caller, "first@example.com").await);
        let outbox = server.data().join("outbox");
        std::fs::remove_dir_all(&outbox).unwrap();
        std::fs::write(&outbox, "a file where a folder was").unwrap();
        let reply = server.ask_for_code(&caller, "new@example.com").await;
        assert!(errors(&reply, 503)["detail"].is_string());
        assert!(reply.header("retry-after").is_some());
        std::fs::remove_file(&outbox).unwrap();
        std::fs::create_dir(&outbox).unwrap();
        server.proof(&caller, "new@example.com").await;
    }
}
