//! The port to where accounts are kept.

use chrono::{DateTime, Utc};

use super::{Credentials, NewAccount};
use crate::access::{Access, Granted};
use crate::id::UserId;
use crate::session::{NewPair, NewSession};
use crate::store::StoreError;

/// Why an account was not made. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// Somebody has the email (told by the database's unique index, so also in a race).
    #[error("the email is taken")]
    EmailTaken,
    /// Somebody has the username (likewise).
    #[error("the username is taken")]
    UsernameTaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where accounts are kept. Each method is one transaction.
pub trait AccountRepository: Send + Sync + 'static {
    /// Makes an account and, when given, its first session with its first pair.
    ///
    /// # Errors
    /// See [`CreateError`].
    fn create(
        &self,
        account: &NewAccount,
        session: Option<(&NewSession, &NewPair)>,
    ) -> impl Future<Output = Result<(), CreateError>> + Send;

    /// The credentials of the account (not disabled) whose email folds to `key`; `None` when there is none. One round trip.
    ///
    /// # Errors
    /// The store's.
    fn credentials(
        &self,
        key: &str,
    ) -> impl Future<Output = Result<Option<Credentials>, StoreError>> + Send;

    /// The caller's own credentials; `None` when the access does not stand.
    ///
    /// # Errors
    /// The store's.
    fn own_credentials(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<Option<Granted<Credentials>>, StoreError>> + Send;

    /// Replaces the password hash of `user` by another one of the same password, if it is still `current` (two sign-ins may race). False when not.
    /// No session ends, and nobody is told.
    ///
    /// # Errors
    /// The store's.
    fn replace_hash(
        &self,
        user: UserId,
        current: &str,
        new: &str,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Replaces the caller's password hash, if it is still `current` (two changes may race), and revokes all of the caller's
    /// sessions but the one of `access`. False when it was not applied: the access does not stand, or the hash has changed.
    /// [`crate::event::News::PasswordChanged`] becomes an event of the user's in the same transaction; where their queue and its reserve are full it is left out.
    ///
    /// # Errors
    /// The store's.
    fn change_password(
        &self,
        access: &Access,
        current: &str,
        new: &str,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}
