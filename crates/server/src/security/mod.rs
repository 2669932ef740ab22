//! Who calls, and whether it is true.

pub mod authenticator;
pub mod cookies;
pub mod jwt;
pub mod passwords;
pub mod signing_key;
