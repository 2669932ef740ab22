//! The drivers' API: `/api/v1/users` and `/api/v1/direct_uploads`, as its Rails front ends know it.

mod attachments;
mod change;
mod claims;
mod convert;
mod errors;
mod handlers;
mod headers;
mod sent;
mod tag;
mod uploads;
mod words;

pub use claims::Claims;
pub use errors::DriverFormat;
pub use handlers::Drivers;
pub use headers::RailsHeaders;
