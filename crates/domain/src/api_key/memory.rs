//! What an instance remembers of keys, so that a request costs no look-up of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};

use super::{ApiKey, ApiKeyHash, ApiKeyPrefix};
use crate::store::StoreError;

/// How long a key that was found good counts as good without a look-up, from the beginning of the one that found it. A revocation is seen after no more
/// than this and what a look-up takes.
pub const MEMORY: TimeDelta = TimeDelta::seconds(3);

/// So many keys are remembered; there are few, since each is a client application's.
const MOST: usize = 1_024;

/// What a look-up finds: the key if it is good.
pub(super) type Found = Result<Option<Arc<ApiKey>>, Arc<StoreError>>;

/// A look-up whose answer everybody shares who asks while it runs. It goes on as long as anybody waits.
pub(super) type LookUp = Shared<BoxFuture<'static, Found>>;

/// What is known of a key.
pub(super) enum Known {
    /// It is good.
    Good(ApiKeyPrefix),
    /// Somebody is asking.
    Asked(LookUp),
    /// Nothing: the caller is the first to ask.
    Asking(LookUp),
}

/// Remembers keys for [`MEMORY`]. Clones share what they remember.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory(Arc<Mutex<HashMap<ApiKeyHash, Entry>>>);

#[derive(Debug)]
struct Entry {
    /// When the look-up began.
    since: DateTime<Utc>,
    state: State,
}

#[derive(Debug)]
enum State {
    Good(ApiKeyPrefix),
    /// A look-up that everybody has left is none.
    Asked(WeakShared<BoxFuture<'static, Found>>),
}

impl Memory {
    /// What is known of the key with this hash, or else the answer to come of `ask`.
    pub(super) fn recall(
        &self,
        hash: ApiKeyHash,
        now: DateTime<Utc>,
        ask: impl FnOnce() -> BoxFuture<'static, Found>,
    ) -> Known {
        let mut entries = self.entries();
        let entry = entries.get(&hash).filter(|entry| entry.is_fresh(now));
        match entry.map(|entry| &entry.state) {
            Some(State::Good(prefix)) => return Known::Good(prefix.clone()),
            Some(State::Asked(look_up)) => {
                if let Some(look_up) = look_up.upgrade() {
                    return Known::Asked(look_up);
                }
            }
            None => {}
        }
        let memory = self.clone();
        let look_up = ask()
            .inspect(move |found| memory.settle(hash, now, found))
            .boxed()
            .shared();
        if let Some(weak) = look_up.downgrade() {
            keep(&mut entries, hash, now, State::Asked(weak));
        }
        Known::Asking(look_up)
    }

    /// Remembers what the look-up that began at `since` has found.
    fn settle(&self, hash: ApiKeyHash, since: DateTime<Utc>, found: &Found) {
        let mut entries = self.entries();
        match found {
            Ok(Some(key)) => keep(&mut entries, hash, since, State::Good(key.prefix.clone())),
            Ok(None) | Err(_) => drop(entries.remove(&hash)),
        }
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<ApiKeyHash, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    /// A clock that was put back makes nothing fresh.
    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.since <= now && now - self.since < MEMORY
    }
}

/// Keeps an entry; without one, where there are too many fresh ones, keys only cost more look-ups.
fn keep(
    entries: &mut HashMap<ApiKeyHash, Entry>,
    hash: ApiKeyHash,
    since: DateTime<Utc>,
    state: State,
) {
    if entries.len() >= MOST && !entries.contains_key(&hash) {
        entries.retain(|_, entry| entry.is_fresh(since));
    }
    if entries.len() < MOST || entries.contains_key(&hash) {
        entries.insert(hash, Entry { since, state });
    }
}
