//! The store of files.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use domain::store::StoreError;
use futures_util::TryStreamExt;
use object_store::ObjectStore;
use object_store::path::Path;

use super::blobs::{Incoming, Remote};
use super::failure::failed;
use super::{AccessKey, Bucket, Location, LocationError, connect};

/// The images and documents at a [`Location`]. Clones share the connection.
#[derive(Debug, Clone)]
pub struct Files {
    /// As images are read and written.
    pub(super) images: Arc<dyn ObjectStore>,
    /// As documents are, which may take longer.
    pub(super) documents: Arc<dyn ObjectStore>,
    pub(super) place: Place,
}

/// What there is beside the common interface of stores.
#[derive(Debug, Clone)]
pub(super) enum Place {
    /// A folder of this machine.
    Folder {
        /// Its name.
        path: PathBuf,
        /// Where documents arrive.
        incoming: Incoming,
    },
    /// A bucket.
    Bucket(Remote),
}

impl Files {
    /// Opens a location, a bucket with the environment's credentials. A folder is made where it is missing; a bucket is not asked anything
    /// yet ([`Self::ping`] does that).
    ///
    /// # Errors
    /// When the folder cannot be made or the store's settings are wrong.
    pub fn connect(location: &Location) -> Result<Self, LocationError> {
        match location {
            Location::Folder(path) => {
                let store = connect::folder(path)?;
                Ok(Self {
                    images: Arc::clone(&store),
                    documents: store,
                    place: Place::Folder {
                        path: path.clone(),
                        incoming: Incoming::of(path.join("documents")),
                    },
                })
            }
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

    fn in_bucket(opened: connect::Opened) -> Self {
        let documents = Arc::new(opened.patient);
        Self {
            images: Arc::new(opened.quick),
            documents: Arc::clone(&documents) as Arc<dyn ObjectStore>,
            place: Place::Bucket(Remote::new(documents, opened.credentials)),
        }
    }

    /// Whether files can be kept at all: a folder takes a file, a bucket lists its keys (which needs the right to list them).
    ///
    /// # Errors
    /// Why not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let probe = Path::from("ready");
        if let Place::Folder { path, .. } = &self.place {
            let unavailable = |error: io::Error| StoreError::Unavailable(Box::new(error));
            return tokio::fs::write(path.join(".ready"), b"")
                .await
                .map_err(unavailable);
        }
        self.images
            .list(Some(&probe))
            .try_next()
            .await
            .map(drop)
            .map_err(failed)
    }
}
