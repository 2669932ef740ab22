//! One connection to either database.

use std::time::{Duration, Instant};

use sea_orm::{ExecResult, QueryResult, Statement, Values};
use sea_query_sqlx::SqlxValues;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, SqliteConnection};
use tokio::time::sleep;

use crate::error::is_busy;
use crate::settings::Target;

/// Between two attempts to open a file that is locked.
const PAUSE: Duration = Duration::from_millis(10);

/// One connection. A call that is dropped before it has answered leaves it in an unknown state: it must not be used again.
#[derive(Debug)]
pub(crate) enum Link {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// What SQLite is asked to do on each connection: readers never wait for the writer, what was acknowledged survives a power
/// failure, and another process that writes is waited for.
pub(crate) fn sqlite_options(
    options: SqliteConnectOptions,
    busy_timeout: Duration,
) -> SqliteConnectOptions {
    options
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(busy_timeout)
        // 1 MiB of pages for each connection; the operating system caches the file too.
        .pragma("cache_size", "-1024")
        .disable_statement_logging()
}

impl Link {
    /// Connects. `busy_timeout` bounds how long SQLite waits for another process's transaction, `statement_timeout` how
    /// long PostgreSQL works on a statement before it gives up by itself.
    pub(crate) async fn open(
        target: &Target,
        busy_timeout: Duration,
        statement_timeout: Duration,
    ) -> Result<Self, sqlx::Error> {
        match target.clone() {
            Target::Sqlite(options) => {
                open_sqlite(&sqlite_options(options, busy_timeout), busy_timeout)
                    .await
                    .map(Self::Sqlite)
            }
            Target::Postgres(options) => {
                let mut connection = options.disable_statement_logging().connect().await?;
                // What nobody waits for any more must not be done later, and should this instance vanish without a word,
                // its open transaction must not hold locks for ever.
                let limits = format!(
                    "SET statement_timeout = {}; SET idle_in_transaction_session_timeout = '30s'",
                    statement_timeout.as_millis()
                );
                connection.execute(AssertSqlSafe(limits)).await?;
                Ok(Self::Postgres(connection))
            }
        }
    }

    /// Runs a prepared statement for its effect.
    pub(crate) async fn execute(
        &mut self,
        statement: Statement,
    ) -> Result<ExecResult, sqlx::Error> {
        let (sql, values) = parts(statement);
        match self {
            Self::Sqlite(link) => sqlx::query_with(sql, values)
                .execute(link)
                .await
                .map(Into::into),
            Self::Postgres(link) => sqlx::query_with(sql, values)
                .execute(link)
                .await
                .map(Into::into),
        }
    }

    /// Runs a prepared statement to its end and answers its rows. (To its end: only then is a write committed.)
    pub(crate) async fn query(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<QueryResult>, sqlx::Error> {
        let (sql, values) = parts(statement);
        Ok(match self {
            Self::Sqlite(link) => sqlx::query_with(sql, values)
                .fetch_all(link)
                .await?
                .into_iter()
                .map(Into::into)
                .collect(),
            Self::Postgres(link) => sqlx::query_with(sql, values)
                .fetch_all(link)
                .await?
                .into_iter()
                .map(Into::into)
                .collect(),
        })
    }

    /// Runs a statement without preparing it.
    pub(crate) async fn execute_unprepared(
        &mut self,
        sql: &str,
    ) -> Result<ExecResult, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(link) => link.execute(sql).await.map(Into::into),
            Self::Postgres(link) => link.execute(sql).await.map(Into::into),
        }
    }

    /// Asks the database for a sign of life.
    pub(crate) async fn ping(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(link) => link.ping().await,
            Self::Postgres(link) => link.ping().await,
        }
    }

    /// Says goodbye.
    pub(crate) async fn close(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(link) => link.close().await,
            Self::Postgres(link) => link.close().await,
        }
    }
}

/// Opens a file, again and again while it is locked: a new one gets its write-ahead log from an instance that must be alone with it, and SQLite itself
/// does not wait for that. For half of `patience` only, so that whoever waits for the connection is told why there is none.
async fn open_sqlite(
    options: &SqliteConnectOptions,
    patience: Duration,
) -> Result<SqliteConnection, sqlx::Error> {
    let begun = Instant::now();
    loop {
        match options.connect().await {
            Err(error) if is_busy(&error) && begun.elapsed() < patience / 2 => sleep(PAUSE).await,
            outcome => return outcome,
        }
    }
}

fn parts(statement: Statement) -> (AssertSqlSafe<String>, SqlxValues) {
    let values = statement.values.unwrap_or(Values(Vec::new()));
    (AssertSqlSafe(statement.sql), SqlxValues(values))
}
