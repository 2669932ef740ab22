//! The store of images.

use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use domain::image::{Encoded, ImageName, MediaStore};
use domain::store::StoreError;
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt,
    PutOptions,
};

use super::failure::{failed, unless_missing};
use super::name::FileName;
use super::{AccessKey, Bucket, FileInfo, Location, LocationError, OpenFile, connect};

/// The images at a [`Location`]. Clones share the connection.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Where they lie, where that is a folder.
    folder: Option<PathBuf>,
}

impl Files {
    /// Opens a location, a bucket with the environment's credentials. A folder is made where it is missing; a bucket is not asked anything
    /// yet ([`Self::ping`] does that).
    ///
    /// # Errors
    /// When the folder cannot be made or the store's settings are wrong.
    pub fn connect(location: &Location) -> Result<Self, LocationError> {
        match location {
            Location::Folder(path) => Ok(Self {
                store: connect::folder(path)?,
                folder: Some(path.clone()),
            }),
            Location::Bucket(bucket) => Ok(Self::in_bucket(connect::bucket(bucket, None)?)),
        }
    }

    /// Opens a bucket with these credentials instead of the environment's.
    ///
    /// # Errors
    /// When the store's settings are wrong.
    pub fn connect_with(bucket: &Bucket, key: &AccessKey) -> Result<Self, LocationError> {
        Ok(Self::in_bucket(connect::bucket(bucket, Some(key))?))
    }

    fn in_bucket(store: Arc<dyn ObjectStore>) -> Self {
        Self {
            store,
            folder: None,
        }
    }

    /// Whether files can be kept at all: a folder takes a file, a bucket lists its keys (which needs the right to list them).
    ///
    /// # Errors
    /// Why not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let probe = Path::from("ready");
        if let Some(folder) = &self.folder {
            let unavailable = |error: io::Error| StoreError::Unavailable(Box::new(error));
            return tokio::fs::write(folder.join(".ready"), b"")
                .await
                .map_err(unavailable);
        }
        self.store
            .list(Some(&probe))
            .try_next()
            .await
            .map(drop)
            .map_err(failed)
    }

    /// What is known of the file `name`; none where there is no such file, or the name is none of an image.
    ///
    /// # Errors
    /// The store's.
    pub async fn find(&self, name: &str) -> Result<Option<FileInfo>, StoreError> {
        let Some(name) = FileName::parse(name) else {
            return Ok(None);
        };
        let found = unless_missing(self.store.head(&name.path()).await)?;
        Ok(found.map(|meta| info(name, &meta)))
    }

    /// Opens the file `name`, or the part of it in `range`, which must not be empty nor begin behind its end (see [`Self::find`]). None as
    /// there.
    ///
    /// # Errors
    /// The store's; also for an impossible range.
    pub async fn open(
        &self,
        name: &str,
        range: Option<Range<u64>>,
    ) -> Result<Option<OpenFile>, StoreError> {
        let Some(name) = FileName::parse(name) else {
            return Ok(None);
        };
        let options = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let found = unless_missing(self.store.get_opts(&name.path(), options).await)?;
        Ok(found.map(|found| OpenFile {
            info: info(name, &found.meta),
            range: found.range.clone(),
            body: found.into_stream().map_err(io::Error::other).boxed(),
        }))
    }
}

impl MediaStore for Files {
    async fn put(&self, name: &ImageName, file: &Encoded) -> Result<(), StoreError> {
        let name = ours(name)?;
        let mut options = PutOptions::default();
        if self.folder.is_none() {
            options.attributes = described(file.content_type);
        }
        let payload = file.bytes.clone().into();
        self.store
            .put_opts(&name.path(), payload, options)
            .await
            .map(drop)
            .map_err(failed)
    }

    async fn delete(&self, name: &ImageName) -> Result<(), StoreError> {
        let path = ours(name)?.path();
        unless_missing(self.store.delete(&path).await)?;
        match &self.folder {
            Some(folder) => remove_remains(folder.join(path.as_ref())).await,
            None => Ok(()),
        }
    }
}

fn info(name: FileName<'_>, meta: &ObjectMeta) -> FileInfo {
    FileInfo {
        size: meta.size,
        content_type: name.content_type(),
        etag: name.etag(),
        last_modified: meta.last_modified,
    }
}

fn ours(name: &ImageName) -> Result<FileName<'_>, StoreError> {
    let wrong = || StoreError::Internal(format!("'{name}' is no name of an image").into());
    FileName::parse(&name.0).ok_or_else(wrong)
}

/// What a bucket is told of a file, for whoever reads it there.
fn described(content_type: &'static str) -> Attributes {
    Attributes::from_iter([
        (Attribute::ContentType, content_type),
        (
            Attribute::CacheControl,
            "public, max-age=31536000, immutable",
        ),
    ])
}

/// Removes what a killed process has left of a file it was writing: `object_store` writes beside it and renames.
async fn remove_remains(mut path: PathBuf) -> Result<(), StoreError> {
    path.as_mut_os_string().push("#1");
    match tokio::fs::remove_file(&path).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::Unavailable(Box::new(error)))
        }
        _ => Ok(()),
    }
}
