//! The names of files, checked before a store hears of them.

use domain::blob::{BlobKey, ContentType};
use domain::store::StoreError;
use object_store::path::Path;

/// How many characters of a name nobody can guess.
const SECRET: usize = 32;

/// What is known of a file before a store is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where it lies, seen from the location.
    pub path: Path,
    /// A strong entity tag. A name is given once and what lies under it never changes, so that it identifies the bytes on every instance.
    pub etag: String,
    /// Its media type.
    pub content_type: &'static str,
}

/// The name of an image's file: 32 lower-case letters and digits, `-thumb` for the thumbnail, `.jpg` or `.png`. No other name gets near the
/// store, so no path can be made of one.
///
/// None for anything that is no name of an image.
pub fn image(name: &str) -> Option<Named> {
    let (stem, extension) = name.split_once('.')?;
    let content_type = match extension {
        "jpg" => "image/jpeg",
        "png" => "image/png",
        _ => return None,
    };
    let secret = stem.strip_suffix("-thumb").unwrap_or(stem);
    is_secret(secret).then(|| named("images", name, content_type))
}

/// The name of a document's file: its key, 32 lower-case letters and digits. No other key gets near the store.
///
/// None for anything that is no key.
pub fn document(key: &BlobKey, content_type: ContentType) -> Option<Named> {
    is_secret(&key.0).then(|| named("documents", &key.0, content_type.name()))
}

/// Where the document under `key` lies, seen from the location.
///
/// # Errors
/// [`StoreError::Internal`] for anything that is no key.
pub fn document_path(key: &BlobKey) -> Result<Path, StoreError> {
    let wrong = || StoreError::Internal(format!("'{key}' is no key of a document").into());
    is_secret(&key.0)
        .then(|| Path::from_iter(["documents", &key.0]))
        .ok_or_else(wrong)
}

fn named(folder: &str, name: &str, content_type: &'static str) -> Named {
    Named {
        path: Path::from_iter([folder, name]),
        etag: format!("\"{name}\""),
        content_type,
    }
}

fn is_secret(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.len() == SECRET && text.bytes().all(plain)
}
