//! Files in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::image::{Encoded, ImageName, MediaStore};
use crate::store::StoreError;

/// Keeps files in memory. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct MemoryMedia(Arc<Mutex<Folder>>);

#[derive(Debug, Default)]
struct Folder {
    files: BTreeMap<String, Encoded>,
    /// How many more operations work; `None`: all.
    allowed: Option<usize>,
}

impl MemoryMedia {
    /// The names of all files, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.folder().files.keys().cloned().collect()
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, name: &ImageName) -> Option<Vec<u8>> {
        self.folder()
            .files
            .get(&name.0)
            .map(|file| file.bytes.clone())
    }

    /// Lets `operations` more succeed; then it cannot be reached until [`Self::recover`].
    pub fn break_after(&self, operations: usize) {
        self.folder().allowed = Some(operations);
    }

    /// Ends an outage.
    pub fn recover(&self) {
        self.folder().allowed = None;
    }

    fn folder(&self) -> MutexGuard<'_, Folder> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reach(&self) -> Result<MutexGuard<'_, Folder>, StoreError> {
        let mut folder = self.folder();
        match &mut folder.allowed {
            Some(0) => Err(StoreError::Unavailable("the media store is broken".into())),
            Some(left) => {
                *left -= 1;
                Ok(folder)
            }
            None => Ok(folder),
        }
    }
}

impl MediaStore for MemoryMedia {
    async fn put(&self, name: &ImageName, file: &Encoded) -> Result<(), StoreError> {
        tokio::task::yield_now().await;
        self.reach()?.files.insert(name.0.clone(), file.clone());
        Ok(())
    }

    async fn delete(&self, name: &ImageName) -> Result<(), StoreError> {
        tokio::task::yield_now().await;
        self.reach()?.files.remove(&name.0);
        Ok(())
    }
}
