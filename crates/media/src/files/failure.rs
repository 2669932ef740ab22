//! What a store's failures mean to the domain.

use std::io;

use domain::store::StoreError;
use object_store::Error;

/// A failure of the network, of the store behind it or of the disk may pass; anything else is a defect or a wrong setting.
pub fn failed(error: Error) -> StoreError {
    match error {
        Error::Generic { .. } | Error::JoinError { .. } => StoreError::Unavailable(Box::new(error)),
        _ => StoreError::Internal(Box::new(error)),
    }
}

/// A failure of the disk may pass: it is full, or its folder is not mounted.
pub fn disk_failed(error: io::Error) -> StoreError {
    StoreError::Unavailable(Box::new(error))
}

/// As [`failed`], where nothing being there is an answer.
pub fn unless_missing<T>(result: Result<T, Error>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(failed(error)),
    }
}
