//! Documents in a bucket.

use std::fs::File;
use std::io::{Read, Seek};
use std::sync::Arc;

use bytes::Bytes;
use domain::blob::{ContentType, Described, PartError, ReceiveError};
use domain::store::StoreError;
use futures_util::{Stream, TryStreamExt};
use object_store::aws::AwsCredentialProvider;
use object_store::path::Path;
use object_store::{Attribute, Attributes, ObjectStore, ObjectStoreExt, PutOptions};
use tokio::sync::Semaphore;

use super::super::connect::Store;
use super::super::failure::{failed, unless_missing};
use super::draft::{self, on_a_thread};
use super::proof::Proof;

/// How many documents that came through this server are in memory at once, on their way to the bucket.
const SENDING: usize = 4;

/// A bucket, for what the common interface of stores does not know.
#[derive(Debug, Clone)]
pub struct Remote {
    pub(super) store: Arc<Store>,
    pub(super) credentials: AwsCredentialProvider,
    sending: Arc<Semaphore>,
}

impl Remote {
    /// A bucket that is opened with these credentials.
    pub fn new(store: Arc<Store>, credentials: AwsCredentialProvider) -> Self {
        Self {
            store,
            credentials,
            sending: Arc::new(Semaphore::new(SENDING)),
        }
    }

    /// Keeps a file as its bytes come. They wait in a nameless temporary file, so that a slow client costs no memory and a killed process
    /// leaves nothing, neither there nor in the bucket.
    ///
    /// # Errors
    /// See [`ReceiveError`].
    pub async fn receive(
        &self,
        path: &Path,
        described: &Described,
        bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
    ) -> Result<(), ReceiveError> {
        let draft = on_a_thread(tempfile::tempfile).await?;
        let draft = draft::write(draft, described, bytes).await?;
        let _turn = self.sending.acquire().await;
        let bytes = on_a_thread(move || read(draft)).await?;
        Ok(self.send(path, described, bytes).await?)
    }

    /// Stores a file that is what it was said to be.
    ///
    /// # Errors
    /// The store's.
    pub async fn send(
        &self,
        path: &Path,
        described: &Described,
        bytes: Bytes,
    ) -> Result<(), StoreError> {
        let options = PutOptions {
            attributes: Attributes::from_iter([(
                Attribute::ContentType,
                described.content_type.name(),
            )]),
            ..PutOptions::default()
        };
        let put = self.store.put_opts(path, bytes.into(), options).await;
        put.map(drop).map_err(failed)
    }

    /// Whether a client has stored what it said it would. Anything else that lies there is deleted.
    ///
    /// # Errors
    /// The store's.
    pub async fn holds(&self, path: &Path, described: &Described) -> Result<bool, StoreError> {
        let Some(meta) = unless_missing(self.store.head(path).await)? else {
            return Ok(false);
        };
        let right = meta.size == described.byte_size
            && if is_md5(meta.e_tag.as_deref(), described) {
                self.begins_right(path, described).await?
            } else {
                self.reads_right(path, described).await?
            };
        if !right {
            unless_missing(self.store.delete(path).await)?;
        }
        Ok(right)
    }

    async fn begins_right(&self, path: &Path, described: &Described) -> Result<bool, StoreError> {
        let telling = described.byte_size.min(ContentType::TELLING as u64);
        let beginning = unless_missing(self.store.get_range(path, 0..telling).await)?;
        Ok(beginning.is_some_and(|bytes| ContentType::of(&bytes) == Some(described.content_type)))
    }

    async fn reads_right(&self, path: &Path, described: &Described) -> Result<bool, StoreError> {
        let Some(found) = unless_missing(self.store.get(path).await)? else {
            return Ok(false);
        };
        let mut proof = Proof::new(described.clone());
        let mut bytes = found.into_stream();
        while let Some(piece) = bytes.try_next().await.map_err(failed)? {
            proof.take(&piece);
        }
        Ok(proof.mismatch().is_none())
    }
}

/// Whether this entity tag is the MD5. Another one tells nothing: a bucket that encrypts or that got the object in parts makes up its own.
fn is_md5(tag: Option<&str>, described: &Described) -> bool {
    let digest = u128::from_be_bytes(described.checksum.0);
    tag.is_some_and(|tag| tag.trim_matches('"') == format!("{digest:032x}"))
}

fn read(mut file: File) -> std::io::Result<Bytes> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes.into())
}
