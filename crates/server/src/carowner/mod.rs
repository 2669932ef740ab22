//! The car owner's API: `/api/co`.

mod convert;
mod errors;
mod handlers;
mod pictures;

pub use errors::CarOwnerFormat;
pub use handlers::CarOwner;
pub use pictures::Pictures;
