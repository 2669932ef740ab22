//! `/auth`.

mod cookie;
mod cookie_browser;
mod cookie_cross_site;
mod cookie_forgery;
mod cookie_renewal;
mod login;
mod password;
mod problems;
mod refresh;
pub mod register;
mod sessions;

pub use register::claims;
