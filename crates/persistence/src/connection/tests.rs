//! What no repository does but a later one may.

use std::time::{Duration, Instant};

use domain::store::StoreError;
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

use crate::connection::Database;
use crate::settings::Settings;
use crate::statement::{execute, statement};

fn settings(folder: &TempDir) -> Settings {
    let file = folder.path().join("dossier.db");
    Settings::new(format!("sqlite:{}", file.display()))
}

async fn database(folder: &TempDir) -> Database {
    let connected = Database::connect(&settings(folder)).await;
    let database = connected.expect("a database");
    execute(database.writer(), "CREATE TABLE numbers (number int)", [])
        .await
        .expect("a table");
    database
}

async fn rows(database: &Database) -> usize {
    let query = statement(
        database.reader().get_database_backend(),
        "SELECT number FROM numbers",
        [],
    );
    let rows = database.reader().query_all_raw(query).await;
    rows.expect("rows").len()
}

#[tokio::test]
async fn a_transaction_dropped_between_statements_is_rolled_back() {
    let folder = TempDir::new().expect("a folder");
    let database = database(&folder).await;
    let transaction = database.begin().await.expect("a transaction");
    let insert = "INSERT INTO numbers VALUES (1)";
    execute(&transaction, insert, []).await.expect("a row");
    drop(transaction);
    // There is one connection that writes: were it lent again as it was, this would end what was begun above.
    execute(database.writer(), insert, []).await.expect("a row");
    let transaction = database.begin().await.expect("a transaction");
    transaction
        .end::<_, StoreError>(Ok(()))
        .await
        .expect("an end");
    assert_eq!(rows(&database).await, 1);
}

#[tokio::test]
async fn a_failed_transaction_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let database = database(&folder).await;
    for _ in 0..3 {
        let transaction = database.begin().await.expect("a transaction");
        let insert = "INSERT INTO numbers VALUES (1)";
        execute(&transaction, insert, []).await.expect("a row");
        let outcome = execute(&transaction, "INSERT INTO nothing VALUES (1)", []).await;
        assert!(transaction.end(outcome).await.is_err());
    }
    assert_eq!(rows(&database).await, 0);
}

#[tokio::test]
async fn whoever_waits_too_long_for_a_connection_is_told_to_come_again() {
    let folder = TempDir::new().expect("a folder");
    let hasty = Settings {
        acquire_timeout: Duration::from_millis(500),
        ..settings(&folder)
    };
    let database = Database::connect(&hasty).await.expect("a database");
    let transaction = database.begin().await.expect("a transaction");
    let begun = Instant::now();
    let outcome = database.begin().await;
    assert!(
        matches!(outcome, Err(StoreError::Unavailable(_))),
        "{outcome:?}"
    );
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{:?}",
        begun.elapsed()
    );
    drop(transaction);
    database.begin().await.expect("a transaction");
}

#[cfg(unix)]
#[tokio::test]
async fn only_who_runs_the_server_may_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().expect("a folder");
    let _database = database(&folder).await;
    for file in ["dossier.db", "dossier.db-wal", "dossier.db-shm"] {
        let metadata = folder.path().join(file).metadata().expect(file);
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{file}");
    }
}
