//! What an operation fails with, before a namespace's format gives it words.

use std::time::Duration;

use domain::access::Revoked;
use domain::auth::AuthError;
use domain::blob::PartError;
use domain::driver::{DriverError, FieldFault};
use domain::event::EventError;
use domain::image::ImageError;
use domain::profile::ProfileError;
use domain::store::{Cause, StoreError};

/// Every way in which a handler fails. Each error format matches it exhaustively.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The access token's session does not stand any more.
    #[error("the access has been revoked")]
    Revoked,
    /// Wrong email or password.
    #[error("the email or the password is wrong")]
    LoginFailed,
    /// The refresh token is unknown, over, used or void.
    #[error("the refresh token is not good")]
    RefreshRefused,
    /// The current password is wrong.
    #[error("the current password is wrong")]
    WrongPassword,
    /// There is no such thing, or it is somebody else's.
    #[error("there is no such thing")]
    NotFound,
    /// Somebody has the email.
    #[error("the email is taken")]
    EmailTaken,
    /// Somebody has the username.
    #[error("the username is taken")]
    UsernameTaken,
    /// The profile has changed since the caller read it.
    #[error("the profile has changed since it was read")]
    Stale,
    /// What was sent in this field is no image that is taken.
    #[error("{field}: {reason}")]
    InvalidImage {
        /// The part's name.
        field: &'static str,
        /// A sentence for people.
        reason: String,
    },
    /// The caller's role does not allow it.
    #[error("the caller may not do this")]
    Forbidden,
    /// There is no such user.
    #[error("there is no such user")]
    UnknownUser,
    /// The event's data is larger than it may be.
    #[error("the event's data is too large")]
    EventTooLarge,
    /// The idempotency key was used for another event.
    #[error("the idempotency key belongs to another event")]
    KeyReused,
    /// The user has as many events queued as there may be.
    #[error("the user's queue is full")]
    QueueFull,
    /// The request lacks what all of it lies in.
    #[error("the parameter {0} is missing")]
    MissingParam(&'static str),
    /// Fields hold what cannot be kept, as no document can tell.
    #[error("fields are wrong")]
    Fields(Vec<FieldFault>),
    /// The person has a driver profile already.
    #[error("the driver profile exists already")]
    DriverExists,
    /// The driver has as many interviews or reviews as there may be.
    #[error("there are too many already")]
    TooManyEntries,
    /// The body stopped coming; the guard tells how.
    #[error("the body stopped coming")]
    Broken(#[source] PartError),
    /// Both names of the image were used.
    #[error("two images were sent")]
    TwoImages,
    /// Too many failures; wait.
    #[error("too many failures")]
    Throttled {
        /// In seconds, at least 1.
        retry_after: u64,
    },
    /// The store cannot be reached, or too much is going on: worth a retry.
    #[error("unavailable")]
    Unavailable(#[source] Option<Cause>),
    /// A defect; the cause is for the log only.
    #[error("internal error")]
    Internal(#[source] Cause),
}

impl ApiError {
    /// A profile error; `field` is the part that held the image, if there was one.
    #[must_use]
    pub fn of_profile(error: ProfileError, field: &'static str) -> Self {
        match error {
            ProfileError::Revoked(Revoked) => Self::Revoked,
            ProfileError::Stale => Self::Stale,
            ProfileError::UsernameTaken => Self::UsernameTaken,
            ProfileError::Image(ImageError::Busy) | ProfileError::ImageGone => {
                Self::Unavailable(None)
            }
            ProfileError::Image(error) => Self::InvalidImage {
                field,
                reason: image_reason(&error),
            },
            ProfileError::Store(error) => error.into(),
        }
    }
}

/// What is wrong with an image, for people.
pub fn image_reason(error: &ImageError) -> String {
    match error {
        ImageError::Empty => "The file is empty.".to_owned(),
        ImageError::TooManyBytes { limit } => {
            format!("Not a valid image: it is larger than {limit} bytes.")
        }
        ImageError::TooManyPixels { limit } => {
            format!("Not a valid image: it has more than {limit} pixels.")
        }
        ImageError::Invalid | ImageError::Busy => {
            "Not a valid image: it must be a JPEG, PNG, WebP or GIF.".to_owned()
        }
    }
}

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
