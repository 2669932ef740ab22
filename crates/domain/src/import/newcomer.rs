//! Who moves in.

use chrono::{DateTime, Utc};

use crate::access::Role;
use crate::account::NewAccount;
use crate::id::UserId;

/// Somebody as another system knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The address to sign in with.
    pub email: String,
    /// Their username, if they have one.
    pub username: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// E.164.
    pub phone_number: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Whether their vehicles have been verified.
    pub verify_vehicles: bool,
    /// The other system's hash of their password, of a kind that [`crate::password::PasswordHasher::verify`] takes.
    pub password_hash: String,
    /// What they may do.
    pub role: Role,
    /// When they registered.
    pub created_at: DateTime<Utc>,
}

/// A newcomer's account that is about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAccount {
    /// As who registers has it.
    pub account: NewAccount,
    /// E.164.
    pub phone_number: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Whether their vehicles have been verified.
    pub verify_vehicles: bool,
}

impl Newcomer {
    /// The account with this id.
    pub(super) fn with_id(self, uid: UserId) -> ImportedAccount {
        let Self {
            email,
            username,
            first_name,
            last_name,
            phone_number,
            address,
            verify_vehicles,
            password_hash,
            role,
            created_at,
        } = self;
        ImportedAccount {
            account: NewAccount {
                uid,
                email,
                username,
                first_name,
                last_name,
                password_hash,
                role,
                created_at,
            },
            phone_number,
            address,
            verify_vehicles,
        }
    }
}
