//! Storing the files that come with a change.

use super::faults::Faults;
use super::papers::Papers;
use super::receiving::refused;
use super::{DocumentKind, DriverError, DriverPorts, DriverService, Fault};
use crate::access::Access;
use crate::blob::{
    BlobKey, BlobRepository, BlobStore, Checksum, Described, Filename, NewBlob, discard, warn,
};
use crate::clock::Clock;
use crate::session::admit;

/// A file of this change: it is reserved, and stored unless that failed.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) id: i64,
    pub(super) kind: DocumentKind,
    pub(super) key: BlobKey,
}

impl<P: DriverPorts> DriverService<P> {
    /// Reserves and stores all files, in order. What is in `stored` when it fails has to be given up.
    pub(super) async fn store_files(
        &self,
        access: &Access,
        papers: &Papers<'_>,
        stored: &mut Vec<Stored>,
    ) -> Result<(), DriverError> {
        for (kind, file, content_type) in papers.files() {
            let now = self.clock.now();
            let named = file.filename.clone().filter(|it| !it.trim().is_empty());
            let nameless = || format!("file.{}", content_type.extension());
            let blob = NewBlob {
                described: Described {
                    key: BlobKey::generate(&self.random),
                    byte_size: file.bytes.len() as u64,
                    checksum: Checksum::of_file(&file.bytes).await,
                    content_type,
                },
                owner: access.user,
                filename: Filename::new(&named.unwrap_or_else(nameless)),
                metadata: "{}".to_owned(),
                created_at: now,
            };
            let granted = self.blobs.reserve(access, &blob, now).await?;
            let id = admit(&self.sessions, access, granted, now).await?;
            stored.push(Stored {
                id,
                kind,
                key: blob.described.key.clone(),
            });
            let put = self.store.put(&blob.described, file.bytes.clone()).await;
            put.map_err(|error| refused(error, |_| kind.name()))?;
        }
        Ok(())
    }

    /// Tells of the files whose reservation ran out before they could be attached.
    pub(super) async fn still_reserved(
        &self,
        access: &Access,
        stored: &[Stored],
    ) -> Result<(), DriverError> {
        if stored.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = stored.iter().map(|file| file.id).collect();
        let found = self.blobs.find(access.user, &ids).await?;
        let mut faults = Faults::default();
        for file in stored {
            if !found.iter().any(|blob| blob.id == file.id) {
                faults.add(file.kind.name(), Fault::Invalid);
            }
        }
        faults.check()
    }

    /// Gives up the reservations of files that are not attached because of `error`. Their bytes are deleted now if that works, else the sweep does it.
    pub(super) async fn give_up(&self, stored: &[Stored], error: &DriverError) {
        for Stored { id, key, .. } in stored {
            if let Err(error) = self.blobs.release(*id, self.clock.now()).await {
                warn(*id, &error);
            }
            // Whether the change was made is not certain when a store failed: a connection can be lost while it is committed. Releasing leaves a file alone
            // that is attached, and the sweep deletes it otherwise.
            if !matches!(error, DriverError::Store(_))
                && let Err(error) = discard(&self.blobs, &self.store, *id, key).await
            {
                warn(*id, &error);
            }
        }
    }
}
