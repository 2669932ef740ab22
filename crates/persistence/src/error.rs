//! What the database's answers mean to the domain.

use std::io;
use std::sync::Arc;

use domain::store::StoreError;
use sea_orm::{DbErr, RuntimeErr};
use sqlx::error::DatabaseError;
use sqlx::sqlite::SqliteError;

/// A failed statement, its cause kept whole.
pub(crate) fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
}

/// A connection that could not be made, whatever the reason.
pub(crate) fn unreachable(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

/// Something that took longer than it may.
pub(crate) fn timed_out(what: &'static str) -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, what))
}

/// A stored value that this program cannot have written.
pub(crate) fn corrupt(cause: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::Internal(Box::new(cause))
}

#[derive(Debug, thiserror::Error)]
#[error("'{value}' is no {what}")]
struct UnknownName {
    what: &'static str,
    value: String,
}

/// A stored `value` that should be the name of a `what`, and is none.
pub(crate) fn unknown(what: &'static str, value: &str) -> StoreError {
    let value = value.to_owned();
    corrupt(UnknownName { what, value })
}

/// What the domain is told of `error`.
pub(crate) fn store(error: DbErr) -> StoreError {
    if is_unavailable(&error) {
        StoreError::Unavailable(Box::new(error))
    } else {
        StoreError::Internal(Box::new(error))
    }
}

/// True when `error` says that another row has the value of the unique column `column` of `table`.
pub(crate) fn is_taken(error: &DbErr, table: &str, column: &str) -> bool {
    let (DbErr::Query(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    let Some(answer) = cause.as_database_error() else {
        return false;
    };
    // PostgreSQL names the index, SQLite the column.
    answer.is_unique_violation()
        && (answer.constraint() == Some(&format!("{table}_{column}_key"))
            || answer
                .message()
                .ends_with(&format!("failed: {table}.{column}")))
}

/// True when the connection that gave this error must not be used again.
pub(crate) fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        // 57P: the server ends the connection. 25006: it has become a read-only standby; a new connection may find the primary.
        sqlx::Error::Database(answer) => postgres_state(&**answer)
            .is_some_and(|state| state.starts_with("57P") || state == "25006"),
        _ => true,
    }
}

/// True when the database itself has refused the statement, so that nothing of it was done. (What was lost on the way, or cannot be read, may have been.)
pub(crate) fn is_refused(error: &DbErr) -> bool {
    let (DbErr::Query(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    matches!(&**cause, sqlx::Error::Database(_))
}

/// True when another process holds a lock of the SQLite file. (<https://www.sqlite.org/rescode.html>: the low byte is the primary code.)
pub(crate) fn is_busy(error: &sqlx::Error) -> bool {
    let answer = error.as_database_error();
    answer.is_some_and(|answer| postgres_state(answer).is_none() && sqlite_code(answer) == Some(5))
}

/// True when the database is away, or has refused for a reason that may be gone in a moment.
pub(crate) fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => true,
        DbErr::Query(RuntimeErr::SqlxError(cause)) | DbErr::Exec(RuntimeErr::SqlxError(cause)) => {
            is_away(cause)
        }
        _ => false,
    }
}

fn is_away(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(answer) => is_passing(&**answer),
        _ => false,
    }
}

/// True for refusals that have nothing to do with the statement and may be gone in a moment.
fn is_passing(answer: &dyn DatabaseError) -> bool {
    if let Some(state) = postgres_state(answer) {
        // <https://www.postgresql.org/docs/current/errcodes-appendix.html>: connection exceptions, insufficient
        // resources, operator intervention (shutdown, timeouts), deadlock, failed serialization, lock not available,
        // read-only standby.
        return ["08", "53", "57"]
            .iter()
            .any(|class| state.starts_with(class))
            || ["40001", "40P01", "55P03", "25006"].contains(&state.as_ref());
    }
    // <https://www.sqlite.org/rescode.html>: busy, locked, I/O error, full, cannot open.
    sqlite_code(answer).is_some_and(|code| [5, 6, 10, 13, 14].contains(&code))
}

fn sqlite_code(answer: &dyn DatabaseError) -> Option<u32> {
    let code: u32 = answer.code()?.parse().ok()?;
    Some(code & 0xff)
}

fn postgres_state(answer: &dyn DatabaseError) -> Option<std::borrow::Cow<'_, str>> {
    if answer.try_downcast_ref::<SqliteError>().is_some() {
        return None;
    }
    answer.code()
}
