//! What is read of other systems' hashes.

mod refusals;
mod vectors;
