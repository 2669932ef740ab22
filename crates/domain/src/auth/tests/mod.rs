//! The rules of signing in and out, a file per topic.

mod login;
mod password;
mod refresh;
mod register;
mod sessions;
mod throttling;
