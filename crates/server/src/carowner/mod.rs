//! The car owner's API: `/api/co`.

mod convert;
mod errors;
mod handlers;

pub use errors::CarOwnerFormat;
pub use handlers::CarOwner;
