//! Slowing down whoever fails to sign in again and again, over all instances.

mod repository;

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
