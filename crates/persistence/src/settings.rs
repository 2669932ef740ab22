//! Which database, and how patiently it is spoken to.

use std::time::Duration;

use sea_orm::DbErr;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

/// What [`crate::Database::connect`] needs to know.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite:PATH` (or `sqlite://PATH`), or `postgres://USER:PASSWORD@HOST:PORT/NAME?sslmode=…`.
    pub url: String,
    /// How many connections this instance opens at most. On SQLite one of them writes and the others read.
    pub max_connections: u32,
    /// How long one attempt to connect may take.
    pub connect_timeout: Duration,
    /// How long a caller waits for a free connection, a new one included.
    pub acquire_timeout: Duration,
    /// How long one statement may take.
    pub statement_timeout: Duration,
    /// How long a connection may have been idle and still be used without asking whether it is alive: to ask costs a round
    /// trip, and not to ask costs the write that meets a connection that something on the way has dropped.
    pub idle_trust: Duration,
}

impl Settings {
    /// The defaults for the database at `url`: 8 connections, 5 s to connect, 5 s for a free connection, 10 s for a statement,
    /// 30 s of trust in idle connections.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            max_connections: 8,
            connect_timeout: Duration::from_secs(5),
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
            idle_trust: Duration::from_secs(30),
        }
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            url: _, // holds a password
            max_connections,
            connect_timeout,
            acquire_timeout,
            statement_timeout,
            idle_trust,
        } = self;
        formatter
            .debug_struct("Settings")
            .field("max_connections", max_connections)
            .field("connect_timeout", connect_timeout)
            .field("acquire_timeout", acquire_timeout)
            .field("statement_timeout", statement_timeout)
            .field("idle_trust", idle_trust)
            .finish_non_exhaustive()
    }
}

/// Why there is no connection to the database. No message shows the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The URL has another scheme.
    #[error("the database URL must begin with 'sqlite:' or 'postgres:'")]
    UnknownScheme,
    /// The URL names an SQLite database that lives in memory, which no second connection could see.
    #[error("the database URL must name a file: SQLite in memory is not supported")]
    InMemory,
    /// What follows the scheme cannot be read.
    #[error("the database URL is malformed: {0}")]
    Malformed(#[source] sqlx::Error),
    /// There is no place for a connection.
    #[error("the database needs at least one connection")]
    NoConnections,
    /// The folder of the SQLite file cannot be made.
    #[error("the folder of the database file cannot be made: {0}")]
    Folder(#[source] std::io::Error),
    /// The database cannot be reached, or refuses.
    #[error("the database cannot be reached: {0}")]
    Unreachable(#[source] DbErr),
}

/// Where connections go.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    Sqlite(SqliteConnectOptions),
    Postgres(PgConnectOptions),
}

impl Target {
    /// Reads the URL.
    pub(crate) fn parse(url: &str) -> Result<Self, ConnectError> {
        let scheme = url.split(':').next().unwrap_or_default();
        match scheme {
            "sqlite" => sqlite(url).map(Self::Sqlite),
            "postgres" | "postgresql" => url
                .parse::<PgConnectOptions>()
                .map(|options| Self::Postgres(options.application_name("dossier")))
                .map_err(ConnectError::Malformed),
            _ => Err(ConnectError::UnknownScheme),
        }
    }
}

fn sqlite(url: &str) -> Result<SqliteConnectOptions, ConnectError> {
    let options: SqliteConnectOptions = url.parse().map_err(ConnectError::Malformed)?;
    // A path that names nothing is a private temporary database.
    if url.contains(":memory:")
        || url.contains("mode=memory")
        || options.get_filename().as_os_str().is_empty()
    {
        return Err(ConnectError::InMemory);
    }
    Ok(options)
}
