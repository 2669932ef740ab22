//! API keys: given out, revoked, recorded.

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;

use crate::support::account::{Caller, LOCAL_INFO, PROFILE};
use crate::support::{Server, database, on_both_databases};

async fn status(server: &Server, caller: &Caller) -> u16 {
    let replies =
        join_all([PROFILE, LOCAL_INFO].map(|path| server.ask(caller, "GET", path).send())).await;
    assert_eq!(replies[0].status, replies[1].status);
    replies[0].status
}

async fn last_use(server: &Server) -> Option<DateTime<Utc>> {
    database::value(server, "SELECT last_used_at AS value FROM api_keys").await
}

on_both_databases! {
    async fn a_revocation_is_seen_by_every_instance_within_five_seconds(server: Server) {
        let other = server.another().await;
        let caller = server.caller("owner").await;
        for instance in [&server, &other] {
            assert_eq!(status(instance, &caller).await, 200);
        }
        server.advance(TimeDelta::seconds(2));
        assert!(server.app.api_keys.revoke("owner").await.unwrap());
        // Each instance asks again after three seconds, which are over for the one that knew it first.
        server.advance(TimeDelta::seconds(2));
        for instance in [&server, &other] {
            assert_eq!(status(instance, &caller).await, 403);
        }
    }

    async fn however_often_a_key_is_used_its_revocation_is_seen(server: Server) {
        let other = server.another().await;
        let caller = server.caller("owner").await;
        assert_eq!(status(&other, &caller).await, 200);
        assert!(server.app.api_keys.revoke("owner").await.unwrap());
        let mut seconds = 0;
        while status(&other, &caller).await == 200 {
            server.advance(TimeDelta::seconds(1));
            seconds += 1;
            assert!(seconds < 5);
        }
        assert_eq!(status(&other, &caller).await, 403);
    }

    async fn a_key_that_was_refused_is_good_as_soon_as_it_is_made(server: Server) {
        let caller = server.caller("owner").await;
        let other = server.another().await;
        let unknown = Caller { key: caller.key.replace(&caller.key[..8], "aaaaaaaa"), ..caller.clone() };
        assert_eq!(status(&other, &unknown).await, 403);
        assert_eq!(status(&other, &caller).await, 200);
        let later = Caller { key: server.api_key("later").await, ..caller };
        assert_eq!(status(&other, &later).await, 200);
    }

    async fn the_last_use_is_recorded_to_the_minute(server: Server) {
        let caller = server.caller("owner").await;
        assert_eq!(last_use(&server).await, None);
        let began = server.now();
        for _ in 0..3 {
            assert_eq!(status(&server, &caller).await, 200);
        }
        assert_eq!(last_use(&server).await, Some(began));
        server.advance(TimeDelta::seconds(59));
        assert_eq!(status(&server, &caller).await, 200);
        assert_eq!(last_use(&server).await, Some(began));
        server.advance(TimeDelta::seconds(4));
        assert_eq!(status(&server, &caller).await, 200);
        assert_eq!(last_use(&server).await, Some(began + TimeDelta::seconds(63)));
    }

    async fn a_use_that_is_refused_is_none(server: Server) {
        let caller = server.caller("owner").await;
        let (prefix, secret) = caller.key.split_once('.').unwrap();
        let reversed: String = secret.chars().rev().collect();
        let wrong = Caller { key: format!("{prefix}.{reversed}"), ..caller.clone() };
        assert_eq!(status(&server, &wrong).await, 403);
        assert_eq!(last_use(&server).await, None);
    }

    async fn only_a_hash_is_kept(server: Server) {
        let caller = server.caller("owner").await;
        let (_, secret) = caller.key.split_once('.').unwrap();
        let length: i32 = database::value(&server, "SELECT length(hash) AS value FROM api_keys").await;
        assert_eq!(length, 32);
        let sql = format!("SELECT COUNT(*) AS value FROM api_keys WHERE name LIKE '%{secret}%' OR prefix LIKE '%{secret}%'");
        assert_eq!(database::value::<i64>(&server, &sql).await, 0);
    }

    async fn many_requests_at_once_are_all_let_in(server: Server) {
        let caller = server.caller("owner").await;
        let statuses = join_all((0..32).map(|_| server.ask(&caller, "GET", LOCAL_INFO).send())).await;
        assert!(statuses.iter().all(|reply| reply.status == 200));
    }
}
