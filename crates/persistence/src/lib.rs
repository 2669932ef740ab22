//! Keeps what the domain knows in SQLite or PostgreSQL.
//!
//! [`Database`] holds the connections; [`Profiles`], [`Sessions`], [`Accounts`], [`Throttles`], [`Images`] and [`Events`]
//! implement the domain's ports over it, and [`Signals`] carries hints between instances. Statements are fixed texts that each
//! connection prepares once, the same for both databases where both understand it; rows and entities never leave this crate.
//! Races are decided by the database: by unique indexes, row locks and conditions in the statement that writes.

mod accounts;
mod connection;
mod entity;
mod error;
mod events;
mod images;
mod profiles;
mod sessions;
mod settings;
mod signals;
mod standing;
mod statement;
mod throttles;

pub use accounts::Accounts;
pub use connection::Database;
pub use events::Events;
pub use images::Images;
pub use profiles::Profiles;
pub use sessions::Sessions;
pub use settings::{ConnectError, Settings};
pub use signals::{Hint, Listener, Signals};
pub use throttles::Throttles;
