//! Deleting images that nothing refers to.

use std::error::Error;

use chrono::{DateTime, TimeDelta, Utc};

use super::{ImageName, ImageRepository, MediaStore};
use crate::store::StoreError;

/// How long a reservation lasts: far longer than storing two files can take.
const RESERVATION: TimeDelta = TimeDelta::hours(1);

/// So many orphans are taken at once.
const BATCH: u64 = 100;

/// Deletes all orphans, reservations that nobody attached in time among them; answers how many. One whose files cannot be deleted is
/// logged and stays for the next sweep.
pub(crate) async fn sweep<I: ImageRepository, M: MediaStore>(
    images: &I,
    media: &M,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut total = 0;
    loop {
        let orphans = images.orphans(now - RESERVATION, now, BATCH).await?;
        let mut deleted = 0;
        for name in &orphans {
            match discard(images, media, name).await {
                Ok(()) => deleted += 1,
                Err(error) => warn(name, &error),
            }
        }
        total += deleted;
        // Either that was the last batch, or only those are left that cannot be deleted.
        if orphans.len() as u64 != BATCH || deleted == 0 {
            return Ok(total);
        }
    }
}

/// Deletes an orphan: its files first and its row last, so that what a crash leaves is found again.
pub(crate) async fn discard<I: ImageRepository, M: MediaStore>(
    images: &I,
    media: &M,
    name: &ImageName,
) -> Result<(), StoreError> {
    media.delete(&name.thumbnail()).await?;
    media.delete(name).await?;
    images.forget(name).await
}

/// Logs that an image could not be deleted now; the next sweep tries again.
pub(crate) fn warn(name: &ImageName, error: &StoreError) {
    tracing::warn!(image = %name, error = error as &dyn Error, "an image could not be deleted");
}
