//! Registration, sign-in and sessions: `/auth`.

mod convert;
mod handlers;

pub use handlers::Auth;
