//! Under which name a file lies in the store.

use crate::random::{Random, secret_name};

/// 32 characters that nobody can guess; a path cannot be made of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BlobKey(pub String);

impl BlobKey {
    /// A new key (160 random bits).
    #[must_use]
    pub fn generate(random: &impl Random) -> Self {
        Self(secret_name(random))
    }
}

impl std::fmt::Display for BlobKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}
