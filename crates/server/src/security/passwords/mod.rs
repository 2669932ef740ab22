//! Passwords: hashed with argon2id on a bounded number of blocking threads, and checked there against what has been kept of them, by this
//! system or by the one that somebody has moved in from.

mod argon2id;
mod bcrypt;
mod kept;
mod memory;
mod pbkdf2;
mod phc;
mod pool;
mod scrypt;
#[cfg(test)]
mod tests;

pub use kept::check;
pub use pool::Passwords;
