//! Counted changes in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::access::{Access, Granted, Revoked};
use crate::quota::{QuotaError, QuotaRepository, WINDOW};
use crate::store::StoreError;

impl QuotaRepository for MemoryStore {
    async fn count(
        &self,
        access: &Access,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<Granted<()>, QuotaError> {
        self.transaction("quotas.count", |state| {
            let granted = state.grant(access, now, |_| ()).ok_or(Revoked)?;
            let counted = state.changes.iter();
            let own = counted.filter(|(user, at)| *user == access.user && *at > now - WINDOW);
            let mut times: Vec<_> = own.map(|(_, at)| *at).collect();
            times.sort();
            let surplus = (times.len() + 1).saturating_sub(limit as usize);
            if let Some(oldest) = surplus.checked_sub(1).and_then(|last| times.get(last)) {
                let retry_after = (*oldest + WINDOW - now).to_std().unwrap_or_default();
                return Err(QuotaError::Exhausted { retry_after });
            }
            state.changes.push((access.user, now));
            Ok(granted)
        })
        .await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        self.transaction("quotas.purge", |state| {
            let mut left = limit;
            let counted = state.changes.len();
            state.changes.retain(|(_, at)| {
                let goes = *at < before && left > 0;
                left -= u64::from(goes);
                !goes
            });
            Ok((counted - state.changes.len()) as u64)
        })
        .await
    }
}
