//! Forgetting events.

use chrono::{DateTime, Utc};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

use crate::statement::{at, execute};

/// See [`domain::event::EventRepository::purge`]. In the order of their delivery, so that of each user's events a beginning goes.
pub(super) async fn purge(
    connection: &impl ConnectionTrait,
    before: DateTime<Utc>,
    limit: u64,
) -> Result<u64, StoreError> {
    const SQLITE: &str = "DELETE FROM events WHERE (user_uid, id) IN (SELECT user_uid, id FROM events \
                          WHERE delivered_at < $1 ORDER BY delivered_at, user_uid, id LIMIT $2)";
    // By address, or PostgreSQL may read the whole table to find what it has found. Of two at once, the second goes on where the first
    // has ended.
    const POSTGRES: &str = "DELETE FROM events WHERE ctid = ANY (ARRAY (SELECT ctid FROM events \
                            WHERE delivered_at < $1 ORDER BY delivered_at, user_uid, id LIMIT $2 FOR UPDATE))";
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => SQLITE,
        _ => POSTGRES,
    };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    execute(connection, sql, [at(before).into(), limit.into()]).await
}
