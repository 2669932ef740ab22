//! A database for each test.

use std::path::Path;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement, TryGetable};
use uuid::Uuid;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file in the test's folder.
    Sqlite,
    /// A database of its own on the server that `DOSSIER_TEST_POSTGRES` names.
    Postgres,
}

/// A connection of the test's own to the database of a server, for what no API shows.
pub async fn connect(server: &super::Server) -> DatabaseConnection {
    let mut flags = server.flags.iter().rev();
    let (_, url) = flags
        .find(|(key, _)| *key == "database_url")
        .expect("it is always set");
    open(url).await
}

/// A connection of the test's own to this database.
pub async fn open(url: &str) -> DatabaseConnection {
    Database::connect(url).await.expect("the database answers")
}

/// Changes the database of a server behind its back.
pub async fn execute(server: &super::Server, sql: &str) {
    let connection = connect(server).await;
    connection.execute_unprepared(sql).await.expect(sql);
}

/// The column `value` of the first row of a query, in the database of a server.
pub async fn value<T: TryGetable>(server: &super::Server, sql: &str) -> T {
    first(&connect(server).await, sql).await
}

/// The column `value` of the first row of a query.
pub async fn first<T: TryGetable>(connection: &DatabaseConnection, sql: &str) -> T {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await.expect(sql);
    row.expect("a row").try_get("", "value").expect("a value")
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
