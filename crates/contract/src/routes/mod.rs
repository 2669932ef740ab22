//! What the `OpenApi` derive cannot say: trailing slashes, security by AND, closed objects.

mod closed;
mod contract;

pub(crate) use closed::{NEVER, never};
pub use closed::{Patch, deny_unknown};
pub use contract::Contract;
