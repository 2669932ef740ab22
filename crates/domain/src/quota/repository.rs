//! The port to where changes are counted.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::access::{Access, Granted, Revoked};
use crate::session::AccessError;
use crate::store::StoreError;

/// Why a change was not counted. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum QuotaError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// As many as are allowed have been counted.
    #[error("the daily limit of changes is reached")]
    Exhausted {
        /// Until the oldest of them leaves the window; never zero.
        retry_after: Duration,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AccessError> for QuotaError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

/// Where changes are counted. Each method is one transaction.
pub trait QuotaRepository: Send + Sync + 'static {
    /// Counts one change of the caller's at `now`, unless `limit` have been counted since `now -` [`super::WINDOW`]. Exact: of any number at
    /// once, on any number of instances, as many are counted as there is room for. Checks the caller's access.
    ///
    /// # Errors
    /// See [`QuotaError`].
    fn count(
        &self,
        access: &Access,
        limit: u32,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<()>, QuotaError>> + Send;

    /// Forgets at most `limit` changes that were counted before `before`, and answers how many it forgot.
    ///
    /// # Errors
    /// The store's.
    fn purge(
        &self,
        before: DateTime<Utc>,
        limit: u64,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
