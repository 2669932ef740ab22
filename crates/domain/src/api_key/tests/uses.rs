//! When a key was used last.

use chrono::TimeDelta;
use secrecy::ExposeSecret;

use crate::api_key::MEMORY;
use crate::clock::Clock;
use crate::fakes::{Fault, World};

fn written(world: &World) -> usize {
    let journal = world.store.take_journal();
    let written = journal.iter().filter(|it| **it == "api_keys.record_use");
    written.count()
}

#[tokio::test]
async fn a_use_is_recorded_once_a_minute_by_all_instances_together() {
    let world = World::default();
    let (one, two) = (world.api_keys(), world.api_keys());
    let key = one.create("web shop").await.unwrap();
    let first = world.clock.now();
    for _ in 0..20 {
        for service in [&one, &two] {
            assert!(service.check(key.expose_secret()).await.unwrap().is_some());
        }
        world.clock.advance(MEMORY);
    }
    assert_eq!(written(&world), 1);
    assert_eq!(one.list().await.unwrap()[0].last_used_at, Some(first));
    assert!(two.check(key.expose_secret()).await.unwrap().is_some());
    assert_eq!(written(&world), 1);
    let last = first + TimeDelta::minutes(1);
    assert_eq!(one.list().await.unwrap()[0].last_used_at, Some(last));
}

#[tokio::test]
async fn what_is_refused_is_no_use() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    service.revoke("web shop").await.unwrap();
    assert!(service.check(key.expose_secret()).await.unwrap().is_none());
    assert_eq!(written(&world), 0);
}

#[tokio::test]
async fn a_use_that_cannot_be_recorded_keeps_nobody_out() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    world.store.fail("api_keys.record_use", Fault::Unreachable);
    assert!(service.check(key.expose_secret()).await.unwrap().is_some());
    assert_eq!(service.list().await.unwrap()[0].last_used_at, None);
}
