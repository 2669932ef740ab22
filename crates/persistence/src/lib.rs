//! Keeps what the domain knows in SQLite or PostgreSQL.
//!
//! [`Database`] holds the connections; [`Profiles`], [`Drivers`], [`Sessions`], [`Accounts`], [`Throttles`], [`Images`], [`Blobs`], [`Manage`],
//! [`Events`], [`ApiKeys`], [`EmailProofs`], [`Quotas`] and [`Imports`] implement the domain's ports over it, and [`Signals`] carries hints between
//! instances. Statements are fixed texts that each connection prepares once, the same for both databases where both understand it; rows and
//! entities never leave this crate.
//! Races are decided by the database: by unique indexes, row locks and conditions in the statement that writes.

mod accounts;
mod api_keys;
mod blobs;
mod connection;
mod drivers;
mod email_proofs;
mod entity;
mod error;
mod events;
mod images;
mod imports;
mod list;
mod manage;
mod member;
mod profiles;
mod quotas;
mod sessions;
mod settings;
mod signals;
mod slots;
mod standing;
mod statement;
mod throttles;

pub use accounts::Accounts;
pub use api_keys::ApiKeys;
pub use blobs::Blobs;
pub use connection::Database;
pub use drivers::Drivers;
pub use email_proofs::EmailProofs;
pub use events::Events;
pub use images::Images;
pub use imports::Imports;
pub use manage::Manage;
pub use profiles::Profiles;
pub use quotas::Quotas;
pub use sessions::Sessions;
pub use settings::{ConnectError, Settings};
pub use signals::{Hint, Listener, Signals};
pub use throttles::Throttles;
