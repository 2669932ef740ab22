//! In-memory fakes of all ports, for tests: quick, deterministic, and as strict as the ports' documentation.
//!
//! [`World`] holds one of each and makes the services over them.

mod clock;
mod codec;
mod files;
mod mailer;
mod manage;
mod media;
mod passwords;
mod places;
mod random;
mod store;
mod tokens;
mod wakes;
mod world;

pub use clock::FixedClock;
pub use codec::FakeCodec;
pub use files::MemoryFiles;
pub use mailer::RecordedMail;
pub use media::MemoryMedia;
pub use passwords::FakePasswords;
pub use places::{FakeAddresses, FakeGazetteer};
pub use random::SeededRandom;
pub use store::{BlobState, Fault, ImageState, MemoryStore};
pub use tokens::FakeTokens;
pub use wakes::RecordedWakes;
pub use world::{Fakes, World, passes};
