//! Connections that are held here instead of in a pool of sqlx: nothing is sent to the database but the statements themselves.

mod batcher;
mod database;
mod executor;
mod lease;
mod link;
mod pool;
#[cfg(test)]
mod tests;
mod transaction;

pub(crate) use batcher::{Batch, Batcher};
pub use database::Database;
pub(crate) use transaction::Transaction;
