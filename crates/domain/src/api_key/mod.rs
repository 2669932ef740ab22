//! API keys: what a client application proves itself with, beside the person who uses it.
//!
//! A key is `<prefix>.<secret>`. The prefix says which one it is; of the secret only a hash is kept.

mod error;
mod memory;
mod presented;
mod repository;
mod service;

#[cfg(test)]
mod tests;

pub use error::ApiKeyError;
pub use memory::MEMORY;
pub use repository::{ApiKeyRepository, CreateApiKeyError};
pub use service::{ApiKeyPorts, ApiKeyService};

use chrono::{DateTime, Utc};

/// The public part of a key: eight characters that say which one it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ApiKeyPrefix(pub String);

/// SHA-256 of a whole key, in bytes. (The secret has 160 random bits, so that a slow hash would protect nothing.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ApiKeyHash(pub [u8; 32]);

/// A key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Which one it is; unique.
    pub prefix: ApiKeyPrefix,
    /// What people call it; unique.
    pub name: String,
    /// Of the whole key.
    pub hash: ApiKeyHash,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was used last, to the minute; `None` if never.
    pub last_used_at: Option<DateTime<Utc>>,
    /// Since when it is refused; `None` while it is good.
    pub revoked_at: Option<DateTime<Utc>>,
}
