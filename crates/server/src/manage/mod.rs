//! The console's API: `/manage`.

mod convert;
mod handlers;

pub use handlers::Manage;
