//! Counts of failures in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::store::StoreError;
use crate::throttle::{Failures, ThrottleKey, ThrottleRepository};

impl ThrottleRepository for MemoryStore {
    async fn failures(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
    ) -> Result<Vec<Option<Failures>>, StoreError> {
        self.transaction("throttles.failures", |state| {
            let recent = |key| {
                state
                    .throttles
                    .get(key)
                    .filter(|found| found.last_at >= since)
            };
            Ok(keys.iter().map(|key| recent(key).cloned()).collect())
        })
        .await
    }

    async fn fail(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.transaction("throttles.fail", |state| {
            for key in keys {
                let found = state
                    .throttles
                    .get(key)
                    .filter(|found| found.last_at >= since);
                let count = found.map_or(0, |found| found.count).saturating_add(1);
                state.throttles.insert(
                    key.clone(),
                    Failures {
                        count,
                        last_at: now,
                    },
                );
            }
            Ok(())
        })
        .await
    }

    async fn clear(&self, key: &ThrottleKey) -> Result<(), StoreError> {
        self.transaction("throttles.clear", |state| {
            state.throttles.remove(key);
            Ok(())
        })
        .await
    }

    async fn purge(&self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        self.transaction("throttles.purge", |state| {
            let counts = state.throttles.len();
            state.throttles.retain(|_, found| found.last_at >= before);
            Ok((counts - state.throttles.len()) as u64)
        })
        .await
    }
}
