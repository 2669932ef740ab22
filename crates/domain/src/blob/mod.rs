//! Files that a user gives to be kept: documents, as Active Storage's blobs.
//!
//! A blob is *reserved* (a row, before any byte is stored), then its bytes are stored under its key, then it is *attached* in the transaction that
//! changes what it belongs to. One that is replaced or removed becomes an *orphan* in that same transaction; orphans, and reservations that nobody
//! attached in time, are swept: bytes first, row last. So a crash at any point leaves nothing that shows a missing file, and nothing that is not
//! swept later.

mod checksum;
mod content_type;
mod filename;
mod key;
mod repository;
mod seal;
mod store;
mod sweep;

pub use checksum::Checksum;
pub use content_type::ContentType;
pub use filename::Filename;
pub use key::BlobKey;
pub use repository::BlobRepository;
pub use seal::{Purpose, Seal};
pub use store::{BlobStore, Mismatch, PartError, ReceiveError, UploadTarget};
pub(crate) use sweep::{discard, sweep, warn};

use chrono::{DateTime, TimeDelta, Utc};

use crate::id::UserId;

/// Largest file, in bytes.
pub const LARGEST_FILE: u64 = 20_000_000;

/// How long a reservation lasts that nobody attaches.
pub const RESERVATION: TimeDelta = TimeDelta::hours(24);

/// What a file is said to be, and has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Where its bytes lie.
    pub key: BlobKey,
    /// How many they are: 1 to [`LARGEST_FILE`].
    pub byte_size: u64,
    /// Their MD5.
    pub checksum: Checksum,
    /// What they are, by content.
    pub content_type: ContentType,
}

/// A file that is about to be reserved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBlob {
    /// What it will be.
    pub described: Described,
    /// Whose it is.
    pub owner: UserId,
    /// What its owner calls it.
    pub filename: Filename,
    /// What its owner wants to keep with it, as a compact JSON object.
    pub metadata: String,
    /// When it was announced.
    pub created_at: DateTime<Utc>,
}

/// A file that is kept, or that is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Its number.
    pub id: i64,
    /// Whether it is attached to something; it is only reserved otherwise.
    pub attached: bool,
    /// Whether its owner is disabled.
    pub disabled: bool,
    /// The rest.
    pub blob: NewBlob,
}
