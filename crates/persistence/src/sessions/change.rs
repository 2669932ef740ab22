//! Beginning, using and ending sign-ins.
//!
//! Whatever changes a session or its pairs locks the session's row first, so that no two wait for each other.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::id::{PairId, SessionId};
use domain::session::{NewPair, NewSession};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::connection::Transaction;
use crate::entity;
use crate::error::store;
use crate::standing::{first_use, values};
use crate::statement::{at, execute, lock};

/// See [`domain::session::SessionRepository::open`].
pub(super) async fn open(
    transaction: &Transaction,
    session: &NewSession,
    pair: &NewPair,
    password_hash: &str,
) -> Result<bool, StoreError> {
    const USER: &str =
        "SELECT uid FROM users WHERE uid = $1 AND password_hash = $2 AND disabled_at IS NULL";
    // The lock makes a change of password wait, so that it sees, and ends, what is begun here.
    let values = [session.user.0.into(), password_hash.into()];
    if !lock(transaction, USER, "FOR SHARE", values).await? {
        return Ok(false);
    }
    insert(transaction, session, pair).await.map_err(store)?;
    Ok(true)
}

/// Begins `session` with its first pair.
pub(crate) async fn insert(
    connection: &impl ConnectionTrait,
    session: &NewSession,
    pair: &NewPair,
) -> Result<(), DbErr> {
    entity::session::Entity::insert(entity::session::ActiveModel::from(session))
        .exec_without_returning(connection)
        .await?;
    entity::token_pair::Entity::insert(entity::token_pair::new(session.id, pair))
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

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

/// See [`domain::session::SessionRepository::revoke`].
pub(super) async fn revoke(
    transaction: &Transaction,
    access: &Access,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<Granted<bool>>, StoreError> {
    const SQL: &str = "UPDATE sessions SET revoked_at = $3 \
                       WHERE id = $1 AND user_uid = $2 AND revoked_at IS NULL AND expires_at > $3";
    let Some(first_use) = first_use(transaction, access, now).await? else {
        return Ok(None);
    };
    let values = [session.0.into(), access.user.0.into(), at(now).into()];
    Ok(Some(Granted {
        value: execute(transaction, SQL, values).await? == 1,
        first_use,
    }))
}

/// Revokes all of the caller's sessions that stand, but the caller's own.
pub(crate) async fn revoke_others(
    transaction: &Transaction,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE sessions SET revoked_at = $4 \
                       WHERE user_uid = $3 AND id <> $2 AND revoked_at IS NULL AND expires_at > $4";
    execute(transaction, SQL, values(access, now, [])).await?;
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
