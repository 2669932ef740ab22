//! What the services fail with.

use std::time::Duration;

use domain::access::Revoked;
use domain::auth::AuthError;
use domain::driver::DriverError;
use domain::email_proof::EmailProofError;
use domain::event::EventError;
use domain::manage::ManageError;
use domain::quota::QuotaError;
use domain::store::StoreError;

use super::ApiError;

impl From<AuthError> for ApiError {
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::Revoked(Revoked) => Self::Revoked,
            AuthError::EmailTaken => Self::EmailTaken,
            AuthError::UsernameTaken => Self::UsernameTaken,
            AuthError::WrongCredentials => Self::LoginFailed,
            AuthError::WrongPassword => Self::WrongPassword,
            AuthError::RefreshRefused => Self::RefreshRefused,
            AuthError::UnknownSession => Self::NotFound,
            AuthError::Throttled { retry_after } => Self::Throttled {
                retry_after: whole_seconds(retry_after),
            },
            AuthError::Busy => Self::Unavailable(None),
            AuthError::Store(error) => error.into(),
            AuthError::Internal(cause) => Self::Internal(cause),
        }
    }
}

impl From<EventError> for ApiError {
    fn from(error: EventError) -> Self {
        match error {
            EventError::Revoked(Revoked) => Self::Revoked,
            EventError::Forbidden => Self::Forbidden,
            EventError::UnknownUser => Self::UnknownUser,
            EventError::TooLarge => Self::EventTooLarge,
            EventError::KeyReused => Self::KeyReused,
            EventError::QueueFull => Self::QueueFull,
            EventError::Store(error) => error.into(),
        }
    }
}

impl From<DriverError> for ApiError {
    fn from(error: DriverError) -> Self {
        match error {
            DriverError::Revoked(Revoked) => Self::Revoked,
            DriverError::Forbidden => Self::Forbidden,
            DriverError::UnknownUser => Self::UnknownUser,
            DriverError::NotFound | DriverError::UnknownUpload => Self::NotFound,
            DriverError::Exists => Self::DriverExists,
            DriverError::Stale => Self::Stale,
            DriverError::Overtaken => Self::Unavailable(None),
            DriverError::Invalid(faults) => Self::Fields(faults),
            DriverError::Full => Self::TooManyEntries,
            DriverError::Broken(error) => Self::Broken(error),
            DriverError::Store(error) => error.into(),
        }
    }
}

impl From<ManageError> for ApiError {
    fn from(error: ManageError) -> Self {
        match error {
            ManageError::Revoked(Revoked) => Self::Revoked,
            ManageError::Forbidden => Self::Forbidden,
            ManageError::Refused(refusal) => Self::Manage(refusal),
            ManageError::Stale => Self::Stale,
            ManageError::Overtaken => Self::Unavailable(None),
            ManageError::Store(error) => error.into(),
        }
    }
}

impl From<EmailProofError> for ApiError {
    fn from(error: EmailProofError) -> Self {
        match error {
            EmailProofError::Revoked(Revoked) => Self::Revoked,
            EmailProofError::TooMany { retry_after } => Self::Throttled {
                retry_after: whole_seconds(retry_after),
            },
            EmailProofError::Mail(error) => Self::Unavailable(Some(error.into())),
            EmailProofError::Email(faults) => Self::Email(faults),
            EmailProofError::Profile(error) => error.into(),
            EmailProofError::Store(error) => error.into(),
        }
    }
}

impl From<QuotaError> for ApiError {
    fn from(error: QuotaError) -> Self {
        match error {
            QuotaError::Revoked(Revoked) => Self::Revoked,
            QuotaError::Exhausted { retry_after } => Self::DailyLimit {
                retry_after: whole_seconds(retry_after),
            },
            QuotaError::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(cause) => Self::Unavailable(Some(cause)),
            StoreError::Internal(cause) => Self::Internal(cause),
        }
    }
}

/// Rounded up, so that a client that waits as long as it was told is let in.
fn whole_seconds(duration: Duration) -> u64 {
    duration
        .as_millis()
        .div_ceil(1_000)
        .try_into()
        .unwrap_or(u64::MAX)
        .max(1)
}
