//! Why a key is not made.

use super::CreateApiKeyError;
use crate::store::StoreError;

/// Why a key is not made. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    /// Its name is empty, too long, or cannot be shown in a line.
    #[error(
        "The name of an API key has 1 to {longest} characters, none of them a control character."
    )]
    BadName {
        /// So many characters are allowed.
        longest: usize,
    },
    /// There is one of that name, revoked or not.
    #[error("There is an API key of that name.")]
    NameTaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CreateApiKeyError> for ApiKeyError {
    fn from(error: CreateApiKeyError) -> Self {
        match error {
            CreateApiKeyError::NameTaken => Self::NameTaken,
            CreateApiKeyError::Store(error) => Self::Store(error),
        }
    }
}
