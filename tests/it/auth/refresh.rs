//! `POST /auth/refresh`.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::support::{Account, Reply, Server, on_both_databases};

async fn refresh(server: &Server, token: &str) -> Reply {
    server
        .call("POST", "/auth/refresh")
        .json(&json!({"refresh_token": token}))
        .send()
        .await
}

async fn next(server: &Server, account: &Account) -> Account {
    Account::of(
        &refresh(server, &account.refresh_token).await.expect(200),
        account.email.clone(),
        account.password.clone(),
    )
}

async fn works(server: &Server, token: &str) -> bool {
    server.get("/api/co/profile", token).send().await.status == 200
}

on_both_databases! {
    async fn a_refresh_token_gives_a_new_pair(server: Server) {
        let first = server.register("owner").await;
        let second = next(&server, &first).await;
        assert_ne!(first.token, second.token);
        assert_ne!(first.refresh_token, second.refresh_token);
        assert_eq!(first.uid, second.uid);
        assert!(works(&server, &second.token).await);
        assert!(works(&server, &first.token).await);
    }

    async fn it_works_for_thirty_days_and_no_longer(server: Server) {
        let mut account = server.register("owner").await;
        server.advance(TimeDelta::days(29));
        account = next(&server, &account).await;
        assert!(works(&server, &account.token).await);
        server.advance(TimeDelta::days(1));
        refresh(&server, &account.refresh_token).await.expect(401);
    }

    async fn used_again_after_its_pair_was_used_it_ends_the_session(server: Server) {
        let first = server.register("owner").await;
        let second = next(&server, &first).await;
        assert!(works(&server, &second.token).await);
        refresh(&server, &first.refresh_token).await.expect(401);
        assert!(!works(&server, &second.token).await);
        assert!(!works(&server, &first.token).await);
        refresh(&server, &second.refresh_token).await.expect(401);
    }

    async fn used_again_after_its_pair_was_refreshed_it_ends_the_session(server: Server) {
        let first = server.register("owner").await;
        let second = next(&server, &first).await;
        let third = next(&server, &second).await;
        refresh(&server, &first.refresh_token).await.expect(401);
        assert!(!works(&server, &third.token).await);
    }

    async fn used_again_after_a_lost_response_it_gives_another_pair_and_the_lost_one_is_void(server: Server) {
        let first = server.register("owner").await;
        let lost = next(&server, &first).await;
        let second = next(&server, &first).await;
        assert!(!works(&server, &lost.token).await);
        assert!(works(&server, &second.token).await);
        refresh(&server, &lost.refresh_token).await.expect(401);
        assert!(works(&server, &second.token).await, "a void token was never given out for use, so it ends nothing");
    }

    async fn other_sessions_go_on(server: Server) {
        let first = server.register("owner").await;
        let other = server.login(&first).await;
        let second = next(&server, &first).await;
        assert!(works(&server, &second.token).await);
        refresh(&server, &first.refresh_token).await.expect(401);
        assert!(works(&server, &other.token).await);
    }

    async fn tabs_that_race_end_with_one_good_pair(server: Server) {
        let first = server.register("owner").await;
        let replies = join_all((0..8).map(|_| refresh(&server, &first.refresh_token))).await;
        let pairs: Vec<Account> = replies.iter().filter(|reply| reply.status == 200).map(|reply| Account::of(&reply.json(), first.email.clone(), String::new())).collect();
        assert_eq!(pairs.len(), 8, "nothing of any pair was used yet");
        let mut good = 0;
        for pair in &pairs {
            good += usize::from(works(&server, &pair.token).await);
        }
        assert_eq!(good, 1);
    }

    async fn nonsense_is_refused(server: Server) {
        let owner = server.register("owner").await;
        for token in ["x", &owner.token, &owner.refresh_token.to_lowercase(), &format!("{} ", owner.refresh_token)] {
            refresh(&server, token).await.expect(401);
        }
        server.call("POST", "/auth/refresh").json(&json!({})).send().await.expect(400);
        server.call("POST", "/auth/refresh").json(&json!({"refresh_token": ""})).send().await.expect(400);
        assert!(works(&server, &owner.token).await);
    }

    async fn it_works_on_every_instance(server: Server) {
        let first = server.register("owner").await;
        let second_instance = server.another().await;
        let second = next(&second_instance, &first).await;
        assert!(works(&server, &second.token).await);
        refresh(&server, &first.refresh_token).await.expect(401);
        assert!(!works(&second_instance, &second.token).await);
    }
}
