//! From a request to what an operation gets: reading, parsing, validating.

mod complex;
mod exact;
mod form;
pub(crate) mod json;
mod multipart;
mod nest;
mod read;
mod receive;
mod refused;
mod state;
mod validated;

pub use json::EMPTY_BODY;
pub(crate) use refused::{Refused, unfit};
pub use state::is_body_absent;
pub(crate) use state::{Parsed, Shared, State, received, state};
pub use validated::{Operation, Validated};
