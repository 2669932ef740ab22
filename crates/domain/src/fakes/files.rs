//! Files of documents in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt};

use crate::blob::{
    BlobKey, BlobStore, Checksum, ContentType, Described, Mismatch, PartError, ReceiveError,
    UploadTarget,
};
use crate::store::StoreError;

/// Keeps files in memory. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles(Arc<Mutex<Drawer>>);

#[derive(Debug, Default)]
struct Drawer {
    files: BTreeMap<String, Bytes>,
    /// Whether clients send bytes here themselves.
    direct: bool,
    /// How many more operations work; `None`: all.
    allowed: Option<usize>,
}

impl MemoryFiles {
    /// The keys of all files, sorted.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.drawer().files.keys().cloned().collect()
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, key: &BlobKey) -> Option<Bytes> {
        self.drawer().files.get(&key.0).cloned()
    }

    /// From now on clients send bytes here themselves, as they do to a bucket.
    pub fn take_directly(&self) {
        self.drawer().direct = true;
    }

    /// Keeps what a client sends here itself, whatever it is.
    pub fn send(&self, key: &BlobKey, bytes: Bytes) {
        self.drawer().files.insert(key.0.clone(), bytes);
    }

    /// Lets `operations` more succeed; then it cannot be reached until [`Self::recover`].
    pub fn break_after(&self, operations: usize) {
        self.drawer().allowed = Some(operations);
    }

    /// Ends an outage.
    pub fn recover(&self) {
        self.drawer().allowed = None;
    }

    fn drawer(&self) -> MutexGuard<'_, Drawer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One operation. It lets other tasks run before, so that what races does so in tests too.
    async fn reach(&self) -> Result<MutexGuard<'_, Drawer>, StoreError> {
        tokio::task::yield_now().await;
        let mut drawer = self.drawer();
        match &mut drawer.allowed {
            Some(0) => Err(StoreError::Unavailable("the files are out of reach".into())),
            Some(left) => {
                *left -= 1;
                Ok(drawer)
            }
            None => Ok(drawer),
        }
    }
}

impl BlobStore for MemoryFiles {
    async fn put(&self, described: &Described, bytes: Bytes) -> Result<(), ReceiveError> {
        let mut drawer = self.reach().await?;
        if let Some(mismatch) = mismatch(described, &bytes) {
            return Err(ReceiveError::Mismatch(mismatch));
        }
        drawer.files.insert(described.key.0.clone(), bytes);
        Ok(())
    }

    async fn receive(
        &self,
        described: &Described,
        mut bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
    ) -> Result<(), ReceiveError> {
        let mut received = BytesMut::new();
        while let Some(piece) = bytes.next().await {
            received.extend_from_slice(&piece?);
            if received.len() as u64 > described.byte_size {
                return Err(ReceiveError::Mismatch(Mismatch::Length));
            }
        }
        self.put(described, received.freeze()).await
    }

    async fn target(
        &self,
        described: &Described,
        valid: Duration,
    ) -> Result<Option<UploadTarget>, StoreError> {
        let drawer = self.reach().await?;
        let seconds = valid.as_secs();
        Ok(drawer.direct.then(|| UploadTarget {
            url: format!("memory:{}?expires={seconds}", described.key),
            headers: vec![
                (
                    "Content-Type".to_owned(),
                    described.content_type.name().to_owned(),
                ),
                ("Content-MD5".to_owned(), described.checksum.to_string()),
            ],
        }))
    }

    async fn holds(&self, described: &Described) -> Result<bool, StoreError> {
        let drawer = self.reach().await?;
        let file = drawer.files.get(&described.key.0);
        Ok(file.is_some_and(|bytes| mismatch(described, bytes).is_none()))
    }

    async fn delete(&self, key: &BlobKey) -> Result<(), StoreError> {
        self.reach().await?.files.remove(&key.0);
        Ok(())
    }
}

/// Whether these bytes are what they are said to be.
fn mismatch(described: &Described, bytes: &Bytes) -> Option<Mismatch> {
    if bytes.len() as u64 != described.byte_size {
        Some(Mismatch::Length)
    } else if ContentType::of(bytes) != Some(described.content_type) {
        Some(Mismatch::Type)
    } else {
        (Checksum::of(bytes) != described.checksum).then_some(Mismatch::Checksum)
    }
}
