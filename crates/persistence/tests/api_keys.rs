//! Keeping API keys.

use domain::api_key::{ApiKey, ApiKeyHash, ApiKeyPrefix, ApiKeyRepository, CreateApiKeyError};
use domain::store::StoreError;
use futures_util::future::join_all;

use crate::support::data::{after, start};
use crate::support::fixture::Backend;
use crate::support::on_both;
use crate::support::world::World;

fn prefix(text: &str) -> ApiKeyPrefix {
    ApiKeyPrefix(text.to_owned())
}

fn hash(byte: u8) -> ApiKeyHash {
    ApiKeyHash([byte; 32])
}

/// A key that has never been used.
fn key(key: &str, name: &str, byte: u8, seconds: i64) -> ApiKey {
    ApiKey {
        prefix: prefix(key),
        name: name.to_owned(),
        hash: hash(byte),
        created_at: after(seconds),
        last_used_at: None,
        revoked_at: None,
    }
}

impl World {
    /// Keeps a key that nothing is in the way of.
    async fn keep(&self, key: &ApiKey) {
        let ApiKey {
            prefix,
            name,
            hash,
            created_at,
            ..
        } = key;
        let kept = self.api_keys.create(prefix, name, hash, *created_at).await;
        kept.expect("a key");
    }

    async fn key(&self, key: &str) -> ApiKey {
        let found = self.api_keys.find(&prefix(key)).await;
        found.expect("an answer").expect("a key")
    }
}

