//! The port to where API keys are kept.

use chrono::{DateTime, Utc};

use super::{ApiKey, ApiKeyHash, ApiKeyPrefix};
use crate::store::StoreError;

/// Why a key was not made. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CreateApiKeyError {
    /// There is one of that name, revoked or not (told by the database's unique index, so also in a race).
    #[error("there is an API key of that name")]
    NameTaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where API keys are kept. Each method is one transaction.
pub trait ApiKeyRepository: Send + Sync + 'static {
    /// Keeps a new key.
    ///
    /// # Errors
    /// See [`CreateApiKeyError`].
    fn create(
        &self,
        prefix: &ApiKeyPrefix,
        name: &str,
        hash: &ApiKeyHash,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), CreateApiKeyError>> + Send;

    /// All keys, the revoked ones included, oldest first.
    ///
    /// # Errors
    /// The store's.
    fn list(&self) -> impl Future<Output = Result<Vec<ApiKey>, StoreError>> + Send;

    /// The key with this prefix, revoked or not. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn find(
        &self,
        prefix: &ApiKeyPrefix,
    ) -> impl Future<Output = Result<Option<ApiKey>, StoreError>> + Send;

    /// Refuses the key with this prefix, or else this name, from `now` on. False when there is none that is good.
    ///
    /// # Errors
    /// The store's.
    fn revoke(
        &self,
        name_or_prefix: &str,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Records that the key was used at `now`; an earlier time than the one that is kept changes nothing.
    ///
    /// # Errors
    /// The store's.
    fn record_use(
        &self,
        prefix: &ApiKeyPrefix,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
}
