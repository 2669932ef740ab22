//! Events: what a user is told, now or when they come back.
//!
//! A user's events are numbered 1, 2, 3 … without a gap. Those up to a mark have been delivered; the rest are queued. While the user is
//! online the mark moves with every event, otherwise it stays, until going online moves it to the last event. So what a stream shows is
//! always a beginning of the numbered row: whoever has seen an id has missed none before it.

mod error;
mod news;
mod repository;
mod service;
mod stream;
mod wakes;

#[cfg(test)]
mod tests;

pub use error::{EventError, ProduceError};
pub use news::News;
pub use repository::{Delivery, EventRepository, Mark, Produced, Standing};
pub use service::{EventPorts, EventService, RETENTION};
pub use stream::{Gap, GapReason, Opened};
pub use wakes::Wakes;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// So many events may be queued for one user; whoever wants to add one more is told to wait.
pub const LONGEST_QUEUE: i64 = 10_000;

/// So many more of this server's own may be queued: whoever fills a queue must not hide a sign-in with it. Beyond that they are left out.
pub const RESERVE: i64 = 1_000;

/// Largest `data` of an event, in bytes of compact JSON.
pub const LARGEST_DATA: usize = 64 << 10;

/// Something that a user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number among the user's events, from 1.
    pub id: i64,
    /// What it is about, up to 100 characters.
    pub kind: String,
    /// Whatever its producer wants to tell, as compact JSON.
    pub data: String,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
}

/// An event that is about to be numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// See [`Event::kind`].
    pub kind: String,
    /// See [`Event::data`].
    pub data: String,
}

impl NewEvent {
    /// SHA-256 of what it says, to tell a repeat from a different event under the same key.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        // No kind contains a NUL, so that no two events run together to the same text.
        hash.update(self.kind.as_bytes());
        hash.update([0]);
        hash.update(self.data.as_bytes());
        hash.finalize().into()
    }
}
