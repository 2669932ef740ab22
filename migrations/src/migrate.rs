//! Applies the steps, by one instance at a time.

use std::collections::HashSet;

use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::Migrator;

/// Whoever holds this advisory lock migrates ("dossier" in ASCII).
const LOCK: i64 = 0x64_6f73_7369_6572;

/// Why the tables could not be brought up to date. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer release has migrated this database already.
    #[error(
        "the database is newer than this program: it has taken the steps {} that this program does not know; start a newer release",
        unknown.join(", ")
    )]
    NewerDatabase {
        /// The steps that the database has taken and this program does not know.
        unknown: Vec<String>,
    },
    /// The database failed.
    #[error("the database could not be migrated")]
    Database(#[from] DbErr),
}

/// Brings the tables up to date and answers how many steps that took. Any number of instances may do so at once: one works,
/// the others wait and find nothing left to do. All steps are one transaction.
///
/// # Errors
/// See [`MigrateError`].
pub async fn migrate(connection: &DatabaseConnection) -> Result<usize, MigrateError> {
    let transaction = connection
        .begin_with_options(TransactionOptions {
            // On SQLite the lock is the transaction itself.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction
            .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
            .await?;
    }
    refuse_newer(&transaction).await?;
    let pending = Migrator::get_pending_migrations(&transaction).await?.len();
    Migrator::up(&transaction, None).await?;
    transaction.commit().await?;
    Ok(pending)
}

async fn refuse_newer(transaction: &DatabaseTransaction) -> Result<(), MigrateError> {
    Migrator::install(transaction).await?;
    let known: HashSet<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let unknown: Vec<String> = Migrator::get_migration_models(transaction)
        .await?
        .into_iter()
        .map(|taken| taken.version)
        .filter(|version| !known.contains(version))
        .collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(MigrateError::NewerDatabase { unknown })
    }
}
