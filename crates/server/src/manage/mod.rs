//! The console's API: `/manage`.

mod handlers;

pub use handlers::Manage;
