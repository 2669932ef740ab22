//! The rules of signing in and out, a file per topic.

mod login;
mod pass;
mod password;
mod refresh;
mod register;
mod renew;
mod sessions;
mod throttling;
