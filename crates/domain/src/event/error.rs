//! Why an event or a stream is refused.

use crate::access::Revoked;
use crate::session::AccessError;
use crate::store::StoreError;

/// Why a producer's event was not queued. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ProduceError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// There is no such user.
    #[error("there is no such user")]
    UnknownUser,
    /// The user has as many events queued as there may be.
    #[error("the user's queue is full")]
    QueueFull,
    /// The producer has used the key for another event to this user.
    #[error("the idempotency key belongs to another event")]
    KeyReused,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why an operation on events failed.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The caller's role does not allow it.
    #[error("the caller may not do this")]
    Forbidden,
    /// There is no such user.
    #[error("there is no such user")]
    UnknownUser,
    /// The data is larger than [`super::LARGEST_DATA`].
    #[error("the event's data is too large")]
    TooLarge,
    /// The user has [`super::LONGEST_QUEUE`] events queued.
    #[error("the user's queue is full")]
    QueueFull,
    /// The idempotency key was used for another event.
    #[error("the idempotency key belongs to another event")]
    KeyReused,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ProduceError> for EventError {
    fn from(error: ProduceError) -> Self {
        match error {
            ProduceError::Revoked(revoked) => Self::Revoked(revoked),
            ProduceError::UnknownUser => Self::UnknownUser,
            ProduceError::QueueFull => Self::QueueFull,
            ProduceError::KeyReused => Self::KeyReused,
            ProduceError::Store(error) => Self::Store(error),
        }
    }
}

impl From<AccessError> for EventError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}
