//! Registration, sign-in and sessions: `/auth`.

mod convert;
mod handlers;
mod service;

pub use handlers::Auth;
pub use service::service;
