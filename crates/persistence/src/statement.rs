//! Fixed texts with values.

use std::borrow::Cow;

use chrono::{DateTime, SubsecRound, Utc};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};

use crate::connection::{Batcher, Transaction};
use crate::error::store;

/// The statement `sql` with `values` for `$1`, `$2` and so on. Texts must not be put together from anything that varies: each
/// connection prepares each text once.
pub(crate) fn statement(
    backend: DbBackend,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    Statement::from_sql_and_values(backend, sql, values)
}

/// Runs `sql` and answers its first row, if it has one.
pub(crate) async fn one<R: FromQueryResult>(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, DbErr> {
    connection
        .query_one_raw(statement(connection.get_database_backend(), sql, values))
        .await?
        .map(|row| R::from_query_result(&row, ""))
        .transpose()
}

/// Looks one row up, together with others where that saves anything.
pub(crate) async fn look_up<R: FromQueryResult>(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    sql: &str,
    values: Vec<Value>,
) -> Result<Option<R>, DbErr> {
    let Some(batcher) = batcher else {
        return one(connection, sql, values).await;
    };
    let row = batcher.one(values).await?;
    row.map(|row| R::from_query_result(&row, "")).transpose()
}

/// Runs `sql` and answers its rows.
pub(crate) async fn all<R: FromQueryResult>(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<R>, StoreError> {
    connection
        .query_all_raw(statement(connection.get_database_backend(), sql, values))
        .await
        .and_then(|rows| {
            rows.iter()
                .map(|row| R::from_query_result(row, ""))
                .collect()
        })
        .map_err(store)
}

/// Runs `sql` for its effect and answers how many rows it touched.
pub(crate) async fn execute(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, StoreError> {
    connection
        .execute_raw(statement(connection.get_database_backend(), sql, values))
        .await
        .map(|done| done.rows_affected())
        .map_err(store)
}

/// Runs `sql` and answers whether it found a row.
pub(crate) async fn found(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<bool, StoreError> {
    connection
        .query_one_raw(statement(connection.get_database_backend(), sql, values))
        .await
        .map(|row| row.is_some())
        .map_err(store)
}

/// Runs the query `sql` with PostgreSQL's row lock `strength` and answers whether it found a row. On SQLite the
/// transaction holds the one lock there is already.
pub(crate) async fn lock(
    transaction: &Transaction,
    sql: &str,
    strength: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<bool, StoreError> {
    found(transaction, &locking(transaction, sql, strength), values).await
}

/// The same, and answers the row.
pub(crate) async fn one_locked<R: FromQueryResult>(
    transaction: &Transaction,
    sql: &str,
    strength: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, StoreError> {
    one(transaction, &locking(transaction, sql, strength), values)
        .await
        .map_err(store)
}

fn locking<'a>(transaction: &Transaction, sql: &'a str, strength: &str) -> Cow<'a, str> {
    match transaction.get_database_backend() {
        DbBackend::Sqlite => Cow::Borrowed(sql),
        _ => Cow::Owned(format!("{sql} {strength}")),
    }
}

/// `time` as it is kept: whole milliseconds.
pub(crate) fn at(time: DateTime<Utc>) -> DateTime<Utc> {
    time.trunc_subsecs(3)
}
