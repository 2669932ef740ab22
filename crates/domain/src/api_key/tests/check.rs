//! Which keys are good, and for how long without asking.

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};

use crate::api_key::{ApiKeyService, MEMORY};
use crate::fakes::{Fakes, Fault, World};
use crate::store::StoreError;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// A service, and a key that it does not remember.
async fn with_key(world: &World) -> (ApiKeyService<Fakes>, SecretString) {
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    let _ = world.store.take_journal();
    (service, key)
}

async fn good(service: &ApiKeyService<Fakes>, key: &SecretString) -> bool {
    service.check(key.expose_secret()).await.unwrap().is_some()
}

/// How often keys have been looked up since this was last asked.
fn look_ups(world: &World) -> usize {
    let journal = world.store.take_journal();
    journal.iter().filter(|it| **it == "api_keys.find").count()
}

#[tokio::test]
async fn a_key_is_known_by_all_of_it() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    let whole = key.expose_secret();
    let found = service.check(whole).await.unwrap().unwrap();
    assert!(whole.starts_with(&found.0));
    for place in 0..whole.len() {
        let other = if &whole[place..=place] == "a" {
            "b"
        } else {
            "a"
        };
        let mut altered = whole.to_owned();
        altered.replace_range(place..=place, other);
        assert_eq!(service.check(&altered).await.unwrap(), None, "{altered}");
    }
}

#[tokio::test]
async fn what_cannot_be_a_key_costs_no_look_up() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    let loud = key.expose_secret().to_uppercase();
    for text in ["", "web shop", "abcdefgh", &loud, &"a".repeat(100_000)] {
        assert_eq!(service.check(text).await.unwrap(), None);
    }
    assert!(world.store.take_journal().is_empty());
}

#[tokio::test]
async fn a_good_key_is_remembered_for_three_seconds() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    assert!(good(&service, &key).await);
    assert_eq!(look_ups(&world), 1);
    world.clock.advance(TimeDelta::seconds(3) - MOMENT);
    assert!(good(&service, &key).await);
    assert_eq!(look_ups(&world), 0);
    world.clock.advance(MOMENT);
    assert!(good(&service, &key).await);
    assert_eq!(look_ups(&world), 1);
    // From the second look-up on.
    world.clock.advance(MEMORY - MOMENT);
    assert!(good(&service, &key).await);
    assert_eq!(look_ups(&world), 0);
}

#[tokio::test]
async fn a_clock_that_is_put_back_makes_no_memory_last() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    assert!(good(&service, &key).await);
    world.clock.advance(TimeDelta::hours(-1));
    assert!(good(&service, &key).await);
    assert_eq!(look_ups(&world), 2);
}

#[tokio::test]
async fn a_bad_key_is_looked_up_each_time() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    let unknown = "abcdefgh.abcdefghijkmnpqrstuvwxyz23456789";
    for _ in 0..2 {
        assert_eq!(service.check(unknown).await.unwrap(), None);
    }
    assert_eq!(look_ups(&world), 2);
    service.revoke("web shop").await.unwrap();
    for _ in 0..2 {
        assert!(!good(&service, &key).await);
    }
    assert_eq!(look_ups(&world), 2);
}

#[tokio::test]
async fn a_revocation_is_seen_by_all_instances_once_memory_ends() {
    let world = World::default();
    let (one, key) = with_key(&world).await;
    let two = world.api_keys();
    assert!(good(&one, &key).await && good(&two, &key).await);
    one.revoke("web shop").await.unwrap();
    world.clock.advance(MEMORY);
    assert!(!good(&one, &key).await && !good(&two, &key).await);
}

#[tokio::test]
async fn memory_is_bounded_and_keys_beyond_it_work() {
    let world = World::default();
    let service = world.api_keys();
    let mut keys = Vec::new();
    for number in 0..1_025 {
        keys.push(service.create(&number.to_string()).await.unwrap());
    }
    for key in &keys {
        assert!(good(&service, key).await);
    }
    let _ = world.store.take_journal();
    for key in &keys {
        assert!(good(&service, key).await);
    }
    assert_eq!(look_ups(&world), 1);
    // What is forgotten makes room.
    world.clock.advance(MEMORY);
    for _ in 0..2 {
        assert!(good(&service, &keys[1_024]).await);
    }
    assert_eq!(look_ups(&world), 1);
}

#[tokio::test]
async fn bad_keys_take_no_room_from_good_ones() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    let (prefix, _) = key.expose_secret().split_once('.').unwrap();
    for number in 0..2_000 {
        let secret = format!("{number:b}").replace('0', "a").replace('1', "b");
        let guess = format!("{prefix}.{secret:c>32}");
        assert_eq!(service.check(&guess).await.unwrap(), None);
    }
    let _ = world.store.take_journal();
    for _ in 0..2 {
        assert!(good(&service, &key).await);
    }
    assert_eq!(look_ups(&world), 1);
}

#[tokio::test]
async fn a_store_that_cannot_be_asked_is_no_refusal_and_is_asked_again() {
    let world = World::default();
    let (service, key) = with_key(&world).await;
    world.store.fail("api_keys.find", Fault::Unreachable);
    let failed = service.check(key.expose_secret()).await;
    assert!(
        matches!(failed, Err(StoreError::Unavailable(_))),
        "{failed:?}"
    );
    world.store.recover();
    assert!(good(&service, &key).await);
    // What is remembered needs no store.
    world.store.fail("api_keys.find", Fault::Unreachable);
    assert!(good(&service, &key).await);
}
