//! What stands around each namespace.

use std::sync::Arc;
use std::time::Duration;

use contract::{Authenticate, ErrorFormat, Guard, Index, Limits, MemoryBudget};

use super::BODY_MEMORY;
use crate::cli::CommandError;

/// How much the body of a request may hold, with all that is around what counts, in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Largest {
    /// Without files.
    pub body: usize,
    /// With files.
    pub upload: usize,
}

/// Where nothing special is taken: a profile image at most.
pub const USUAL: Largest = Largest {
    body: 64 << 10,
    upload: 11_000_000,
};

/// Where events are made, whose data may be spaced in any way.
pub const EVENTS: Largest = Largest {
    body: 256 << 10,
    ..USUAL
};

/// Where a profile image may come with what was cropped of it.
pub const ACCOUNTS: Largest = Largest {
    upload: 2 * USUAL.upload,
    ..USUAL
};

/// Where drivers send their profiles: whatever their document lets them write, and six of the largest files at once.
pub const DRIVERS: Largest = Largest {
    body: 2 << 20,
    upload: BODY_MEMORY,
};

/// Largest text part of an upload, in bytes.
const LARGEST_TEXT_PART: usize = USUAL.body;

/// What the guards of all namespaces share.
pub struct Guards {
    /// Who verifies credentials.
    pub authenticate: Arc<dyn Authenticate>,
    /// The memory of all bodies.
    pub memory: MemoryBudget,
    /// How long a body may take to arrive.
    pub body_timeout: Duration,
}

impl Guards {
    /// The guard of the service of this document.
    ///
    /// # Errors
    /// When the document cannot be used for validation.
    pub fn guard<F: ErrorFormat>(
        &self,
        document: &str,
        format: F,
        largest: Largest,
    ) -> Result<Guard<F>, CommandError> {
        let limits = Limits {
            body: largest.body,
            multipart: largest.upload,
            part_text: LARGEST_TEXT_PART,
            body_timeout: self.body_timeout,
            memory: self.memory.clone(),
        };
        let index = Arc::new(Index::new(document)?);
        Ok(Guard::new(
            index,
            format,
            Arc::clone(&self.authenticate),
            limits,
        ))
    }
}
