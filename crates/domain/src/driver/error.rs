//! Why a driver's profile is not shown or changed.

use crate::access::Revoked;
use crate::blob::PartError;
use crate::session::AccessError;
use crate::store::StoreError;

/// What is wrong with a field, where no document can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing in it.
    Blank,
    /// No such date; no such, or another's, or a used, or an expired signed id; a file that did not arrive.
    Invalid,
    /// A date that is still to come.
    InFuture,
    /// A file that is too large, in bytes.
    TooLarge {
        /// At most this many.
        limit: u64,
    },
    /// A file of no type that is kept.
    WrongType,
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Its name, with dots where it lies in another (`experiences.start_date`).
    pub field: &'static str,
    /// What is wrong.
    pub fault: Fault,
}

/// Why a driver's profile is not shown or changed.
#[derive(Debug, thiserror::Error)]
pub enum DriverError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The caller's role does not allow it.
    #[error("the caller may not do this")]
    Forbidden,
    /// There is no such user.
    #[error("there is no such user")]
    UnknownUser,
    /// The person has no driver profile (yet), or nothing is attached of the kind.
    #[error("there is no driver profile")]
    NotFound,
    /// The person has a driver profile already.
    #[error("the driver profile exists already")]
    Exists,
    /// The profile has changed since the caller read it.
    #[error("the profile has changed since it was read")]
    Stale,
    /// Others change the profile all the time: worth a retry.
    #[error("others change the profile all the time")]
    Overtaken,
    /// What was sent cannot be kept; everything that is wrong.
    #[error("what was sent cannot be kept")]
    Invalid(Vec<FieldFault>),
    /// There are as many interviews or reviews as there may be.
    #[error("there are too many already")]
    Full,
    /// The token of an upload is not good (any more).
    #[error("there is no such upload")]
    UnknownUpload,
    /// The bytes of an upload stopped coming.
    #[error(transparent)]
    Broken(#[from] PartError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<AccessError> for DriverError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}
