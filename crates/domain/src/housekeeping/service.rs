//! The chores.

use std::error::Error;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::blob::{self, BlobRepository, BlobStore};
use crate::clock::Clock;
use crate::email_proof::EmailProofRepository;
use crate::event::{EventRepository, RETENTION};
use crate::image::{self, ImageRepository, MediaStore};
use crate::quota::{self, QuotaRepository};
use crate::session::SessionRepository;
use crate::store::StoreError;
use crate::throttle::{ThrottleRepository, WINDOW};

/// How long to wait between two runs: about as long as the file of a replaced image stays.
pub const INTERVAL: Duration = Duration::from_mins(1);

/// How long a session that is over or revoked is kept.
const SESSION_RETENTION: TimeDelta = TimeDelta::days(1);

/// So many sessions are deleted in one transaction.
const SESSION_BATCH: u64 = 500;

/// So many events are deleted in one transaction.
const EVENT_BATCH: u64 = 1_000;

/// How long a proof of an address is kept when it is over.
const PROOF_RETENTION: TimeDelta = TimeDelta::days(1);

/// So many proofs of addresses are deleted in one transaction.
const PROOF_BATCH: u64 = 1_000;

/// So many counted changes are deleted in one transaction.
const CHANGE_BATCH: u64 = 1_000;

/// The types of the ports of [`HousekeepingService`], as one parameter.
pub trait HousekeepingPorts: 'static {
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// Where failures are counted.
    type Throttles: ThrottleRepository;
    /// Where the life of images is kept.
    type Images: ImageRepository;
    /// Where the files of images lie.
    type Media: MediaStore;
    /// Where the life of documents' files is kept.
    type Blobs: BlobRepository;
    /// Where the bytes of documents' files lie.
    type BlobStore: BlobStore;
    /// Where events are kept.
    type Events: EventRepository;
    /// Where proofs of addresses are kept.
    type Proofs: EmailProofRepository;
    /// Where changes of profiles are counted.
    type Quotas: QuotaRepository;
    /// What tells the time.
    type Clock: Clock;
}

/// Deletes what nobody needs any more.
pub struct HousekeepingService<P: HousekeepingPorts> {
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// Where failures are counted.
    pub throttles: P::Throttles,
    /// Where the life of images is kept.
    pub images: P::Images,
    /// Where the files of images lie.
    pub media: P::Media,
    /// Where the life of documents' files is kept.
    pub blobs: P::Blobs,
    /// Where the bytes of documents' files lie.
    pub blob_store: P::BlobStore,
    /// Where events are kept.
    pub events: P::Events,
    /// Where proofs of addresses are kept.
    pub proofs: P::Proofs,
    /// Where changes of profiles are counted.
    pub quotas: P::Quotas,
    /// What tells the time.
    pub clock: P::Clock,
}

/// What one run has deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tidied {
    /// Images, each with its thumbnail.
    pub images: u64,
    /// Files of documents.
    pub blobs: u64,
    /// Sessions, each with its token pairs.
    pub sessions: u64,
    /// Counts of failures.
    pub throttles: u64,
    /// Events that were delivered long ago.
    pub events: u64,
    /// Proofs of addresses that were over long ago.
    pub proofs: u64,
    /// Counted changes that count no more.
    pub changes: u64,
}

impl<P: HousekeepingPorts> HousekeepingService<P> {
    /// Does every chore once. One that fails is logged, does not keep the others from being done, and is done the next time.
    pub async fn run(&self) -> Tidied {
        let now = self.clock.now();
        Tidied {
            images: done("images", image::sweep(&self.images, &self.media, now).await),
            blobs: done(
                "blobs",
                blob::sweep(&self.blobs, &self.blob_store, now).await,
            ),
            sessions: done("sessions", self.purge_sessions(now).await),
            throttles: done("throttles", self.throttles.purge(now - WINDOW).await),
            events: done("events", self.purge_events(now).await),
            proofs: done("proofs", self.purge_proofs(now).await),
            changes: done("changes", self.purge_changes(now).await),
        }
    }

    async fn purge_sessions(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let before = now - SESSION_RETENTION;
        in_batches(SESSION_BATCH, |limit| self.sessions.purge(before, limit)).await
    }

    async fn purge_events(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let before = now - RETENTION;
        in_batches(EVENT_BATCH, |limit| self.events.purge(before, limit)).await
    }

    async fn purge_proofs(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let before = now - PROOF_RETENTION;
        in_batches(PROOF_BATCH, |limit| self.proofs.purge(before, limit)).await
    }

    async fn purge_changes(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let before = now - quota::WINDOW;
        in_batches(CHANGE_BATCH, |limit| self.quotas.purge(before, limit)).await
    }
}

/// Calls `purge` until it finds less than a whole batch, and answers how much it has deleted in all.
async fn in_batches<F: Future<Output = Result<u64, StoreError>>>(
    batch: u64,
    purge: impl Fn(u64) -> F,
) -> Result<u64, StoreError> {
    let mut total = 0;
    loop {
        let purged = purge(batch).await?;
        total += purged;
        if purged < batch {
            return Ok(total);
        }
    }
}

/// How much a chore has deleted, as far as anybody knows.
fn done(chore: &str, outcome: Result<u64, StoreError>) -> u64 {
    outcome.unwrap_or_else(|error| {
        tracing::warn!(chore, error = &error as &dyn Error, "housekeeping failed");
        0
    })
}
