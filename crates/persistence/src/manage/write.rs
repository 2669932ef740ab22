//! Writing in several statements: for somebody else, where there is somebody to tell, and on SQLite.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::id::UserId;
use domain::manage::{ManageWrite, ManageWriteError, ManageWritten};
use domain::profile::Expected;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, Value};

use super::row::{ProfileRow, Touched, changes, news, upsert, written};
use crate::connection::Transaction;
use crate::error::store;
use crate::events::announce;
use crate::profiles::versions;
use crate::standing::{caller_stands, first_use, standing, values};
use crate::statement::{at, found, one};

/// Updates the row of `users` for which the condition holds, and answers a [`Touched`].
macro_rules! touch {
    ($condition:expr) => {
        concat!(
            "UPDATE users SET version = version + 1, updated_at = $4 WHERE ",
            $condition,
            " AND ($5 IS NULL OR $5 LIKE '%,' || version || ',%') \
             RETURNING version, (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = $1) AS first_use"
        )
    };
}

/// See [`domain::manage::ManageRepository::write`].
pub(super) async fn whole(
    transaction: &Transaction,
    access: &Access,
    user: UserId,
    write: &ManageWrite,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<ManageWritten>, ManageWriteError> {
    let Some(touched) = touch(transaction, access, user, expected, now).await? else {
        return Err(why_not(transaction, access, user, now).await?);
    };
    let Touched { version, first_use } = touched;
    let profile = upsert(transaction, user, write, now).await?;
    // Who changes their own profile knows of it.
    let but = (access.user == user).then_some(access.session);
    let announced = announce(transaction, user, but, &news(access, write), now).await?;
    Ok(written(profile.of(user, version), announced, first_use))
}

/// Updates the row of `users`, and so locks it, if the caller's access stands and the version is expected.
async fn touch(
    connection: &impl ConnectionTrait,
    access: &Access,
    user: UserId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Option<Touched>, StoreError> {
    const OWN: &str = touch!(caller_stands!());
    const OTHER: &str = touch!(concat!("uid = $6 AND EXISTS (SELECT 1 ", standing!(), ")"));
    let mut more: Vec<Value> = vec![versions(expected).into()];
    let sql = if access.user == user {
        OWN
    } else {
        more.push(user.0.into());
        OTHER
    };
    one(connection, sql, values(access, now, more))
        .await
        .map_err(store)
}

/// Why the row of `users` was not updated.
pub(super) async fn why_not(
    connection: &impl ConnectionTrait,
    access: &Access,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<ManageWriteError, StoreError> {
    const USER: &str = "SELECT 1 AS found FROM users WHERE uid = $1";
    if first_use(connection, access, now).await?.is_none() {
        return Ok(Revoked.into());
    }
    if found(connection, USER, [user.0.into()]).await? {
        Ok(ManageWriteError::Stale)
    } else {
        Ok(ManageWriteError::NoUser)
    }
}

async fn upsert(
    connection: &impl ConnectionTrait,
    user: UserId,
    write: &ManageWrite,
    now: DateTime<Utc>,
) -> Result<ProfileRow, StoreError> {
    const SQL: &str = upsert!(
        "VALUES ($1, $5, $3, COALESCE($4, '{}'), $6, $6)",
        "$2",
        "$4"
    );
    let more: [Value; 2] = [user.0.into(), at(now).into()];
    let row = one(connection, SQL, changes(write).into_iter().chain(more)).await;
    let row: Option<ProfileRow> = row.map_err(store)?;
    row.ok_or_else(|| store(DbErr::RecordNotInserted))
}
