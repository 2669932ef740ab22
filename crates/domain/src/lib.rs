//! The business rules of a user-profile server: value types, services and the ports through which they reach the world.
//!
//! Nothing here knows HTTP, SQL or a framework. A service is generic over its ports, so that it is tested with in-memory
//! fakes; time, randomness and ids come in through [`clock::Clock`] and [`random::Random`].

pub mod access;
pub mod account;
pub mod api_key;
pub mod auth;
pub mod blob;
pub mod change;
pub mod clock;
pub mod driver;
pub mod email_proof;
pub mod event;
#[cfg(any(test, feature = "fakes"))]
pub mod fakes;
pub mod fold;
pub mod housekeeping;
pub mod id;
pub mod image;
pub mod import;
mod keys;
pub mod locale;
pub mod mail;
pub mod manage;
pub mod password;
pub mod presence;
pub mod profile;
pub mod quota;
pub mod random;
pub mod session;
pub mod store;
#[cfg(test)]
mod testing;
pub mod throttle;
