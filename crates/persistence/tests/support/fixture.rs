//! A fresh database for each test, gone after it.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt;
use persistence::{Database, Settings};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tempfile::TempDir;
use tokio::runtime;

use super::data::fresh;
use super::world::World;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file in a temporary folder.
    Sqlite,
    /// A database on the server that `DOSSIER_TEST_POSTGRES` names.
    Postgres,
}

/// Runs `test` on a migrated database of its own.
pub fn run(backend: Backend, test: impl AsyncFnOnce(World)) {
    run_raw(backend, async |settings| {
        let database = connect_and_migrate(&settings).await;
        test(World::new(backend, settings, database)).await;
    });
}

/// Runs `test` on an empty database of its own.
pub fn run_raw(backend: Backend, test: impl AsyncFnOnce(Settings)) {
    runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(async {
            match backend {
                Backend::Sqlite => {
                    let folder = TempDir::new().expect("a folder");
                    let file = folder.path().join("data/dossier.db");
                    test(Settings::new(format!("sqlite:{}", file.display()))).await;
                }
                Backend::Postgres => {
                    let name = format!("dossier_test_{}", fresh().simple());
                    administer(&format!("CREATE DATABASE {name}")).await;
                    let work = test(Settings::new(postgres_url(&name)));
                    let outcome = AssertUnwindSafe(work).catch_unwind().await;
                    administer(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
                    outcome.unwrap_or_else(|panic| resume_unwind(panic));
                }
            }
        });
}

/// Connects and brings the tables up to date, as the server does at start.
pub async fn connect_and_migrate(settings: &Settings) -> Database {
    let database = Database::connect(settings).await.expect("a database");
    let connection = database.for_migration().await.expect("a connection");
    migration::migrate(&connection).await.expect("tables");
    connection.close().await.expect("a farewell");
    database
}

/// Runs one statement on the server that tests may use.
pub async fn administer(sql: &str) {
    let mut connection = PgConnection::connect(&server_url())
        .await
        .expect("the PostgreSQL server of DOSSIER_TEST_POSTGRES answers");
    connection
        .execute(AssertSqlSafe(sql.to_owned()))
        .await
        .expect("the PostgreSQL server of DOSSIER_TEST_POSTGRES lets its user create databases");
    connection.close().await.expect("a farewell");
}

fn postgres_url(database: &str) -> String {
    let server = server_url();
    let (before, query) = server.split_once('?').unwrap_or((&server, ""));
    let (host, _) = before.rsplit_once('/').expect("a URL with a database");
    format!("{host}/{database}?{query}")
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn server_url() -> String {
    std::env::var("DOSSIER_TEST_POSTGRES").expect(
        "set DOSSIER_TEST_POSTGRES to the URL of a PostgreSQL server on which the tests may create databases",
    )
}
