//! Images are kept and deleted.

use std::io;
use std::path::PathBuf;

use domain::image::{Encoded, ImageName, MediaStore};
use domain::store::StoreError;
use object_store::{Attribute, Attributes, ObjectStore, ObjectStoreExt, PutOptions};

use super::Files;
use super::failure::{failed, unless_missing};
use super::name::{self, Named};
use super::store::Place;

impl MediaStore for Files {
    async fn put(&self, name: &ImageName, file: &Encoded) -> Result<(), StoreError> {
        let name = ours(name)?;
        let mut options = PutOptions::default();
        if let Place::Bucket(_) = &self.place {
            options.attributes = described(file.content_type);
        }
        let payload = file.bytes.clone().into();
        self.images
            .put_opts(&name.path, payload, options)
            .await
            .map(drop)
            .map_err(failed)
    }

    async fn delete(&self, name: &ImageName) -> Result<(), StoreError> {
        let file = ours(name)?.path;
        unless_missing(self.images.delete(&file).await)?;
        match &self.place {
            Place::Folder { path, .. } => remove_remains(path.join(file.as_ref())).await,
            Place::Bucket(_) => Ok(()),
        }
    }
}

fn ours(name: &ImageName) -> Result<Named, StoreError> {
    let wrong = || StoreError::Internal(format!("'{name}' is no name of an image").into());
    name::image(&name.0).ok_or_else(wrong)
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
