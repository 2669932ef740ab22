//! What every port that keeps data can fail with.

use std::error::Error;

/// A boxed cause, for the log only.
pub type Cause = Box<dyn Error + Send + Sync>;

/// A store could not do its work; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached right now (connection refused or lost, pool exhausted, locked for too long): worth a retry.
    #[error("the store cannot be reached")]
    Unavailable(#[source] Cause),
    /// It answered with what nobody expected: a defect.
    #[error("the store failed")]
    Internal(#[source] Cause),
}
