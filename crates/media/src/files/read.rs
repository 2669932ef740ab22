//! What is read from a store.

use std::fmt;
use std::io;
use std::ops::Range;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;

/// What is known of a file without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// In bytes.
    pub size: u64,
    /// By its extension: `image/jpeg` or `image/png`.
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
