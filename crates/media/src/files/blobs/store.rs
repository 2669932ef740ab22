//! [`BlobStore`] in a folder and in a bucket.

use std::time::Duration;

use bytes::Bytes;
use domain::blob::{BlobKey, BlobStore, Described, PartError, ReceiveError, UploadTarget};
use domain::store::StoreError;
use futures_util::{Stream, stream};
use object_store::ObjectStoreExt;

use super::super::Files;
use super::super::failure::unless_missing;
use super::super::name::document_path;
use super::super::store::Place;
use super::draft::{self, on_a_thread};
use super::proof::Proof;

impl BlobStore for Files {
    async fn put(&self, described: &Described, bytes: Bytes) -> Result<(), ReceiveError> {
        let path = document_path(&described.key)?;
        let Place::Bucket(bucket) = &self.place else {
            return self.receive(described, stream::iter([Ok(bytes)])).await;
        };
        let (expected, held) = (described.clone(), bytes.clone());
        let mismatch = on_a_thread(move || {
            let mut proof = Proof::new(expected);
            proof.take(&held);
            Ok(proof.mismatch())
        });
        match mismatch.await? {
            None => Ok(bucket.send(&path, described, bytes).await?),
            Some(mismatch) => Err(ReceiveError::Mismatch(mismatch)),
        }
    }

    async fn receive(
        &self,
        described: &Described,
        bytes: impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin,
    ) -> Result<(), ReceiveError> {
        let path = document_path(&described.key)?;
        match &self.place {
            Place::Bucket(bucket) => bucket.receive(&path, described, bytes).await,
            Place::Folder { incoming, .. } => {
                let (folder, key) = (incoming.clone(), described.key.clone());
                let draft = on_a_thread(move || folder.begin(&key)).await?;
                let draft = draft::write(draft, described, bytes).await?;
                let (folder, key) = (incoming.clone(), described.key.clone());
                Ok(on_a_thread(move || folder.keep(draft, &key)).await?)
            }
        }
    }

    async fn target(
        &self,
        described: &Described,
        valid: Duration,
    ) -> Result<Option<UploadTarget>, StoreError> {
        let path = document_path(&described.key)?;
        match &self.place {
            Place::Bucket(bucket) => Ok(Some(bucket.target(&path, described, valid).await?)),
            Place::Folder { .. } => Ok(None),
        }
    }

    async fn holds(&self, described: &Described) -> Result<bool, StoreError> {
        let path = document_path(&described.key)?;
        match &self.place {
            Place::Bucket(bucket) => bucket.holds(&path, described).await,
            // It could only become visible whole and verified.
            Place::Folder { .. } => {
                let found = unless_missing(self.documents.head(&path).await)?;
                Ok(found.is_some_and(|meta| meta.size == described.byte_size))
            }
        }
    }

    async fn delete(&self, key: &BlobKey) -> Result<(), StoreError> {
        let path = document_path(key)?;
        if let Place::Folder { incoming, .. } = &self.place {
            // First, so that none of them becomes a document once that is deleted.
            let (folder, key) = (incoming.clone(), key.clone());
            on_a_thread(move || folder.clear(&key)).await?;
        }
        unless_missing(self.documents.delete(&path).await).map(drop)
    }
}
