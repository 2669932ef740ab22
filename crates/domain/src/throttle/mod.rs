//! Slowing down whoever fails to sign in again and again, over all instances.

//!
//! Failures are counted per account and per network address. The first few are free; after each further one the next attempt has to wait,
//! twice as long as before. A success forgets the account's failures but never the address's: who owns one account could otherwise
//! wash away the failures against all others.

mod attempt;
mod key;
mod policy;
mod repository;

pub(crate) use attempt::{Attempt, AttemptError};
pub(crate) use policy::Limit;
pub use policy::WINDOW;
pub use repository::ThrottleRepository;

use chrono::{DateTime, Utc};

/// What is counted: hashes, so that the store tells nobody who tries to sign in from where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ThrottleKey(pub String);

/// The failures counted under one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failures {
    /// How many in a row.
    pub count: u32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
}
