//! What an operation fails with, before a namespace's format gives it words.

mod from;

use domain::access::Revoked;
use domain::blob::PartError;
use domain::driver::FieldFault;
use domain::email_proof::EmailFault;
use domain::image::ImageError;
use domain::manage::Refusal;
use domain::profile::ProfileError;
use domain::store::Cause;

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
    /// What was sent in these fields are no pictures that are taken, and why.
    #[error("{} file(s) are no pictures that are taken", .0.len())]
    Pictures(Vec<(&'static str, ImageError)>),
    /// The email does not become the caller's.
    #[error("the email does not become the caller's")]
    Email(Vec<EmailFault>),
    /// The caller has changed their profile as often as they may.
    #[error("the daily limit of changes is reached")]
    DailyLimit {
        /// In seconds, at least 1.
        retry_after: u64,
    },
    /// The caller's role does not allow it.
    #[error("the caller may not do this")]
    Forbidden,
    /// A page that may not has sent the request with a cookie.
    #[error("the request is sent across sites")]
    CrossSite,
    /// There is no such user.
    #[error("there is no such user")]
    UnknownUser,
    /// A console is refused.
    #[error(transparent)]
    Manage(Refusal),
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
            ProfileError::EmailTaken => Self::EmailTaken,
            ProfileError::EmailUnproved => Self::Email(vec![EmailFault::NotMatching]),
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

    /// Pictures that are not taken, by their fields. Those of which it is not known, because too many are being worked on, are left out.
    #[must_use]
    pub fn of_pictures(mut faults: Vec<(&'static str, ImageError)>) -> Self {
        faults.retain(|(_, fault)| *fault != ImageError::Busy);
        if faults.is_empty() {
            Self::Unavailable(None)
        } else {
            Self::Pictures(faults)
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
