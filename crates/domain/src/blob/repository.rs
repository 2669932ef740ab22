//! The port to where it is kept which file belongs to whom.

use chrono::{DateTime, Utc};

use super::{Blob, BlobKey, NewBlob};
use crate::access::{Access, Granted};
use crate::id::UserId;
use crate::store::StoreError;

/// Where the life of blobs is kept. Each method is one transaction. Attaching and detaching are the business of what they belong to.
pub trait BlobRepository: Send + Sync + 'static {
    /// Reserves a blob for its owner, who is the caller, and answers its number; `None` when the access does not stand.
    ///
    /// # Errors
    /// The store's.
    fn reserve(
        &self,
        access: &Access,
        blob: &NewBlob,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<i64>>, StoreError>> + Send;

    /// Those of these blobs that are reserved or attached and belong to `owner`, in any order. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn find(
        &self,
        owner: UserId,
        ids: &[i64],
    ) -> impl Future<Output = Result<Vec<Blob>, StoreError>> + Send;

    /// Makes a reservation an orphan at once (what it was for was refused). An attached blob stays as it is.
    ///
    /// # Errors
    /// The store's.
    fn release(
        &self,
        id: i64,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Makes reservations older than `reserved_before` orphans, and answers at most `limit` orphans, oldest first.
    ///
    /// # Errors
    /// The store's.
    fn orphans(
        &self,
        reserved_before: DateTime<Utc>,
        now: DateTime<Utc>,
        limit: u64,
    ) -> impl Future<Output = Result<Vec<(i64, BlobKey)>, StoreError>> + Send;

    /// Forgets an orphan whose bytes are gone. Anything that is no orphan stays.
    ///
    /// # Errors
    /// The store's.
    fn forget(&self, id: i64) -> impl Future<Output = Result<(), StoreError>> + Send;
}
