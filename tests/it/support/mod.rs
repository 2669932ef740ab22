//! What tests stand on: a server of their own, a database of their own, a clock that stands still, and a client that holds every
//! response against the document.

pub mod conformance;
pub mod database;
pub mod exchange;
pub mod pictures;
pub mod proxy;
pub mod server;

pub use exchange::{Call, Reply};
pub use server::{Account, Server};

/// Writes each test twice: on SQLite and on PostgreSQL. The body gets a running [`Server`] with a database of its own.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($server:ident: Server) $body:block)*) => {
        $(
            $(#[$attribute])*
            mod $name {
                #[expect(unused_imports, reason = "some bodies need nothing from around them")]
                use super::*;

                async fn body($server: crate::support::Server) $body

                #[tokio::test]
                async fn on_sqlite() {
                    body(crate::support::Server::on(crate::support::database::Kind::Sqlite).await).await;
                }

                #[tokio::test]
                async fn on_postgres() {
                    body(crate::support::Server::on(crate::support::database::Kind::Postgres).await).await;
                }
            }
        )*
    };
}
pub(crate) use on_both_databases;
