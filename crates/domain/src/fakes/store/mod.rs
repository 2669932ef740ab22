//! All repositories in one, in memory. Each repository has its own file.

mod accounts;
mod api_keys;
mod blobs;
mod drivers;
mod email_proofs;
mod events;
mod feed;
mod images;
mod imports;
mod manage;
mod memory;
mod profiles;
mod quotas;
mod rotation;
mod sessions;
mod state;
mod throttles;

pub use memory::{Fault, MemoryStore};
pub use state::{BlobState, ImageState};
