//! Streams of events: who listens on this instance, what wakes them, and what keeps their presences.

mod follow;
mod hints;
mod hub;
mod keeper;
mod subscription;

pub use follow::follow;
pub use hub::Hub;
pub use keeper::Keeper;
