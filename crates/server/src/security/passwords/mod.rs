//! argon2id on a bounded number of blocking threads.

mod argon2id;
mod memory;
mod pool;

pub use pool::Passwords;
