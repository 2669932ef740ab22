//! The database as the repositories see it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use domain::store::StoreError;
use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::SqlitePoolOptions;

use super::batcher::{Batch, Batcher, Company};
use super::executor::{Executor, begin};
use super::lease::GRACE;
use super::link::sqlite_options;
use super::pool::Pool;
use super::transaction::Transaction;
use crate::error::{store, unreachable};
use crate::settings::{ConnectError, Settings, Target};

/// How long a migration waits for another process's transaction on SQLite.
const MIGRATION_PATIENCE: Duration = Duration::from_mins(1);

/// How many connections read from an SQLite file: each is a thread of its own with a page cache of its own, and more than the
/// cores of a machine that SQLite is for only cost memory.
const MOST_READERS: u32 = 4;

/// The connections to one database; cheap to clone, all clones are one. It survives the database: connections that die
/// are replaced when they are needed next.
///
/// On SQLite one connection writes, so that writers queue here, first come, first served, instead of running into each
/// other's locks; the others read. On PostgreSQL all do both.
#[derive(Debug, Clone)]
pub struct Database {
    target: Target,
    connect_timeout: Duration,
    /// How long a statement may take, with the wait for a connection.
    patience: Duration,
    reader: Executor,
    writer: Executor,
}

impl Database {
    /// Reads the URL, makes the file (SQLite) with its folder, and proves with one connection that the database is there.
    ///
    /// # Errors
    /// See [`ConnectError`].
    pub async fn connect(settings: &Settings) -> Result<Self, ConnectError> {
        let size = settings.max_connections;
        if size == 0 {
            return Err(ConnectError::NoConnections);
        }
        let target = Target::parse(&settings.url)?;
        let (backend, readers, writers) = match &target {
            Target::Sqlite(options) => {
                make_folder(options.get_filename())
                    .await
                    .map_err(ConnectError::Folder)?;
                make_file(options.get_filename()).await;
                let readers =
                    Pool::new(target.clone(), (size - 1).clamp(1, MOST_READERS), settings);
                (
                    DbBackend::Sqlite,
                    readers,
                    Pool::new(target.clone(), 1, settings),
                )
            }
            Target::Postgres(_) => {
                let pool = Pool::new(target.clone(), size, settings);
                (DbBackend::Postgres, Arc::clone(&pool), pool)
            }
        };
        writers.lease().await.map_err(ConnectError::Unreachable)?;
        let executor = |pool, repeats| Executor {
            pool,
            backend,
            repeats,
        };
        Ok(Self {
            target,
            connect_timeout: settings.connect_timeout,
            patience: settings.acquire_timeout + settings.statement_timeout + GRACE,
            reader: executor(readers, true),
            writer: executor(writers, false),
        })
    }

    /// Asks the database for a sign of life, on a connection that it may have to open for that.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when there is none.
    pub async fn ping(&self) -> Result<(), StoreError> {
        use sea_orm::ConnectionTrait;
        let statement = crate::statement::statement(self.reader.backend, "SELECT 1", []);
        self.reader.query_one_raw(statement).await.map_err(store)?;
        Ok(())
    }

    /// Hands out no more connections, waits for those at work (as long as a caller would wait for one) and closes all.
    pub async fn close(&self) {
        self.reader.pool.close().await;
        if self.reader.backend == DbBackend::Sqlite {
            self.writer.pool.close().await;
        }
    }

    /// A sea-orm connection of its own for migrations, which may take longer than a statement may.
    ///
    /// # Errors
    /// [`ConnectError::Unreachable`].
    pub async fn for_migration(&self) -> Result<DatabaseConnection, ConnectError> {
        match self.target.clone() {
            Target::Sqlite(options) => SqlitePoolOptions::new()
                .max_connections(1)
                .connect_with(sqlite_options(options, MIGRATION_PATIENCE))
                .await
                .map(Into::into),
            Target::Postgres(options) => PgPoolOptions::new()
                .max_connections(1)
                .connect_with(options)
                .await
                .map(Into::into),
        }
        .map_err(|error| ConnectError::Unreachable(unreachable(error)))
    }

    /// How to connect to PostgreSQL, and how long that may take; `None` on SQLite.
    pub(crate) fn postgres(&self) -> Option<(PgConnectOptions, Duration)> {
        match &self.target {
            Target::Sqlite(_) => None,
            Target::Postgres(options) => Some((options.clone(), self.connect_timeout)),
        }
    }

    /// For single statements that only read.
    pub(crate) fn reader(&self) -> &Executor {
        &self.reader
    }

    /// What sends statements that only read together; `None` on SQLite, where a statement costs no more than its rows.
    pub(crate) fn reads(&self, batch: Batch) -> Option<Batcher> {
        self.batcher(batch, &self.reader, Company::Any)
    }

    /// What sends statements that write together; `None` on SQLite.
    pub(crate) fn writes(&self, batch: Batch) -> Option<Batcher> {
        self.batcher(batch, &self.writer, Company::AsMany)
    }

    fn batcher(&self, batch: Batch, executor: &Executor, company: Company) -> Option<Batcher> {
        (executor.backend == DbBackend::Postgres)
            .then(|| Batcher::new(batch, executor.clone(), self.patience, company))
    }

    /// For single statements that write.
    pub(crate) fn writer(&self) -> &Executor {
        &self.writer
    }

    /// Begins a transaction that will write.
    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        let backend = self.writer.backend;
        let sql = match backend {
            // Locks at once: a transaction that began by reading could not be sure to get the lock later.
            DbBackend::Sqlite => "BEGIN IMMEDIATE",
            _ => "BEGIN",
        };
        let lease = begin(&self.writer.pool, sql).await.map_err(store)?;
        Ok(Transaction::new(backend, lease))
    }
}

async fn make_folder(file: &Path) -> std::io::Result<()> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => tokio::fs::create_dir_all(folder).await,
        _ => Ok(()),
    }
}

/// Makes the file, if it is missing, such that only who runs the server may read it: SQLite would let everybody whom the umask lets. (What it makes
/// beside it gets the file's own mode.)
async fn make_file(file: &Path) {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    // Where it is there already there is nothing to do, and of anything else SQLite tells in a moment.
    let _ = options.open(file).await;
}
