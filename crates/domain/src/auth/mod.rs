//! How somebody gets, keeps and gives back the right to use the APIs.
//!
//! [`AuthService`] makes accounts, signs people in with their password, exchanges refresh tokens, shows and ends sessions, and changes
//! passwords. Each topic has its own file.

mod access_tokens;
mod error;
mod login;
mod pair;
mod pass;
mod password;
mod refresh;
mod register;
mod renew;
mod service;
mod sessions;

#[cfg(test)]
mod tests;

pub use access_tokens::{AccessTokens, SignError};
pub use error::AuthError;
pub use pair::{ACCESS_LIFE, TokenPair};
pub use pass::SignedIn;
pub use password::PasswordChange;
pub use register::Registration;
pub use service::{AuthPorts, AuthService, Client};
pub use sessions::{ListedSession, SESSION_LIFE};
