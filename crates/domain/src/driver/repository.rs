//! The port to where drivers' profiles are kept.

use chrono::{DateTime, Utc};

use super::{Amendment, Driver, Revision};
use crate::access::{Access, Granted, Revoked};
use crate::id::UserId;
use crate::profile::Expected;
use crate::store::StoreError;

/// Why a profile was not created. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CreateDriverError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The person has one (told by the database's unique index, so also in a race).
    #[error("the driver profile exists already")]
    Exists,
    /// A blob that is to be attached is not the person's, or neither reserved nor attached to that kind (any more).
    #[error("the blob is gone")]
    BlobGone,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a revision was not saved. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum SaveDriverError {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// The person's profile has changed since it was read.
    #[error("the profile has changed since it was read")]
    Stale,
    /// See [`CreateDriverError::BlobGone`].
    #[error("the blob is gone")]
    BlobGone,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The profile as it is now.
    pub driver: Driver,
    /// Whether the user is told of something.
    pub announced: bool,
}

/// Where drivers' profiles are kept. Each method is one transaction and checks the caller's access inside it, as
/// [`crate::profile::ProfileRepository`] does. Every change raises the version of the person's profile by one and sets its `updated_at` to `now`.
pub trait DriverRepository: Send + Sync + 'static {
    /// The driver profile of `user`, be it the caller's or another's: `None` within when they have none. `None` when the access does not stand. One
    /// round trip.
    ///
    /// # Errors
    /// The store's.
    fn read(
        &self,
        access: &Access,
        user: UserId,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Option<Driver>>>, StoreError>> + Send;

    /// Creates the caller's driver profile.
    ///
    /// # Errors
    /// See [`CreateDriverError`].
    fn create(
        &self,
        access: &Access,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<Saved>, CreateDriverError>> + Send;

    /// Sets members of the caller's own profile and records [`super::Action::Updated`] in its trail, in one round trip. `None`, and nothing is changed, if
    /// something stands against that, whatever it is: the access, the version that is expected, that there is no profile, that it would stay as it is, that
    /// another session of the caller has to be told; or if the store knows no way that is shorter than to read and to save.
    ///
    /// # Errors
    /// The store's.
    fn amend(
        &self,
        access: &Access,
        amendment: &Amendment,
        expected: &Expected,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Driver>>, StoreError>> + Send;

    /// Makes of the profile that was read as `driver`, the caller's or another's, what `revision` says, if it has not changed since. Blobs that are attached
    /// go from reserved to attached, those that are no longer become orphans, in the same transaction.
    ///
    /// # Errors
    /// See [`SaveDriverError`].
    fn save(
        &self,
        access: &Access,
        driver: &Driver,
        revision: &Revision,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Granted<Saved>, SaveDriverError>> + Send;
}
