//! Exchanging a refresh token for a new pair.

use chrono::{DateTime, Utc};
use domain::account::Identity;
use domain::id::{SessionId, UserId};
use domain::session::{NewPair, RefreshHash, Rotation};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult};
use uuid::Uuid;

use crate::connection::Transaction;
use crate::entity;
use crate::error::{corrupt, store};
use crate::sessions::revoke;
use crate::statement::{at, execute, lock, one};

/// What decides over a presented refresh token.
#[derive(FromQueryResult)]
struct PresentedRow {
    pair: Uuid,
    session: Uuid,
    expires_at: DateTime<Utc>,
    uid: Uuid,
    email: String,
    username: Option<String>,
    role: String,
    /// The pair that the token gave when it was used before.
    successor: Option<Uuid>,
    /// Whether there is one and anything of it has been used.
    successor_used: bool,
}

/// See [`domain::session::SessionRepository::rotate`].
pub(super) async fn rotate(
    transaction: &Transaction,
    presented: &RefreshHash,
    next: &NewPair,
    now: DateTime<Utc>,
) -> Result<Rotation, StoreError> {
    if !lock_session(transaction, presented, now).await? {
        return Ok(Rotation::Refused);
    }
    let Some(row) = find(transaction, presented).await? else {
        return Ok(Rotation::Refused);
    };
    let PresentedRow {
        pair,
        session,
        expires_at,
        uid,
        email,
        username,
        role,
        successor,
        successor_used,
    } = row;
    let (session, user) = (SessionId(session), UserId(uid));
    if successor_used {
        revoke::locked(transaction, session, now).await?;
        return Ok(Rotation::Reused);
    }
    if let Some(successor) = successor {
        void(transaction, successor, now).await?;
    }
    entity::token_pair::Entity::insert(entity::token_pair::new(session, user, expires_at, next))
        .exec_without_returning(transaction)
        .await
        .map_err(store)?;
    replace(transaction, pair, next, now).await?;
    touch(transaction, session, now).await?;
    Ok(Rotation::Rotated {
        session,
        user: Identity {
            uid: user,
            email,
            username,
            role: role.parse().map_err(corrupt)?,
        },
    })
}

/// Locks the session if it stands. A statement of its own: the next one then sees what whoever held the lock before has done.
async fn lock_session(
    transaction: &Transaction,
    presented: &RefreshHash,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT id FROM sessions \
                       WHERE id = (SELECT session_id FROM token_pairs WHERE refresh_hash = $1) \
                       AND revoked_at IS NULL AND expires_at > $2";
    let values = [presented.0.to_vec().into(), at(now).into()];
    lock(transaction, SQL, "FOR NO KEY UPDATE", values).await
}

async fn find(
    connection: &impl ConnectionTrait,
    presented: &RefreshHash,
) -> Result<Option<PresentedRow>, StoreError> {
    const SQL: &str = "SELECT p.id AS pair, p.session_id AS session, p.expires_at, u.uid, u.email, u.username, u.role, \
                       n.id AS successor, n.used_at IS NOT NULL AS successor_used \
                       FROM token_pairs p JOIN users u ON u.uid = p.user_uid \
                       LEFT JOIN token_pairs n ON n.id = p.replaced_by \
                       WHERE p.refresh_hash = $1 AND p.void_at IS NULL AND u.disabled_at IS NULL";
    one(connection, SQL, [presented.0.to_vec().into()])
        .await
        .map_err(store)
}

/// The pair's refresh token has been exchanged for `next`.
async fn replace(
    connection: &impl ConnectionTrait,
    pair: Uuid,
    next: &NewPair,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE token_pairs SET replaced_by = $2, rotated_at = $3, \
                       used_at = COALESCE(used_at, $3) WHERE id = $1";
    execute(
        connection,
        SQL,
        [pair.into(), next.id.0.into(), at(now).into()],
    )
    .await?;
    Ok(())
}

/// The session has been used.
async fn touch(
    connection: &impl ConnectionTrait,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE sessions SET last_used_at = $2 WHERE id = $1";
    execute(connection, SQL, [session.0.into(), at(now).into()]).await?;
    Ok(())
}

/// The pair never reached anybody: another takes its place.
async fn void(
    connection: &impl ConnectionTrait,
    pair: Uuid,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE token_pairs SET void_at = $2 WHERE id = $1";
    execute(connection, SQL, [pair.into(), at(now).into()]).await?;
    Ok(())
}
