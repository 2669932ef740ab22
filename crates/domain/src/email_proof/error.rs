//! Why nothing is proved.

use std::time::Duration;

use super::BeginProofError;
use crate::access::Revoked;
use crate::mail::MailError;
use crate::profile::ProfileError;
use crate::session::AccessError;
use crate::store::StoreError;

/// What keeps an address from becoming the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailFault {
    /// It needs a code, and none was sent.
    CodeMissing,
    /// It needs a checksum, and none was sent.
    ChecksumMissing,
    /// Code and checksum do not prove it: one of them is wrong, another's, for another address, used, over, or was tried too often. Which is not told.
    NotMatching,
    /// No mail can be sent there at all.
    Unreachable,
    /// Somebody has it. Told only to who has proved that it is theirs.
    Taken,
}

/// Why [`super::EmailProofService`] did not do what it was asked to. Nothing was changed, tries of codes apart.
#[derive(Debug, thiserror::Error)]
pub enum EmailProofError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The caller has asked for as many codes as they may.
    #[error("too many codes have been asked for")]
    TooMany {
        /// Until another may be asked for; never zero.
        retry_after: Duration,
    },
    /// The code could not be mailed; worth a retry.
    #[error("the code could not be mailed")]
    Mail(#[source] MailError),
    /// The address is not proved, or taken: everything that is wrong.
    #[error("the address does not become the caller's")]
    Email(Vec<EmailFault>),
    /// The rest of the profile could not be changed.
    #[error(transparent)]
    Profile(ProfileError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<MailError> for EmailProofError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Address(_) => Self::Email(vec![EmailFault::Unreachable]),
            MailError::Failed(_) => Self::Mail(error),
        }
    }
}

impl From<AccessError> for EmailProofError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

impl From<BeginProofError> for EmailProofError {
    fn from(error: BeginProofError) -> Self {
        match error {
            BeginProofError::Revoked(revoked) => Self::Revoked(revoked),
            BeginProofError::TooMany { retry_after } => Self::TooMany { retry_after },
            BeginProofError::Store(error) => Self::Store(error),
        }
    }
}

impl From<ProfileError> for EmailProofError {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Revoked(revoked) => Self::Revoked(revoked),
            ProfileError::EmailTaken => Self::Email(vec![EmailFault::Taken]),
            ProfileError::EmailUnproved => Self::Email(vec![EmailFault::NotMatching]),
            ProfileError::Store(error) => Self::Store(error),
            error @ (ProfileError::Stale
            | ProfileError::UsernameTaken
            | ProfileError::Image(_)
            | ProfileError::ImageGone) => Self::Profile(error),
        }
    }
}
