//! Many requests with one key at once.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use futures_util::future::{join, join_all};
use secrecy::ExposeSecret;
use tokio::sync::Semaphore;

use crate::api_key::{
    ApiKey, ApiKeyHash, ApiKeyPorts, ApiKeyPrefix, ApiKeyRepository, ApiKeyService,
    CreateApiKeyError, MEMORY,
};
use crate::fakes::{Fault, FixedClock, MemoryStore, SeededRandom, World};
use crate::store::StoreError;

/// A store whose look-ups wait for a permit.
#[derive(Clone)]
struct Gated {
    store: MemoryStore,
    gate: Arc<Semaphore>,
}

impl ApiKeyRepository for Gated {
    async fn create(
        &self,
        prefix: &ApiKeyPrefix,
        name: &str,
        hash: &ApiKeyHash,
        now: DateTime<Utc>,
    ) -> Result<(), CreateApiKeyError> {
        self.store.create(prefix, name, hash, now).await
    }

    async fn list(&self) -> Result<Vec<ApiKey>, StoreError> {
        ApiKeyRepository::list(&self.store).await
    }

    async fn find(&self, prefix: &ApiKeyPrefix) -> Result<Option<ApiKey>, StoreError> {
        self.gate.acquire().await.unwrap().forget();
        self.store.find(prefix).await
    }

    async fn revoke(&self, name: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
        ApiKeyRepository::revoke(&self.store, name, now).await
    }

    async fn record_use(
        &self,
        prefix: &ApiKeyPrefix,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.store.record_use(prefix, now).await
    }
}

enum GatedPorts {}

impl ApiKeyPorts for GatedPorts {
    type ApiKeys = Gated;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

/// A service, and what lets a look-up go on once everybody has asked.
fn gated(world: &World) -> (ApiKeyService<GatedPorts>, Arc<Semaphore>) {
    let gate = Arc::new(Semaphore::new(0));
    let gated = Gated {
        store: world.store.clone(),
        gate: Arc::clone(&gate),
    };
    let service = ApiKeyService::new(gated, world.clock.clone(), world.random.clone());
    (service, gate)
}

/// What 30 requests with `presented` are answered that have all asked before anybody is answered, and how many look-ups that took.
async fn at_once(world: &World, presented: &str) -> (Vec<Result<bool, StoreError>>, usize) {
    let (service, gate) = gated(world);
    let _ = world.store.take_journal();
    let asked = join_all((0..30).map(|_| service.check(presented)));
    let (answers, ()) = join(asked, async { gate.add_permits(30) }).await;
    let journal = world.store.take_journal();
    let look_ups = journal.iter().filter(|it| **it == "api_keys.find");
    let good = |key: Option<ApiKeyPrefix>| key.is_some();
    (
        answers.into_iter().map(|it| it.map(good)).collect(),
        look_ups.count(),
    )
}

#[tokio::test]
async fn requests_at_once_share_one_look_up() {
    let world = World::default();
    let key = world.api_keys().create("web shop").await.unwrap();
    let unknown = "abcdefgh.abcdefghijkmnpqrstuvwxyz23456789";
    for (presented, good) in [(key.expose_secret(), true), (unknown, false)] {
        let (answers, look_ups) = at_once(&world, presented).await;
        assert!(answers.into_iter().all(|it| it.unwrap() == good));
        assert_eq!(look_ups, 1, "{presented}");
    }
}

#[tokio::test]
async fn a_failure_is_shared_too() {
    let world = World::default();
    let key = world.api_keys().create("web shop").await.unwrap();
    world.store.fail("api_keys.find", Fault::Unreachable);
    let (answers, look_ups) = at_once(&world, key.expose_secret()).await;
    let failed = |it: &Result<bool, _>| matches!(it, Err(StoreError::Unavailable(_)));
    assert!(answers.iter().all(failed));
    assert_eq!(look_ups, 1);
}

#[tokio::test]
async fn a_look_up_outlives_the_request_that_began_it() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    let _ = world.store.take_journal();
    let mut first = Box::pin(service.check(key.expose_secret()));
    assert!(first.as_mut().now_or_never().is_none());
    let mut second = Box::pin(service.check(key.expose_secret()));
    assert!(second.as_mut().now_or_never().is_none());
    drop(first);
    assert!(second.await.unwrap().is_some());
    assert_eq!(world.store.take_journal(), ["api_keys.find"]);
}

#[tokio::test]
async fn a_look_up_that_everybody_has_left_is_begun_anew() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    let mut first = Box::pin(service.check(key.expose_secret()));
    assert!(first.as_mut().now_or_never().is_none());
    drop(first);
    assert!(service.check(key.expose_secret()).await.unwrap().is_some());
}

#[tokio::test]
async fn nobody_joins_a_look_up_that_takes_longer_than_memory_lasts() {
    let world = World::default();
    let service = world.api_keys();
    let key = service.create("web shop").await.unwrap();
    let mut slow = Box::pin(service.check(key.expose_secret()));
    assert!(slow.as_mut().now_or_never().is_none());
    service.revoke("web shop").await.unwrap();
    let _ = world.store.take_journal();
    world.clock.advance(MEMORY);
    assert!(service.check(key.expose_secret()).await.unwrap().is_none());
    // What the slow one finds is of the time when it asks, and is not remembered as news.
    drop(slow.await.unwrap());
    assert!(service.check(key.expose_secret()).await.unwrap().is_none());
}
