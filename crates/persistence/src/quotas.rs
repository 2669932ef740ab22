//! Counts of changes.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::quota::{QuotaError, QuotaRepository, WINDOW};
use domain::store::StoreError;

use crate::connection::Database;
use crate::slots::{NoSlot, Slots, slots};
use crate::statement::at;

/// The domain's [`QuotaRepository`].
#[derive(Debug, Clone)]
pub struct Quotas {
    database: Database,
}

impl Quotas {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

/// A change holds its slot until it leaves the window, which began at `$6`.
const SLOTS: Slots = slots!(
    "counted_changes",
    ("counted_at") = ("$4"),
    replace: "counted_at = excluded.counted_at",
    held: "counted_at > $6",
    by: "counted_at"
);

impl QuotaRepository for Quotas {
    async fn count(
        &self,
        access: &Access,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<Granted<()>, QuotaError> {
        let window = at(now) - WINDOW;
        let held = [window.into()];
        let counted = SLOTS.take(&self.database, access, limit, &held, &[], now);
        counted.await.map_err(|refused| match refused {
            NoSlot::Revoked(revoked) => revoked.into(),
            NoSlot::Store(error) => error.into(),
            NoSlot::Full { oldest } => {
                let left = oldest.map_or(WINDOW, |oldest| oldest - window);
                QuotaError::Exhausted {
                    retry_after: left.to_std().unwrap_or_default(),
                }
            }
        })
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        SLOTS.purge(&self.database, before, limit).await
    }
}
