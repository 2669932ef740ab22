//! When presences end.

use chrono::{DateTime, Utc};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

use crate::list::{list, listed_postgres, listed_sqlite};
use crate::statement::{at, execute};

/// The listed users whose presence lasts and who have nothing queued.
macro_rules! lasting {
    ($listed:expr) => {
        concat!(
            "user_uid ",
            $listed,
            " AND presence <> 'offline' AND present_until > $3 AND last_id = delivered_id"
        )
    };
}

/// PostgreSQL locks rows in one order everywhere, so that no two such statements wait for each other.
const POSTGRES: &str = concat!(
    "WITH chosen AS MATERIALIZED (SELECT user_uid FROM event_feeds WHERE ",
    lasting!(listed_postgres!()),
    " ORDER BY user_uid FOR NO KEY UPDATE) \
     UPDATE event_feeds f SET present_until = $2 FROM chosen c WHERE f.user_uid = c.user_uid"
);

const SQLITE: &str = concat!(
    "UPDATE event_feeds SET present_until = $2 WHERE ",
    lasting!(listed_sqlite!())
);

/// See [`domain::event::EventRepository::lease`].
pub(super) async fn lease(
    connection: &impl ConnectionTrait,
    users: &[UserId],
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    if users.is_empty() {
        return Ok(());
    }
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => SQLITE,
        _ => POSTGRES,
    };
    let users = list(users.iter().map(|user| user.0));
    let values = [users.into(), at(until).into(), at(now).into()];
    execute(connection, sql, values).await?;
    Ok(())
}
