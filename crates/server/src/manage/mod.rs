//! The console's API: `/manage`.

mod convert;
mod handlers;
mod refusals;
mod service;
mod zones;

pub use handlers::Manage;
pub use refusals::{status, violation};
pub use service::service;
pub use zones::Zones;
