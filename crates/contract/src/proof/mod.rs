//! Whether the document that the code derives is the one that was written.
//!
//! Both are brought into one normal form, in which only what means something is left, and compared.
//! What poem-openapi cannot express is in [`UNCHECKED`]; whatever else differs is told.

mod difference;
mod merge;
mod normalise;
mod operation;
mod schema;
mod unchecked;

pub use difference::difference;
pub use normalise::normalise;
pub use unchecked::{UNCHECKED, Unchecked};
