//! The chores of housekeeping, a file per kind.

mod blobs;
mod changes;
mod chores;
mod proofs;

use super::Tidied;

/// What a run deletes that finds nothing to do.
const NOTHING: Tidied = Tidied {
    images: 0,
    blobs: 0,
    sessions: 0,
    throttles: 0,
    events: 0,
    proofs: 0,
    changes: 0,
};
