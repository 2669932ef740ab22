//! The life of images in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{ImageRow, ImageState};
use crate::id::UserId;
use crate::image::{ImageName, ImageRepository};
use crate::store::StoreError;

impl ImageRepository for MemoryStore {
    async fn reserve(
        &self,
        name: &ImageName,
        owner: UserId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.transaction("images.reserve", |state| {
            let row = ImageRow {
                owner,
                state: ImageState::Reserved,
                changed_at: now,
            };
            match state.images.insert(name.clone(), row) {
                None => Ok(()),
                Some(_) => Err(StoreError::Internal("the name is taken".into())),
            }
        })
        .await
    }

    async fn release(&self, name: &ImageName, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.transaction("images.release", |state| {
            let image = state.images.get_mut(name);
            if let Some(image) = image.filter(|row| row.state == ImageState::Reserved) {
                image.state = ImageState::Orphaned;
                image.changed_at = now;
            }
            Ok(())
        })
        .await
    }

    async fn orphans(
        &self,
        reserved_before: DateTime<Utc>,
        now: DateTime<Utc>,
        limit: u64,
    ) -> Result<Vec<ImageName>, StoreError> {
        self.transaction("images.orphans", |state| {
            for row in state.images.values_mut() {
                if row.state == ImageState::Reserved && row.changed_at < reserved_before {
                    row.state = ImageState::Orphaned;
                    row.changed_at = now;
                }
            }
            let rows = state.images.iter();
            let orphans = rows.filter(|(_, row)| row.state == ImageState::Orphaned);
            let mut orphans: Vec<(DateTime<Utc>, ImageName)> = orphans
                .map(|(name, row)| (row.changed_at, name.clone()))
                .collect();
            orphans.sort_by(|(a, x), (b, y)| (a, &x.0).cmp(&(b, &y.0)));
            orphans.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(orphans.into_iter().map(|(_, name)| name).collect())
        })
        .await
    }

    async fn forget(&self, name: &ImageName) -> Result<(), StoreError> {
        self.transaction("images.forget", |state| {
            let orphaned = |row: &ImageRow| row.state == ImageState::Orphaned;
            state
                .images
                .retain(|kept, row| kept != name || !orphaned(row));
            Ok(())
        })
        .await
    }
}
