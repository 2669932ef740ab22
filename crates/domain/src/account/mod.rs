//! Accounts: who may sign in.

mod repository;

pub use repository::{AccountRepository, CreateError};

use chrono::{DateTime, Utc};

use crate::access::Role;
use crate::id::UserId;

/// What a token pair says of its user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Who it is.
    pub uid: UserId,
    /// The address they sign in with.
    pub email: String,
    /// Their username, if they have one.
    pub username: Option<String>,
    /// What they may do.
    pub role: Role,
}

/// An account that is about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// Its id.
    pub uid: UserId,
    /// Unique by its [`crate::fold::fold`].
    pub email: String,
    /// Unique by its fold.
    pub username: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// The password's hash, as [`crate::password::PasswordHasher`] or another system has made it.
    pub password_hash: String,
    /// What it may do.
    pub role: Role,
    /// When it is made.
    pub created_at: DateTime<Utc>,
}

/// What a sign-in is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose they are.
    pub user: Identity,
    /// The password's hash, as [`crate::password::PasswordHasher`] or another system has made it.
    pub password_hash: String,
}
