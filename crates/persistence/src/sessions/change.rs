//! Using and forgetting sign-ins.

use chrono::{DateTime, Utc};
use domain::id::PairId;
use domain::store::StoreError;
use sea_orm::ConnectionTrait;

use crate::connection::Transaction;
use crate::statement::{at, execute};

/// See [`domain::session::SessionRepository::mark_used`].
pub(super) async fn mark_used(
    transaction: &Transaction,
    pair: PairId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SESSION: &str = "UPDATE sessions SET last_used_at = $2 WHERE last_used_at < $2 AND \
                           id = (SELECT session_id FROM token_pairs WHERE id = $1 AND used_at IS NULL)";
    const PAIR: &str = "UPDATE token_pairs SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    for sql in [SESSION, PAIR] {
        execute(transaction, sql, [pair.0.into(), at(now).into()]).await?;
    }
    Ok(())
}

/// See [`domain::session::SessionRepository::purge`].
pub(super) async fn purge(
    connection: &impl ConnectionTrait,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<u64, StoreError> {
    const SQL: &str = "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions \
                       WHERE expires_at < $1 OR revoked_at < $1 ORDER BY id LIMIT $2)";
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    execute(connection, SQL, [at(before).into(), limit.into()]).await
}
