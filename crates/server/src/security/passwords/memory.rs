//! The memory that hashes are worked out in.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use argon2::Block;

/// What one hash fills, 19 MiB: handing it from one hash to the next spares the operating system from mapping and clearing it
/// each time, a sixth of the work. It is given back to the system as soon as nobody holds a [`Stay`].
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    stays: usize,
    spare: Vec<Vec<Block>>,
}

/// Somebody is about to hash: what becomes spare meanwhile is kept.
#[derive(Debug)]
pub(super) struct Stay(Arc<Memory>);

impl Memory {
    /// Runs `work` with `blocks` blocks, whose content is what the last one left.
    pub(super) fn lend<T>(&self, blocks: usize, work: impl FnOnce(&mut [Block]) -> T) -> T {
        let spare = self.state().spare.pop();
        let mut memory = spare.unwrap_or_default();
        memory.resize(blocks, Block::new());
        let done = work(&mut memory);
        let mut state = self.state();
        if state.stays > 0 {
            state.spare.push(memory);
        }
        done
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that runs under the lock leaves it half-done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stay {
    /// Until it is dropped.
    pub(super) fn at(memory: Arc<Memory>) -> Self {
        memory.state().stays += 1;
        Self(memory)
    }
}

impl Drop for Stay {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.stays -= 1;
        if state.stays == 0 {
            state.spare = Vec::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_reused_while_somebody_stays_and_then_given_back() {
        let memory = Arc::new(Memory::default());
        let (first, second) = (Stay::at(Arc::clone(&memory)), Stay::at(Arc::clone(&memory)));
        let lent = memory.lend(8, |blocks| blocks.as_ptr());
        assert_eq!(memory.lend(8, |blocks| blocks.as_ptr()), lent);
        drop(first);
        assert_eq!(memory.state().spare.len(), 1);
        drop(second);
        assert_eq!(memory.state().spare.len(), 0);
        memory.lend(8, |_| ());
        assert_eq!(memory.state().spare.len(), 0);
    }

    #[test]
    fn hashes_at_once_have_a_memory_each() {
        let memory = Arc::new(Memory::default());
        let _stay = Stay::at(Arc::clone(&memory));
        memory.lend(8, |one| {
            memory.lend(8, |other| assert_ne!(one.as_ptr(), other.as_ptr()));
        });
        assert_eq!(memory.state().spare.len(), 2);
    }
}
