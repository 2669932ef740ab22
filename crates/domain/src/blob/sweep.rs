//! Deleting files that nothing refers to.

use std::error::Error;

use chrono::{DateTime, Utc};

use super::{BlobKey, BlobRepository, BlobStore, RESERVATION};
use crate::store::StoreError;

/// So many orphans are taken at once.
const BATCH: u64 = 100;

/// Deletes all orphans, reservations that nobody attached in time among them; answers how many. One whose bytes cannot be deleted is logged and stays for
/// the next sweep.
pub(crate) async fn sweep<B: BlobRepository, S: BlobStore>(
    blobs: &B,
    store: &S,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut total = 0;
    loop {
        let orphans = blobs.orphans(now - RESERVATION, now, BATCH).await?;
        let mut deleted = 0;
        for (id, key) in &orphans {
            match discard(blobs, store, *id, key).await {
                Ok(()) => deleted += 1,
                Err(error) => warn(*id, &error),
            }
        }
        total += deleted;
        // Either that was the last batch, or only those are left that cannot be deleted.
        if orphans.len() as u64 != BATCH || deleted == 0 {
            return Ok(total);
        }
    }
}

/// Deletes an orphan: its bytes first and its row last, so that what a crash leaves is found again.
pub(crate) async fn discard<B: BlobRepository, S: BlobStore>(
    blobs: &B,
    store: &S,
    id: i64,
    key: &BlobKey,
) -> Result<(), StoreError> {
    store.delete(key).await?;
    blobs.forget(id).await
}

/// Logs that a file could not be deleted now; the next sweep tries again.
pub(crate) fn warn(id: i64, error: &StoreError) {
    tracing::warn!(
        blob = id,
        error = error as &dyn Error,
        "a file could not be deleted"
    );
}
