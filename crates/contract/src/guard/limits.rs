//! How much a request may cost.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::request::Refused;

/// What a body may cost.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Most bytes of a JSON or URL-encoded body, and of all JSON in a multipart body.
    pub body: usize,
    /// Most bytes of a multipart, raw or streamed body.
    pub multipart: usize,
    /// Most bytes of a text in a multipart body that is no JSON.
    pub part_text: usize,
    /// How long a body is waited for in all, and how long a body waits for memory.
    pub body_timeout: Duration,
    /// The memory of all bodies in flight, except those that are streamed.
    pub memory: MemoryBudget,
}

/// Memory for request bodies, shared by all guards of a process: a thousand uploads at once wait for
/// each other instead of filling it.
#[derive(Debug, Clone)]
pub struct MemoryBudget {
    kib: Arc<Semaphore>,
    total: u32,
}

const KIB: usize = 1024;

impl MemoryBudget {
    /// So many bytes, in whole KiB, at least one.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        let most = Semaphore::MAX_PERMITS.min(u32::MAX as usize);
        let kib = (bytes / KIB).clamp(1, most);
        Self {
            kib: Arc::new(Semaphore::new(kib)),
            total: u32::try_from(kib).unwrap_or(u32::MAX),
        }
    }

    /// Takes room for a body, first come, first served. One that is larger than the whole gets the
    /// whole.
    pub(crate) async fn reserve(
        &self,
        bytes: usize,
        timeout: Duration,
    ) -> Result<OwnedSemaphorePermit, Refused> {
        let kib = u32::try_from(bytes.div_ceil(KIB)).unwrap_or(u32::MAX);
        let kib = kib.min(self.total);
        if let Ok(permit) = Arc::clone(&self.kib).try_acquire_many_owned(kib) {
            return Ok(permit);
        }
        let waiting = Arc::clone(&self.kib).acquire_many_owned(kib);
        match tokio::time::timeout(timeout, waiting).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Refused::Busy),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{MemoryBudget, Refused};

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn bodies_wait_for_room_and_then_give_up() {
        let budget = MemoryBudget::new(4 * 1024);
        let first = budget.reserve(3 * 1024, SECOND).await.unwrap();
        assert!(budget.reserve(1, SECOND).await.is_ok());
        assert!(matches!(
            budget.reserve(2 * 1024, SECOND).await,
            Err(Refused::Busy)
        ));
        drop(first);
        assert!(budget.reserve(2 * 1024, SECOND).await.is_ok());
    }

    #[tokio::test]
    async fn a_body_larger_than_the_whole_takes_the_whole() {
        let budget = MemoryBudget::new(4 * 1024);
        let all = budget.reserve(usize::MAX, SECOND).await.unwrap();
        assert_eq!(all.num_permits(), 4);
    }
}
