//! What tests stand on: a server of their own, a database of their own, a clock that stands still, and a client that holds every
//! response against the document.

pub mod account;
pub mod balancer;
pub mod browser;
pub mod cluster;
pub mod conformance;
pub mod cookies;
pub mod database;
pub mod drivers;
pub mod events;
pub mod exchange;
pub mod keep_alive;
pub mod manage;
pub mod mmdb;
pub mod pictures;
pub mod proxy;
pub mod server;
pub mod sse;

pub use exchange::Reply;
pub use server::{Account, Server};

/// Writes each test twice: on SQLite and on PostgreSQL. The body gets a running [`Server`] with a database of its own.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($server:ident: Server) $body:block)*) => {
        $(
            async fn $name($server: crate::support::Server) $body

            // A module may have the name of a function.
            $(#[$attribute])*
            mod $name {
                #[tokio::test]
                async fn on_sqlite() {
                    super::$name(crate::support::Server::on(crate::support::database::Kind::Sqlite).await).await;
                }

                #[tokio::test]
                async fn on_postgres() {
                    super::$name(crate::support::Server::on(crate::support::database::Kind::Postgres).await).await;
                }
            }
        )*
    };
}
pub(crate) use on_both_databases;
