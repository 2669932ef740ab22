//! The port to where files lie.

use super::{Encoded, ImageName};
use crate::store::StoreError;

/// Where the files of images lie: a folder or an S3-compatible store.
pub trait MediaStore: Send + Sync + 'static {
    /// Stores `file` under `name`; visible as a whole or not at all.
    ///
    /// # Errors
    /// The store's.
    fn put(
        &self,
        name: &ImageName,
        file: &Encoded,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Deletes what lies under `name`; nothing there is fine.
    ///
    /// # Errors
    /// The store's.
    fn delete(&self, name: &ImageName) -> impl Future<Output = Result<(), StoreError>> + Send;
}
