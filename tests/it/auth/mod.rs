//! `/auth`.

mod login;
mod password;
mod problems;
mod refresh;
pub mod register;
mod sessions;

pub use register::claims;
