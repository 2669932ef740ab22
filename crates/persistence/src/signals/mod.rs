//! Hints between the instances that share a PostgreSQL database: whose events have changed.
//!
//! A hint is never the truth. It may be lost, and says only that it is worth looking into the database now. An SQLite database is one
//! machine's: nothing is sent there and nothing comes.

mod listener;
mod payload;
mod sender;

pub use listener::Listener;
pub use sender::Signals;

use domain::id::UserId;
use uuid::Uuid;

/// The channel of the database on which hints are sent.
const CHANNEL: &str = "dossier_wakes";

/// What an instance hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// There may be something new for these users.
    Users {
        /// The instance that says so; an instance hears itself too.
        instance: Uuid,
        /// Whose events or sessions have changed.
        users: Vec<UserId>,
    },
    /// The connection was lost and has been made again: hints may have been missed, about anybody.
    Missed,
}
