//! Bounds how many pictures are under way, how much memory they take and how long one waits.

use std::sync::Arc;

use domain::image::ImageError;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use super::CodecLimits;

/// Bytes are counted in units of this size, because a semaphore counts in 32 bits.
const UNIT: usize = 1 << 10;

/// What the smallest file counts for, so that a flood of tiny ones is bounded too: in bytes.
const LEAST_FILE: usize = 64 << 10;

/// Where pictures wait for their turn; first come, first served.
#[derive(Debug, Clone)]
pub struct Gate {
    backlog: Budget,
    memory: Budget,
    threads: Arc<Semaphore>,
    patience: std::time::Duration,
}

/// Leave to work on one picture, on one thread. What it holds is free again when it is dropped, so it goes where the work is done.
#[derive(Debug)]
pub struct Turn {
    _place: OwnedSemaphorePermit,
    _thread: OwnedSemaphorePermit,
    memory: Option<OwnedSemaphorePermit>,
    budget: Budget,
    deadline: Instant,
}

impl Gate {
    /// A gate that lets in as much as `limits` say.
    pub fn new(limits: &CodecLimits) -> Self {
        Self {
            backlog: Budget::new(limits.backlog),
            memory: Budget::new(limits.memory),
            threads: Arc::new(Semaphore::new(limits.threads.max(1))),
            patience: limits.patience,
        }
    }

    /// Waits for a thread, for a file of `size` bytes.
    ///
    /// # Errors
    /// [`ImageError::Busy`] at once when too many bytes wait already, later when patience ends.
    pub async fn enter(&self, size: usize) -> Result<Turn, ImageError> {
        let deadline = Instant::now() + self.patience;
        let place = self
            .backlog
            .try_take(size.max(LEAST_FILE))
            .ok_or(ImageError::Busy)?;
        let thread = granted(timeout_at(deadline, self.threads.clone().acquire_owned()).await)?;
        Ok(Turn {
            _place: place,
            _thread: thread,
            memory: None,
            budget: self.memory.clone(),
            deadline,
        })
    }
}

impl Turn {
    /// Waits until `bytes` of memory are free and takes them.
    ///
    /// # Errors
    /// [`ImageError::Busy`] when patience ends first.
    pub async fn take_memory(mut self, bytes: usize) -> Result<Self, ImageError> {
        self.memory = Some(granted(
            timeout_at(self.deadline, self.budget.take(bytes)).await,
        )?);
        Ok(self)
    }
}

fn granted<E>(
    waited: Result<Result<OwnedSemaphorePermit, AcquireError>, E>,
) -> Result<OwnedSemaphorePermit, ImageError> {
    waited
        .map_err(|_| ImageError::Busy)?
        .map_err(|_| ImageError::Busy)
}

/// A number of bytes to share.
#[derive(Debug, Clone)]
struct Budget {
    units: Arc<Semaphore>,
    all: u32,
}

impl Budget {
    fn new(bytes: usize) -> Self {
        let all = units(bytes).max(1);
        let permits = usize::try_from(all)
            .unwrap_or(usize::MAX)
            .min(Semaphore::MAX_PERMITS);
        Self {
            units: Arc::new(Semaphore::new(permits)),
            all,
        }
    }

    fn try_take(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        self.units
            .clone()
            .try_acquire_many_owned(self.share(bytes))
            .ok()
    }

    async fn take(&self, bytes: usize) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.units
            .clone()
            .acquire_many_owned(self.share(bytes))
            .await
    }

    /// What is over the whole budget counts as the whole, so that it is served alone instead of never.
    fn share(&self, bytes: usize) -> u32 {
        units(bytes).min(self.all)
    }
}

fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX)
}
