//! What every service does with what a store grants.

use chrono::{DateTime, Utc};

use super::SessionRepository;
use crate::access::{Access, Granted, Revoked};
use crate::store::StoreError;

/// Why a caller is not let in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AccessError {
    /// Their access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The value that the store granted to the caller with `access`. The first use of their pair is recorded before anybody learns the
/// value, so that a later reuse of the refresh token before it is known for what it is.
pub(crate) async fn admit<S: SessionRepository, T: Send>(
    sessions: &S,
    access: &Access,
    granted: impl Into<Option<Granted<T>>>,
    now: DateTime<Utc>,
) -> Result<T, AccessError> {
    let Granted { value, first_use } = granted.into().ok_or(Revoked)?;
    if first_use {
        sessions.mark_used(access.pair, now).await?;
    }
    Ok(value)
}

/// Whether the access stands, for what needs nothing else of the store. As [`admit`], it records the first use of the caller's pair.
///
/// # Errors
/// The store's.
pub async fn stands<S: SessionRepository>(
    sessions: &S,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let granted = sessions.check(access, now).await?;
    match admit(sessions, access, granted, now).await {
        Ok(()) => Ok(true),
        Err(AccessError::Revoked(Revoked)) => Ok(false),
        Err(AccessError::Store(error)) => Err(error),
    }
}
