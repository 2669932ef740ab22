//! When presences end.

use chrono::{DateTime, Utc};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

use super::list::{list, listed_postgres, listed_sqlite};
use crate::statement::{at, execute};

/// Makes the presences of the listed users that last and satisfy a condition end at `$2`. PostgreSQL locks them in one order
/// everywhere, so that no two such statements wait for each other.
macro_rules! move_ends {
    (postgres $condition:literal) => {
        concat!(
            "WITH chosen AS MATERIALIZED (SELECT user_uid FROM event_feeds WHERE user_uid ",
            listed_postgres!(),
            " AND presence <> 'offline' AND present_until > $3",
            $condition,
            " ORDER BY user_uid FOR NO KEY UPDATE) \
             UPDATE event_feeds f SET present_until = $2 FROM chosen c WHERE f.user_uid = c.user_uid"
        )
    };
    (sqlite $condition:literal) => {
        concat!(
            "UPDATE event_feeds SET present_until = $2 WHERE user_uid ",
            listed_sqlite!(),
            " AND presence <> 'offline' AND present_until > $3",
            $condition
        )
    };
}

/// See [`domain::event::EventRepository::hold`].
pub(super) async fn hold(
    connection: &impl ConnectionTrait,
    users: &[UserId],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => {
            move_ends!(sqlite " AND last_id = delivered_id")
        }
        _ => move_ends!(postgres " AND last_id = delivered_id"),
    };
    move_ends(connection, sql, users, until, now).await
}

/// See [`domain::event::EventRepository::release`].
pub(super) async fn release(
    connection: &impl ConnectionTrait,
    users: &[UserId],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => move_ends!(sqlite ""),
        _ => move_ends!(postgres ""),
    };
    move_ends(connection, sql, users, until, now).await
}

async fn move_ends(
    connection: &impl ConnectionTrait,
    sql: &str,
    users: &[UserId],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if users.is_empty() {
        return Ok(());
    }
    let users = list(users.iter().map(|user| user.0));
    let values = [users.into(), at(until).into(), at(now).into()];
    execute(connection, sql, values).await?;
    Ok(())
}
