//! All repositories in one, in memory. Each repository has its own file.

mod accounts;
mod blobs;
mod drivers;
mod events;
mod feed;
mod images;
mod memory;
mod profiles;
mod rotation;
mod sessions;
mod state;
mod throttles;

pub use memory::{Fault, MemoryStore};
pub use state::{BlobState, ImageState};
