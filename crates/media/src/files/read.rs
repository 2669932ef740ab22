//! What is read from a store.

use std::fmt;
use std::io;
use std::ops::Range;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::blob::{BlobKey, ContentType};
use domain::store::StoreError;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::{GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt};

use super::Files;
use super::failure::unless_missing;
use super::name::{self, Named};

/// What is known of a file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// In bytes.
    pub size: u64,
    /// The media type: an image's by its extension, a document's as it was verified when it came.
    pub content_type: &'static str,
    /// A strong entity tag, in its quotes; the same on every instance.
    pub etag: String,
    /// When it was stored.
    pub last_modified: DateTime<Utc>,
}

/// A file, or a part of it, being read.
pub struct OpenFile {
    /// What is known of the whole file.
    pub info: FileInfo,
    /// Which of its bytes follow.
    pub range: Range<u64>,
    /// These bytes, in pieces. An error ends them.
    pub body: BoxStream<'static, io::Result<Bytes>>,
}

impl fmt::Debug for OpenFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OpenFile")
            .field("info", &self.info)
            .field("range", &self.range)
            .finish_non_exhaustive()
    }
}

impl Files {
    /// What is known of the image `name`; none where there is no such file, or the name is none of an image.
    ///
    /// # Errors
    /// The store's.
    pub async fn find(&self, name: &str) -> Result<Option<FileInfo>, StoreError> {
        find(&*self.images, name::image(name)).await
    }

    /// Opens the image `name`, or the part of it in `range`, which must not be empty nor begin behind its end (see [`Self::find`]). None as
    /// there.
    ///
    /// # Errors
    /// The store's; also for an impossible range.
    pub async fn open(
        &self,
        name: &str,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenFile>, StoreError> {
        open(&*self.images, name::image(name), range).await
    }

    /// What is known of the document under `key`, whose type was verified when it came; none where there is none.
    ///
    /// # Errors
    /// The store's.
    pub async fn find_blob(
        &self,
        key: &BlobKey,
        content_type: ContentType,
    ) -> Result<Option<FileInfo>, StoreError> {
        find(&*self.documents, name::document(key, content_type)).await
    }

    /// Opens the document under `key`, or the part of it in `range` (see [`Self::open`]). None as in [`Self::find_blob`].
    ///
    /// # Errors
    /// The store's; also for an impossible range.
    pub async fn open_blob(
        &self,
        key: &BlobKey,
        content_type: ContentType,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenFile>, StoreError> {
        open(&*self.documents, name::document(key, content_type), range).await
    }
}

async fn find(
    store: &dyn ObjectStore,
    named: Option<Named>,
) -> Result<Option<FileInfo>, StoreError> {
    let Some(named) = named else {
        return Ok(None);
    };
    let found = unless_missing(store.head(&named.path).await)?;
    Ok(found.map(|meta| info(named, &meta)))
}

async fn open(
    store: &dyn ObjectStore,
    named: Option<Named>,
    range: Option<Range<u64>>,
) -> Result<Option<OpenFile>, StoreError> {
    let Some(named) = named else {
        return Ok(None);
    };
    let options = GetOptions {
        range: range.map(GetRange::Bounded),
        ..GetOptions::default()
    };
    let found = unless_missing(store.get_opts(&named.path, options).await)?;
    Ok(found.map(|found| OpenFile {
        info: info(named, &found.meta),
        range: found.range.clone(),
        body: found.into_stream().map_err(io::Error::other).boxed(),
    }))
}

fn info(named: Named, meta: &ObjectMeta) -> FileInfo {
    FileInfo {
        size: meta.size,
        content_type: named.content_type,
        etag: named.etag,
        last_modified: meta.last_modified,
    }
}
