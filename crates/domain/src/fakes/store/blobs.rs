//! The life of files in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use super::state::{BlobRow, BlobState, State};
use crate::access::{Access, Granted};
use crate::blob::{Blob, BlobKey, BlobRepository, NewBlob};
use crate::driver::{DocumentKind, DocumentReview};
use crate::id::UserId;
use crate::store::StoreError;

impl BlobRepository for MemoryStore {
    async fn reserve(
        &self,
        access: &Access,
        blob: &NewBlob,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<i64>>, StoreError> {
        self.transaction("blobs.reserve", |state| {
            let id = state.last_blob + 1;
            let granted = state.grant(access, now, |_| id);
            if granted.is_some() {
                let row = BlobRow {
                    blob: blob.clone(),
                    state: BlobState::Reserved,
                    place: None,
                    review: None,
                    changed_at: now,
                };
                state.blobs.insert(id, row);
                state.last_blob = id;
            }
            Ok(granted)
        })
        .await
    }

    async fn find(&self, owner: UserId, ids: &[i64]) -> Result<Vec<Blob>, StoreError> {
        self.transaction("blobs.find", |state| {
            let rows = ids.iter().filter_map(|id| Some((id, state.blobs.get(id)?)));
            let own =
                rows.filter(|(_, row)| row.blob.owner == owner && row.state != BlobState::Orphaned);
            let found = own.map(|(id, row)| Blob {
                id: *id,
                attached: row.state == BlobState::Attached,
                disabled: state.active(owner).is_none(),
                blob: row.blob.clone(),
            });
            Ok(found.collect())
        })
        .await
    }

    async fn release(&self, id: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.transaction("blobs.release", |state| {
            let row = state.blobs.get_mut(&id);
            if let Some(row) = row.filter(|row| row.state == BlobState::Reserved) {
                row.orphan(now);
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
    ) -> Result<Vec<(i64, BlobKey)>, StoreError> {
        self.transaction("blobs.orphans", |state| {
            for row in state.blobs.values_mut() {
                if row.state == BlobState::Reserved && row.changed_at < reserved_before {
                    row.orphan(now);
                }
            }
            let rows = state.blobs.iter();
            let orphans = rows.filter(|(_, row)| row.state == BlobState::Orphaned);
            let mut orphans: Vec<(DateTime<Utc>, i64, BlobKey)> = orphans
                .map(|(id, row)| (row.changed_at, *id, row.blob.described.key.clone()))
                .collect();
            orphans.sort_by_key(|(changed_at, id, _)| (*changed_at, *id));
            orphans.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(orphans.into_iter().map(|(_, id, key)| (id, key)).collect())
        })
        .await
    }

    async fn forget(&self, id: i64) -> Result<(), StoreError> {
        self.transaction("blobs.forget", |state| {
            state
                .blobs
                .retain(|kept, row| *kept != id || row.state != BlobState::Orphaned);
            Ok(())
        })
        .await
    }
}

impl BlobRow {
    fn orphan(&mut self, now: DateTime<Utc>) {
        self.state = BlobState::Orphaned;
        self.place = None;
        self.changed_at = now;
    }

    /// Whether it may be attached as `kind` by `owner`.
    fn fits(&self, owner: UserId, kind: DocumentKind) -> bool {
        let there = self.place.is_some_and(|(held, _)| held == kind);
        self.blob.owner == owner && (self.state == BlobState::Reserved || there)
    }
}

impl State {
    /// Makes these kinds hold these blobs of `owner`, and nothing else; false, and nothing is changed, if one of them cannot be attached so.
    pub(super) fn attach(
        &mut self,
        owner: UserId,
        documents: &[(DocumentKind, Vec<i64>)],
        now: DateTime<Utc>,
    ) -> bool {
        let fits = |kind, id| self.blobs.get(id).is_some_and(|row| row.fits(owner, kind));
        let all = documents
            .iter()
            .all(|(kind, ids)| ids.iter().all(|id| fits(*kind, id)));
        if !all {
            return false;
        }
        for (kind, ids) in documents {
            for (id, row) in &mut self.blobs {
                let place = ids.iter().position(|it| it == id);
                let held = row.place.is_some_and(|(held, _)| held == *kind);
                match place {
                    Some(place) => {
                        row.state = BlobState::Attached;
                        row.place = Some((*kind, place));
                        row.changed_at = now;
                    }
                    None if held && row.blob.owner == owner => row.orphan(now),
                    None => {}
                }
            }
        }
        true
    }

    /// Says of everything that `owner` has attached as `kind` what staff say of it.
    pub(super) fn review(&mut self, owner: UserId, kind: DocumentKind, review: &DocumentReview) {
        for row in self.blobs.values_mut() {
            if row.blob.owner == owner && row.place.is_some_and(|(held, _)| held == kind) {
                row.review = Some(review.clone());
            }
        }
    }
}
