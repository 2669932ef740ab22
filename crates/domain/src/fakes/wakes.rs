//! Hints that are written down.

use std::sync::{Arc, Mutex, PoisonError};

use crate::event::{Event, Wakes};
use crate::id::UserId;

/// Who was woken, and by what.
pub type Hint = (UserId, Option<Event>);

/// Remembers the hints. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct RecordedWakes(Arc<Mutex<Vec<Hint>>>);

impl RecordedWakes {
    /// The hints since this was last asked, in their order.
    #[must_use]
    pub fn take(&self) -> Vec<Hint> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Wakes for RecordedWakes {
    fn wake(&self, user: UserId, event: Option<&Event>) {
        let mut hints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        hints.push((user, event.cloned()));
    }
}
