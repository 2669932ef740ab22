//! Beginning, using and forgetting sign-ins.

use chrono::{DateTime, Utc};
use domain::event::News;
use domain::id::PairId;
use domain::session::{NewPair, NewSession};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::connection::Transaction;
use crate::entity;
use crate::error::store;
use crate::events::announce;
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
    announce(
        transaction,
        session.user,
        Some(session.id),
        &[News::of_session(session)],
        session.created_at,
    )
    .await?;
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
    entity::token_pair::Entity::insert(entity::token_pair::new(
        session.id,
        session.user,
        session.expires_at,
        pair,
    ))
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
