//! The port to where proofs of addresses are kept.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{CodeMac, NewEmailProof};
use crate::access::{Access, Granted, Revoked};
use crate::id::{EmailProofId, UserId};
use crate::store::StoreError;

/// Why a proof was not begun. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BeginProofError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The user has begun as many as they may.
    #[error("too many codes have been asked for")]
    TooMany {
        /// Until another may be begun; never zero.
        retry_after: Duration,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where proofs of addresses are kept. Each method is one transaction.
pub trait EmailProofRepository: Send + Sync + 'static {
    /// Keeps a new proof, unless the user has begun `most` others that are still good at `now` (exact under concurrency). One whose code has been tried too
    /// often counts until it is over: else there would be no end of guesses. Checks the caller's access.
    ///
    /// # Errors
    /// See [`BeginProofError`].
    fn begin(
        &self,
        access: &Access,
        proof: &NewEmailProof,
        most: u32,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<()>, BeginProofError>> + Send;

    /// Counts a try of a proof of the caller's and answers what its code is compared with; `None` when it is another's, over, used, or has
    /// been tried [`super::TRIES`] times. The try counts whatever becomes of it, and each is counted once under concurrency. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn attempt(
        &self,
        access: &Access,
        proof: EmailProofId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<CodeMac>, StoreError>> + Send;

    /// Forgets a proof of `user`'s whose code was never mailed; none there is fine.
    ///
    /// # Errors
    /// The store's.
    fn forget(
        &self,
        user: UserId,
        proof: EmailProofId,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Forgets at most `limit` proofs that were over before `before`, and answers how many it forgot.
    ///
    /// # Errors
    /// The store's.
    fn purge(
        &self,
        before: DateTime<Utc>,
        limit: u64,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
