//! The port to where profiles are kept.

use chrono::{DateTime, Utc};

use super::{Profile, ProfileChange};
use crate::access::{Access, Granted, Revoked};
use crate::store::StoreError;

/// Which version a writer says it has read (`If-Match`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// It does not say: the update applies to whatever is there.
    Any,
    /// The update applies only if the current version is one of these (none of them: it never applies).
    OneOf(Vec<i64>),
}

impl Expected {
    /// Whether a writer that expects this may change what has `version`.
    #[must_use]
    pub fn admits(&self, version: i64) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(versions) => versions.contains(&version),
        }
    }
}

/// Why an update was not applied. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The profile has another version than the writer expected.
    #[error("the profile has changed since it was read")]
    Stale,
    /// Somebody else has the username (told by the database's unique index, so also in a race).
    #[error("the username is taken")]
    UsernameTaken,
    /// Somebody else has the email (told by the database's unique index, so also in a race).
    #[error("the email is taken")]
    EmailTaken,
    /// The proof of the email is used, over, or another's; or the change has none although the address would be another.
    #[error("the email is not proved")]
    EmailUnproved,
    /// The image that the change names is not reserved (any more): its reservation ran out.
    #[error("the image is gone")]
    ImageGone,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came of an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// The profile as it is now.
    pub profile: Profile,
    /// Whether the user's other sessions are told.
    pub announced: bool,
}

/// Where profiles are kept. Each method is one transaction and checks the caller's access (pair not void, session not revoked and
/// not over at `now`, user exists and is not disabled) inside it.
pub trait ProfileRepository: Send + Sync + 'static {
    /// The caller's own profile, or `None` when the access does not stand. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn read(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Profile>>, StoreError>> + Send;

    /// Applies `change` to the caller's own profile, raises its version by one, sets `updated_at` to `now` and answers the new
    /// profile. One round trip when no image is involved, the update succeeds and there is nobody to tell. An image that the change sets goes from
    /// reserved to attached, and the one that was there before becomes an orphan, in the same transaction. So is the proof of a new email used up.
    ///
    /// If another session of the user's stands, what [`crate::event::News::of_change`] has to tell becomes events of theirs in the same
    /// transaction; where their queue and its reserve are full it is left out.
    ///
    /// # Errors
    /// See [`UpdateError`].
    fn update(
        &self,
        access: &Access,
        change: &ProfileChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<Updated>, UpdateError>> + Send;

    /// Whether somebody other than the caller has a username with this [`crate::fold::fold`]ed `key`; `None` when the access does not
    /// stand. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn username_taken(
        &self,
        access: &Access,
        key: &str,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<bool>>, StoreError>> + Send;
}
