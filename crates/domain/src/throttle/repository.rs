//! The port to where failures are counted.

use chrono::{DateTime, Utc};

use super::{Failures, ThrottleKey};
use crate::store::StoreError;

/// Where failures are counted, shared by all instances. Each method is one transaction.
pub trait ThrottleRepository: Send + Sync + 'static {
    /// The failures under each of `keys` that are not older than `since`, in their order. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn failures(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
    ) -> impl Future<Output = Result<Vec<Option<Failures>>, StoreError>> + Send;

    /// Counts one more failure under each of `keys`, exactly however many requests race; a count whose last failure is older than
    /// `since` starts again at one.
    ///
    /// # Errors
    /// The store's.
    fn fail(
        &self,
        keys: &[ThrottleKey],
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Forgets what was counted under `key`.
    ///
    /// # Errors
    /// The store's.
    fn clear(&self, key: &ThrottleKey) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Forgets all counts whose last failure is older than `before`; answers how many.
    ///
    /// # Errors
    /// The store's.
    fn purge(&self, before: DateTime<Utc>) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
