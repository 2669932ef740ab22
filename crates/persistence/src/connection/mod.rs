//! Connections that are held here instead of in a pool of sqlx: nothing is sent to the database but the statements themselves.

mod database;
mod executor;
mod lease;
mod link;
mod loader;
mod pool;
#[cfg(test)]
mod tests;
mod transaction;

pub use database::Database;
pub(crate) use loader::{Loader, Query};
pub(crate) use transaction::Transaction;
