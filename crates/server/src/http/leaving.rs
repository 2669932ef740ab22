//! How an instance leaves its load balancers without a failed request.
//!
//! A balancer that keeps connections open sends the next request at the very moment in which a stopping server closes them, and it goes on
//! connecting until its next look at `/readyz`. So `/readyz` turns first, every response says that its connection closes, and only when the
//! configured time is over does the listener close.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether this instance is about to stop; clones share it. Once it is, it stays so.
#[derive(Debug, Clone, Default)]
pub struct Leaving(Arc<AtomicBool>);

impl Leaving {
    /// From now on.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it has begun.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
