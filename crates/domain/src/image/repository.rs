//! The port to where it is kept which image belongs to whom.

use chrono::{DateTime, Utc};

use super::ImageName;
use crate::id::UserId;
use crate::store::StoreError;

/// Where the life of images is kept. Each method is one transaction.
pub trait ImageRepository: Send + Sync + 'static {
    /// Reserves `name` for `owner`, before its files are written.
    ///
    /// # Errors
    /// The store's.
    fn reserve(
        &self,
        name: &ImageName,
        owner: UserId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Makes a reservation an orphan at once (its update was refused). An attached image stays as it is.
    ///
    /// # Errors
    /// The store's.
    fn release(
        &self,
        name: &ImageName,
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
    ) -> impl Future<Output = Result<Vec<ImageName>, StoreError>> + Send;

    /// Forgets an orphan whose files are gone. Anything that is no orphan stays.
    ///
    /// # Errors
    /// The store's.
    fn forget(&self, name: &ImageName) -> impl Future<Output = Result<(), StoreError>> + Send;
}
