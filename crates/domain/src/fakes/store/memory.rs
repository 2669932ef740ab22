//! The store itself: transactions, faults and a journal.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::state::{BlobState, ImageState, State};
use crate::driver::DocumentReview;
use crate::id::UserId;
use crate::image::ImageName;
use crate::store::StoreError;

/// How an operation of [`MemoryStore`] fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The store cannot be reached.
    Unreachable,
    /// The transaction is committed, but the connection is lost before the answer comes.
    AnswerLost,
}

/// Keeps everything in memory. Clones share it.
///
/// Operations are named `<repository>.<method>` (`profiles.update`), both for the journal and for faults.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    state: Arc<Mutex<State>>,
    faults: Arc<Mutex<HashMap<&'static str, Fault>>>,
    journal: Arc<Mutex<Vec<&'static str>>>,
}

impl MemoryStore {
    /// Makes `operation` fail from now on.
    pub fn fail(&self, operation: &'static str, fault: Fault) {
        lock(&self.faults).insert(operation, fault);
    }

    /// Ends all faults.
    pub fn recover(&self) {
        lock(&self.faults).clear();
    }

    /// The operations since this was last asked, each a transaction, in their order.
    #[must_use]
    pub fn take_journal(&self) -> Vec<&'static str> {
        std::mem::take(&mut *lock(&self.journal))
    }

    /// Disables a user, as staff would.
    pub fn disable(&self, user: UserId, now: DateTime<Utc>) {
        if let Some(user) = lock(&self.state).users.get_mut(&user) {
            user.disabled_at = Some(now);
        }
    }

    /// Amends drivers' profiles from now on, as a store does that knows a short way.
    pub fn amend_drivers(&self) {
        lock(&self.state).amends = true;
    }

    /// Whether it does.
    pub(super) fn amends_drivers(&self) -> bool {
        lock(&self.state).amends
    }

    /// Where an image is in its life; `None` when it is forgotten.
    #[must_use]
    pub fn image_state(&self, name: &ImageName) -> Option<ImageState> {
        lock(&self.state).images.get(name).map(|image| image.state)
    }

    /// How many images are kept, in whatever state.
    #[must_use]
    pub fn images(&self) -> usize {
        lock(&self.state).images.len()
    }

    /// Where a file is in its life; `None` when it is forgotten.
    #[must_use]
    pub fn blob_state(&self, id: i64) -> Option<BlobState> {
        lock(&self.state).blobs.get(&id).map(|row| row.state)
    }

    /// What staff say of a file.
    #[must_use]
    pub fn blob_review(&self, id: i64) -> Option<DocumentReview> {
        let state = lock(&self.state);
        state.blobs.get(&id).and_then(|row| row.review.clone())
    }

    /// How many files are kept, in whatever state.
    #[must_use]
    pub fn blobs(&self) -> usize {
        lock(&self.state).blobs.len()
    }

    /// How many proofs of addresses are kept, good or not.
    #[must_use]
    pub fn email_proofs(&self) -> usize {
        lock(&self.state).proofs.len()
    }

    /// How many changes of profiles are kept as counted.
    #[must_use]
    pub fn counted_changes(&self) -> usize {
        lock(&self.state).changes.len()
    }

    /// How many sessions are kept, standing or not.
    #[must_use]
    pub fn sessions(&self) -> usize {
        lock(&self.state).sessions.len()
    }

    /// How many keys have failures counted under them.
    #[must_use]
    pub fn throttles(&self) -> usize {
        lock(&self.state).throttles.len()
    }

    /// One transaction. It lets other tasks run before and after, so that what races does so in tests too.
    pub(super) async fn transaction<T, E: From<StoreError>>(
        &self,
        operation: &'static str,
        body: impl FnOnce(&mut State) -> Result<T, E> + Send,
    ) -> Result<T, E> {
        tokio::task::yield_now().await;
        lock(&self.journal).push(operation);
        let fault = lock(&self.faults).get(operation).copied();
        if fault == Some(Fault::Unreachable) {
            return Err(unavailable().into());
        }
        let outcome = body(&mut lock(&self.state));
        tokio::task::yield_now().await;
        match fault {
            Some(_) => outcome.and(Err(unavailable().into())),
            None => outcome,
        }
    }
}

fn unavailable() -> StoreError {
    StoreError::Unavailable("the store was told to fail".into())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
