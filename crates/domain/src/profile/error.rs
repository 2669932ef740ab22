//! What can go wrong.

use super::UpdateError;
use crate::access::Revoked;
use crate::image::ImageError;
use crate::session::AccessError;
use crate::store::StoreError;

/// Why [`super::ProfileService`] did not do what it was asked to. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The profile has another version than the caller expected.
    #[error("the profile has changed since it was read")]
    Stale,
    /// Somebody else has the username.
    #[error("the username is taken")]
    UsernameTaken,
    /// Somebody else has the email.
    #[error("the email is taken")]
    EmailTaken,
    /// Nothing has proved that the new email is the caller's.
    #[error("the email is not proved")]
    EmailUnproved,
    /// What was sent is no picture that is taken, or too many are being worked on.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// Storing the picture took so long that it was given up meanwhile; worth a retry.
    #[error("the image is gone")]
    ImageGone,
    /// A store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AccessError> for ProfileError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

impl From<UpdateError> for ProfileError {
    fn from(error: UpdateError) -> Self {
        match error {
            UpdateError::Revoked(revoked) => Self::Revoked(revoked),
            UpdateError::Stale => Self::Stale,
            UpdateError::UsernameTaken => Self::UsernameTaken,
            UpdateError::EmailTaken => Self::EmailTaken,
            UpdateError::EmailUnproved => Self::EmailUnproved,
            UpdateError::ImageGone => Self::ImageGone,
            UpdateError::Store(error) => Self::Store(error),
        }
    }
}
