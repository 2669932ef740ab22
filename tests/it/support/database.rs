//! A database for each test.

use std::path::Path;

use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file in the test's folder.
    Sqlite,
    /// A database of its own on the server that `DOSSIER_TEST_POSTGRES` names.
    Postgres,
}

/// The URL of a new, empty database.
pub async fn create(kind: Kind, folder: &Path) -> String {
    match kind {
        Kind::Sqlite => format!("sqlite:{}", folder.join("dossier.db").display()),
        Kind::Postgres => {
            let server = super::server::environment("DOSSIER_TEST_POSTGRES");
            let name = format!("test_{}", Uuid::new_v4().simple());
            let connection = Database::connect(&server)
                .await
                .expect("the test PostgreSQL answers");
            connection
                .execute_unprepared(&format!("CREATE DATABASE {name}"))
                .await
                .expect("the test user may create databases");
            connection.close().await.expect("closing works");
            let (base, _) = server.rsplit_once('/').expect("the URL names a database");
            format!("{base}/{name}")
        }
    }
}
