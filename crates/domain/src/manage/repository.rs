//! The port to where it is kept.

use chrono::{DateTime, Utc};

use super::{ManageProfile, ManageWrite, ManagedUser, UserChange};
use crate::access::{Access, Granted, Revoked};
use crate::id::UserId;
use crate::profile::Expected;
use crate::store::StoreError;

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ManageWriteError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The person has another version than the writer expected.
    #[error("the person has changed since they were read")]
    Stale,
    /// There is no such user.
    #[error("there is no such user")]
    NoUser,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A user, and what consoles know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The person's version.
    pub version: i64,
    /// The profile, if there is one yet.
    pub profile: Option<ManageProfile>,
}

/// What came of writing a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManageWritten {
    /// The profile as it is now.
    pub profile: ManageProfile,
    /// Whether the user is told of something.
    pub announced: bool,
}

/// What came of a decision about a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserWritten {
    /// The user as they are now.
    pub user: ManagedUser,
    /// What of the change was one.
    pub changed: UserChange,
    /// Whether the user is told of something.
    pub announced: bool,
}

/// Where it is kept. Each method is one transaction and checks the caller's access inside it, as
/// [`crate::profile::ProfileRepository`] does. Everything that changes raises the version of the person's profile by one and sets its `updated_at` to `now`.
pub trait ManageRepository: Send + Sync + 'static {
    /// What is known of `user`, be it the caller or another, disabled or not: `None` within when there is no such user. `None` when the access does not stand. One
    /// round trip.
    ///
    /// # Errors
    /// The store's.
    fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Option<Found>>>, StoreError>> + Send;

    /// Makes the profile of `user`, the caller's or another's, or changes it. Of several that would make it, one does, and the others change it. What
    /// [`crate::event::News`] has to tell becomes events of the user's in the same transaction: where it is the caller, if another session of theirs stands. One
    /// round trip on PostgreSQL where the caller writes their own and there is nobody to tell.
    ///
    /// # Errors
    /// See [`ManageWriteError`].
    fn write(
        &self,
        access: &Access,
        user: UserId,
        write: &ManageWrite,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<ManageWritten>, ManageWriteError>> + Send;

    /// Changes `user` where `change` wants something else than there is, and tells them of it if their vehicles are verified now, or are not any more. Where nothing changes,
    /// nothing is written.
    ///
    /// # Errors
    /// See [`ManageWriteError`].
    fn change_user(
        &self,
        access: &Access,
        user: UserId,
        change: UserChange,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<UserWritten>, ManageWriteError>> + Send;
}
