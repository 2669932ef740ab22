//! Making, listing and revoking.

use chrono::TimeDelta;
use secrecy::ExposeSecret;

use crate::api_key::{ApiKeyError, ApiKeyHash};
use crate::clock::Clock;
use crate::fakes::World;

#[tokio::test]
async fn a_key_is_kept_as_a_hash_only() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    let [kept] = service.list().await.unwrap().try_into().unwrap();
    let whole = key.expose_secret();
    assert_eq!(kept.hash, ApiKeyHash::of(whole));
    let (prefix, secret) = whole.split_once('.').unwrap();
    assert_eq!(kept.prefix.0, prefix);
    assert_eq!((prefix.len(), secret.len()), (8, 32));
    assert!(!format!("{kept:?}").contains(secret));
    assert_eq!(kept.name, "web shop");
    assert_eq!(kept.created_at, world.clock.now());
    assert_eq!((kept.last_used_at, kept.revoked_at), (None, None));
}

#[tokio::test]
async fn no_two_keys_have_a_name() {
    let service = World::default().api_keys();
    service.create("web shop").await.unwrap();
    assert!(service.revoke("web shop").await.unwrap());
    for name in ["web shop", " web shop "] {
        let taken = service.create(name).await;
        assert!(matches!(taken, Err(ApiKeyError::NameTaken)), "{taken:?}");
    }
    assert_eq!(service.list().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_name_is_a_line_that_can_be_shown() {
    let service = World::default().api_keys();
    for name in ["", " ", "\t", "a\nb", "a\u{0}b", &"ø".repeat(101)] {
        let refused = service.create(name).await;
        let bad = matches!(refused, Err(ApiKeyError::BadName { longest: 100 }));
        assert!(bad, "{name}: {refused:?}");
    }
    for name in [" a ", &"ø".repeat(100)] {
        service.create(name).await.unwrap();
    }
    let names: Vec<String> = service
        .list()
        .await
        .unwrap()
        .into_iter()
        .map(|key| key.name)
        .collect();
    assert_eq!(names, ["a".to_owned(), "ø".repeat(100)]);
}

#[tokio::test]
async fn a_whole_key_can_be_revoked() {
    let service = World::default().api_keys();
    let key = service.create("one").await.unwrap();
    service.create("two").await.unwrap();
    assert!(service.revoke(key.expose_secret()).await.unwrap());
    let revoked = service.list().await.unwrap();
    let revoked: Vec<bool> = revoked.iter().map(|key| key.revoked_at.is_some()).collect();
    assert_eq!(revoked, [true, false]);
}

#[tokio::test]
async fn a_key_is_revoked_by_its_name_or_its_prefix_once() {
    let world = World::default();
    let service = world.api_keys();
    service.create("one").await.unwrap();
    let two = service.create("two").await.unwrap();
    let (prefix, _) = two.expose_secret().split_once('.').unwrap();
    world.clock.advance(TimeDelta::hours(1));
    for (named, revoked) in [
        ("one", true),
        ("one", false),
        (prefix, true),
        ("two", false),
        ("three", false),
        ("", false),
        (two.expose_secret(), false),
    ] {
        assert_eq!(service.revoke(named).await.unwrap(), revoked, "{named}");
    }
    let now = Some(world.clock.now());
    let keys = service.list().await.unwrap();
    assert!(keys.iter().all(|key| key.revoked_at == now), "{keys:?}");
}
