//! The console's API: `/manage`.

mod admission;
mod convert;
mod handlers;
mod refusals;
mod service;
mod zones;

pub use admission::Admission;
pub use handlers::Manage;
pub use refusals::{status, violation};
pub use service::service;
pub use zones::Zones;
