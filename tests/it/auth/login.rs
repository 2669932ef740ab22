//! `POST /auth/login`.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Reply, Server, on_both_databases};

async fn login(server: &Server, email: &str, password: &str) -> Reply {
    server
        .call("POST", "/auth/login")
        .json(&json!({"email": email, "password": password}))
        .send()
        .await
}

on_both_databases! {
    async fn the_right_password_gives_a_pair_whatever_the_case_of_the_email(server: Server) {
        let owner = server.register("owner").await;
        let pair = login(&server, "OWNER@EXAMPLE.COM", &owner.password).await.expect(200);
        assert_eq!(pair["user"]["uid"], owner.uid.as_str());
        server.get("/api/co/profile", pair["access_token"].as_str().unwrap()).send().await.expect(200);
    }

    async fn a_wrong_password_and_an_unknown_email_are_told_alike(server: Server) {
        let owner = server.register("owner").await;
        let wrong = login(&server, &owner.email, "not the password").await;
        let unknown = login(&server, "nobody@example.com", "not the password").await;
        let without_id = |reply: &Reply| {
            let mut body = reply.expect(401);
            body["requestId"] = "".into();
            body
        };
        assert_eq!(without_id(&wrong), without_id(&unknown));
        assert_eq!(wrong.header("www-authenticate"), unknown.header("www-authenticate"));
        assert!(wrong.header("www-authenticate").is_some());
    }

    async fn the_password_counts_to_the_last_character(server: Server) {
        let owner = server.register("owner").await;
        for password in [owner.password.to_uppercase(), format!("{} ", owner.password), owner.password[1..].to_owned()] {
            login(&server, &owner.email, &password).await.expect(401);
        }
    }

    async fn failures_in_a_row_are_slowed_for_the_account_and_only_for_it(server: Server) {
        let (owner, other) = (server.register("owner").await, server.register("other").await);
        let mut slowed = None;
        for _ in 0..20 {
            let reply = login(&server, &owner.email, "wrong").await;
            if reply.status == 429 {
                slowed = Some(reply);
                break;
            }
            reply.expect(401);
        }
        let slowed = slowed.expect("slowed within 20 failures");
        let seconds: i64 = slowed.header("retry-after").unwrap().parse().unwrap();
        assert!(seconds >= 1);
        assert_eq!(slowed.json()["code"], "too_many_requests");
        // Even the right password has to wait, so that guessing on tells nothing.
        login(&server, &owner.email, &owner.password).await.expect(429);
        login(&server, &other.email, &other.password).await.expect(200);
        server.advance(TimeDelta::seconds(seconds));
        login(&server, &owner.email, &owner.password).await.expect(200);
        for _ in 0..3 {
            login(&server, &owner.email, "wrong").await.expect(401);
        }
    }

    async fn an_unknown_account_is_slowed_like_a_known_one(server: Server) {
        let owner = server.register("owner").await;
        let until_slowed = async |email: &str| {
            let mut failures = 0;
            while login(&server, email, "wrong").await.status == 401 {
                failures += 1;
            }
            failures
        };
        assert_eq!(until_slowed(&owner.email).await, until_slowed("nobody@example.com").await);
    }

    async fn an_address_that_tries_many_accounts_is_slowed(server: Server) {
        let mut slowed = false;
        for number in 0..60 {
            slowed |= login(&server, &format!("guess{number}@example.com"), "wrong").await.status == 429;
        }
        assert!(slowed);
    }

    async fn failures_count_over_instances_and_a_restart(server: Server) {
        let owner = server.register("owner").await;
        let second = server.another().await;
        let mut turns = 0;
        loop {
            let instance = if turns % 2 == 0 { &server } else { &second };
            if login(instance, &owner.email, "wrong").await.status == 429 {
                break;
            }
            turns += 1;
            assert!(turns <= 10, "not slowed over two instances");
        }
        login(&server, &owner.email, &owner.password).await.expect(429);
        login(&second, &owner.email, &owner.password).await.expect(429);
        login(&server.another().await, &owner.email, &owner.password).await.expect(429);
    }

    async fn guesses_in_parallel_do_not_get_past_the_limit(server: Server) {
        let owner = server.register("owner").await;
        let replies = join_all((0..40).map(|_| login(&server, &owner.email, "wrong"))).await;
        let tried = replies.iter().filter(|reply| reply.status == 401).count();
        assert!(tried <= 10, "{tried} guesses were checked");
        assert_eq!(tried + replies.iter().filter(|reply| reply.status == 429).count(), 40);
    }
}
