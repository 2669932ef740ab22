//! Garage, as the generator would write it (which writes one file, and marks it as generated).

mod api;
mod messages;
mod routes;
mod schemas;
mod security;

pub use api::*;
pub use messages::*;
pub use routes::*;
pub use schemas::*;
pub use security::*;

/// The bundled document.
pub const DOCUMENT: &str = include_str!("../garage.json");
