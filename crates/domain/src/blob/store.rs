//! The port to where the bytes of files lie.

use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;

use super::{BlobKey, Described};
use crate::store::StoreError;

/// Why the bytes of a file stopped coming; what the transport says of it is kept for whoever answers the request.
#[derive(Debug, thiserror::Error)]
#[error("the bytes stopped coming")]
pub struct PartError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// In what a file is not what it was said to be; the first of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mismatch {
    /// It has another number of bytes.
    Length,
    /// It is of another type.
    Type,
    /// It has another MD5.
    Checksum,
}

/// Why a file was not kept. Nothing of it is.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It is not what it was said to be.
    #[error("the file is not what it was announced as")]
    Mismatch(Mismatch),
    /// Its bytes stopped coming.
    #[error(transparent)]
    Broken(#[from] PartError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where a client sends the bytes itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadTarget {
    /// With `PUT`.
    pub url: String,
    /// To be sent with them.
    pub headers: Vec<(String, String)>,
}

/// Where the bytes of files lie: a folder or an S3-compatible store. Nobody sees a part of a file, nor one that is not what it was said to be.
pub trait BlobStore: Send + Sync + 'static {
    /// Keeps a file whose bytes are at hand.
    ///
    /// # Errors
    /// [`ReceiveError::Mismatch`] when it is not what it is said to be; the store's.
    fn put(
        &self,
        described: &Described,
        bytes: Bytes,
    ) -> impl Future<Output = Result<(), ReceiveError>> + Send;

    /// Keeps a file as its bytes come, a small part of it in memory at a time. Sent again, it takes the place of itself.
    ///
    /// # Errors
    /// See [`ReceiveError`].
    fn receive(
        &self,
        described: &Described,
        bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
    ) -> impl Future<Output = Result<(), ReceiveError>> + Send;

    /// Where a client sends the bytes of this file itself, for as long as `valid`; `None` where they come through [`Self::receive`].
    ///
    /// # Errors
    /// The store's.
    fn target(
        &self,
        described: &Described,
        valid: Duration,
    ) -> impl Future<Output = Result<Option<UploadTarget>, StoreError>> + Send;

    /// Whether the file is there and what it was said to be.
    ///
    /// # Errors
    /// The store's.
    fn holds(&self, described: &Described)
    -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Deletes what lies under `key`; nothing there is fine.
    ///
    /// # Errors
    /// The store's.
    fn delete(&self, key: &BlobKey) -> impl Future<Output = Result<(), StoreError>> + Send;
}
