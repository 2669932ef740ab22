//! Why something is not shown or done.

use super::ManageWriteError;
use crate::access::Revoked;
use crate::session::AccessError;
use crate::store::StoreError;

/// Why a request is refused, in the words of the console's API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A user asks for another's profile.
    #[error("Cannot access another user's profile")]
    OthersRead,
    /// A user writes another's profile.
    #[error("Cannot update another user's profile")]
    OthersWrite,
    /// There is no profile (yet), or no such user.
    #[error("User profile not found")]
    NoProfile,
    /// There is no such user to write of.
    #[error("User not found")]
    NoUser,
    /// The time zone is none.
    #[error("Invalid IANA timezone")]
    Timezone,
    /// The attributes are larger than [`super::LARGEST`], or become so.
    #[error("The attributes are larger than 64 KiB.")]
    TooLarge,
    /// The attributes are deeper than [`super::DEEPEST`], or become so.
    #[error("The attributes are more than 32 levels deep.")]
    TooDeep,
}

/// Why something is not shown or done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ManageError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The caller's role does not allow it.
    #[error("the caller may not do this")]
    Forbidden,
    /// It is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The person has changed since the caller read the profile.
    #[error("the profile has changed since it was read")]
    Stale,
    /// Others change the person all the time: worth a retry.
    #[error("others change the profile all the time")]
    Overtaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AccessError> for ManageError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

impl From<AccessError> for ManageWriteError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

impl From<ManageWriteError> for ManageError {
    fn from(error: ManageWriteError) -> Self {
        match error {
            ManageWriteError::Revoked(revoked) => Self::Revoked(revoked),
            ManageWriteError::Stale => Self::Stale,
            ManageWriteError::NoUser => Self::Refused(Refusal::NoUser),
            ManageWriteError::Store(error) => Self::Store(error),
        }
    }
}
