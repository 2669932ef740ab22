//! What can go wrong.

use std::time::Duration;

use super::SignError;
use crate::access::Revoked;
use crate::account::CreateError;
use crate::password::PasswordError;
use crate::session::AccessError;
use crate::store::{Cause, StoreError};
use crate::throttle::AttemptError;

/// Why [`super::AuthService`] did not do what it was asked to. Nothing was changed, failures counted apart.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// Somebody has the email.
    #[error("the email is taken")]
    EmailTaken,
    /// Somebody has the username.
    #[error("the username is taken")]
    UsernameTaken,
    /// There is no account with that email and that password. Which of the two is wrong is not told.
    #[error("the email or the password is wrong")]
    WrongCredentials,
    /// The current password that came with a change of password is wrong.
    #[error("the current password is wrong")]
    WrongPassword,
    /// The refresh token is unknown, over, revoked, void, or has been used and reused.
    #[error("the refresh token is not accepted")]
    RefreshRefused,
    /// The caller has no such session.
    #[error("there is no such session")]
    UnknownSession,
    /// Too many attempts have failed; the password was not even looked at.
    #[error("too many attempts have failed")]
    Throttled {
        /// Until the next attempt is looked at; exact, and never zero.
        retry_after: Duration,
    },
    /// Too many passwords are being checked; worth a retry.
    #[error("too many passwords are being checked")]
    Busy,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Hashing or signing failed: a defect.
    #[error("hashing or signing failed")]
    Internal(#[source] Cause),
}

impl From<AccessError> for AuthError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Revoked(revoked) => Self::Revoked(revoked),
            AccessError::Store(error) => Self::Store(error),
        }
    }
}

impl From<CreateError> for AuthError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::EmailTaken => Self::EmailTaken,
            CreateError::UsernameTaken => Self::UsernameTaken,
            CreateError::Store(error) => Self::Store(error),
        }
    }
}

impl From<AttemptError> for AuthError {
    fn from(error: AttemptError) -> Self {
        match error {
            AttemptError::Wait { retry_after } => Self::Throttled { retry_after },
            AttemptError::Store(error) => Self::Store(error),
        }
    }
}

impl From<PasswordError> for AuthError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Busy,
            PasswordError::Internal(_) => Self::Internal(Box::new(error)),
        }
    }
}

impl From<SignError> for AuthError {
    fn from(error: SignError) -> Self {
        Self::Internal(Box::new(error))
    }
}
