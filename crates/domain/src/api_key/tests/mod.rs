//! What the service promises.

mod check;
mod keys;
mod sharing;
mod uses;