on_both! {
    async fn what_is_kept_is_found_by_its_prefix(world: World) {
        let mut web = key("k2x9ab3q", "web \u{1F980} 'app'", 0xff, 5);
        web.hash.0[3] = 0;
        world.keep(&web).await;
        world.keep(&key("K2X9AB3Q", "other", 1, 5)).await;
        assert_eq!(world.key("k2x9ab3q").await, web);
        for wrong in ["k2x9ab3", "k2x9ab3qq", "web", "", "%"] {
            assert_eq!(world.api_keys.find(&prefix(wrong)).await.unwrap(), None, "{wrong}");
        }
    }

    async fn times_of_keys_are_kept_in_whole_milliseconds(world: World) {
        let fine = start() + chrono::TimeDelta::nanoseconds(7_654_321);
        let whole = start() + chrono::TimeDelta::milliseconds(7);
        world.api_keys.create(&prefix("aaaaaaaa"), "a", &hash(1), fine).await.unwrap();
        world.api_keys.record_use(&prefix("aaaaaaaa"), fine).await.unwrap();
        world.api_keys.revoke("a", fine).await.unwrap();
        let kept = world.key("aaaaaaaa").await;
        assert_eq!((kept.created_at, kept.last_used_at, kept.revoked_at), (whole, Some(whole), Some(whole)));
    }

    async fn a_name_is_taken_by_a_revoked_key_too(world: World) {
        let first = key("aaaaaaaa", "web", 1, 0);
        world.keep(&first).await;
        for seconds in [1, 2] {
            let second = world.api_keys.create(&prefix("bbbbbbbb"), "web", &hash(2), after(seconds)).await;
            assert!(matches!(second, Err(CreateApiKeyError::NameTaken)), "{second:?}");
            assert_eq!(world.api_keys.find(&prefix("bbbbbbbb")).await.unwrap(), None);
            world.api_keys.revoke("web", after(1)).await.unwrap();
        }
        let kept = ApiKey { revoked_at: Some(after(1)), ..first };
        assert_eq!(world.api_keys.list().await.unwrap(), [kept]);
    }

    async fn a_prefix_that_is_there_is_no_taken_name(world: World) {
        let first = key("aaaaaaaa", "web", 1, 0);
        world.keep(&first).await;
        let second = world.api_keys.create(&prefix("aaaaaaaa"), "app", &hash(2), after(1)).await;
        assert!(matches!(second, Err(CreateApiKeyError::Store(StoreError::Internal(_)))), "{second:?}");
        assert_eq!(world.api_keys.list().await.unwrap(), [first]);
    }

    async fn keys_are_listed_oldest_first_the_revoked_ones_included(world: World) {
        assert_eq!(world.api_keys.list().await.unwrap(), []);
        let keys = [key("cccccccc", "3", 1, 1), key("aaaaaaaa", "2", 2, 2), key("dddddddd", "1", 3, 2), key("bbbbbbbb", "4", 4, 3)];
        for index in [1, 3, 0, 2] {
            world.keep(&keys[index]).await;
        }
        world.api_keys.revoke("2", after(4)).await.unwrap();
        let mut expected = keys;
        expected[1].revoked_at = Some(after(4));
        assert_eq!(world.api_keys.list().await.unwrap(), expected);
    }

    async fn a_key_is_revoked_once_by_its_name_or_its_prefix(world: World) {
        let other = world.another_instance().await;
        let keys = [key("aaaaaaaa", "web", 1, 0), key("bbbbbbbb", "app", 2, 0), key("cccccccc", "", 3, 0)];
        for key in &keys {
            world.keep(key).await;
        }
        for unknown in ["aaaa", "WEB", "we", "%", "dddddddd"] {
            assert!(!world.api_keys.revoke(unknown, after(1)).await.unwrap(), "{unknown}");
        }
        assert_eq!(world.api_keys.list().await.unwrap(), keys);
        for (called, seconds) in [("web", 1), ("bbbbbbbb", 2)] {
            assert!(world.api_keys.revoke(called, after(seconds)).await.unwrap());
            assert!(!world.api_keys.revoke(called, after(9)).await.unwrap());
        }
        assert!(!world.api_keys.revoke("aaaaaaaa", after(9)).await.unwrap());
        // At once, everywhere, and since when they were.
        assert_eq!(other.key("aaaaaaaa").await.revoked_at, Some(after(1)));
        assert_eq!(other.key("bbbbbbbb").await.revoked_at, Some(after(2)));
        assert_eq!(other.key("cccccccc").await, keys[2]);
    }

    async fn where_a_name_is_also_a_prefix_the_prefix_is_meant(world: World) {
        world.keep(&key("aaaaaaaa", "web", 1, 0)).await;
        world.keep(&key("bbbbbbbb", "aaaaaaaa", 2, 0)).await;
        world.keep(&key("cccccccc", "app", 3, 0)).await;
        assert!(world.api_keys.revoke("aaaaaaaa", after(1)).await.unwrap());
        let revoked = [("aaaaaaaa", true), ("bbbbbbbb", false), ("cccccccc", false)];
        for (key, revoked) in revoked {
            assert_eq!(world.key(key).await.revoked_at.is_some(), revoked, "{key}");
        }
        // Also when that key is revoked already: the other one is never meant.
        assert!(!world.api_keys.revoke("aaaaaaaa", after(2)).await.unwrap());
        assert_eq!(world.key("bbbbbbbb").await.revoked_at, None);
    }

    async fn the_latest_use_is_recorded(world: World) {
        let unused = key("bbbbbbbb", "app", 2, 0);
        world.keep(&key("aaaaaaaa", "web", 1, 0)).await;
        world.keep(&unused).await;
        for (used, kept) in [(100, 100), (99, 100), (100, 100), (160, 160), (-5, 160)] {
            world.api_keys.record_use(&prefix("aaaaaaaa"), after(used)).await.unwrap();
            let expected = ApiKey { last_used_at: Some(after(kept)), ..key("aaaaaaaa", "web", 1, 0) };
            assert_eq!(world.key("aaaaaaaa").await, expected);
        }
        world.api_keys.record_use(&prefix("zzzzzzzz"), after(1)).await.unwrap();
        assert_eq!(world.key("bbbbbbbb").await, unused);
        assert_eq!(world.count("SELECT COUNT(*) FROM api_keys").await, 2);
    }

    async fn of_sixteen_who_want_one_name_exactly_one_gets_it(world: World) {
        let other = world.rival().await;
        let outcomes = join_all((0..16).map(async |number: u8| {
            let world = if number.is_multiple_of(2) { &world } else { &other };
            let prefix = prefix(&format!("aaaaaa{number:02}"));
            world.api_keys.create(&prefix, "web", &hash(number), after(1)).await.map(|()| prefix)
        }))
        .await;
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Err(CreateApiKeyError::NameTaken)));
        assert_eq!(taken.count(), 15, "{outcomes:?}");
        let kept: Vec<_> = world.api_keys.list().await.unwrap().into_iter().map(|key| key.prefix).collect();
        assert_eq!(kept, outcomes.into_iter().filter_map(Result::ok).collect::<Vec<_>>());
    }

    async fn of_sixteen_who_revoke_one_key_exactly_one_does(world: World) {
        let other = world.rival().await;
        world.keep(&key("aaaaaaaa", "web", 1, 0)).await;
        let outcomes = join_all((1..17).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let called = if number % 3 == 0 { "web" } else { "aaaaaaaa" };
            let revoked = world.api_keys.revoke(called, after(number)).await.unwrap();
            revoked.then(|| after(number))
        }))
        .await;
        let revoked: Vec<_> = outcomes.into_iter().flatten().collect();
        assert_eq!(revoked.len(), 1);
        assert_eq!(world.key("aaaaaaaa").await.revoked_at, Some(revoked[0]));
    }

    async fn of_sixteen_uses_at_once_the_latest_stays(world: World) {
        let other = world.rival().await;
        world.keep(&key("aaaaaaaa", "web", 1, 0)).await;
        join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let seconds = (number * 7) % 16;
            world.api_keys.record_use(&prefix("aaaaaaaa"), after(seconds)).await.unwrap();
        }))
        .await;
        assert_eq!(world.key("aaaaaaaa").await.last_used_at, Some(after(15)));
    }

    async fn a_hash_of_another_length_is_a_defect(world: World) {
        world.keep(&key("aaaaaaaa", "web", 1, 0)).await;
        let bytes = if world.backend == Backend::Sqlite { "x'0102'" } else { "'\\x0102'" };
        world.sql(&format!("UPDATE api_keys SET hash = {bytes}")).await;
        let found = world.api_keys.find(&prefix("aaaaaaaa")).await;
        assert!(matches!(found, Err(StoreError::Internal(_))), "{found:?}");
    }
}
