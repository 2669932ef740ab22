//! Ending sign-ins.
//!
//! A session that is revoked takes all its pairs with it, in the same transaction: requests look at their pair only.
//! The session's row is locked first, as by whoever adds a pair, so that none is added meanwhile and overlooked.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::id::SessionId;
use domain::store::StoreError;

use crate::connection::Transaction;
use crate::standing::{first_use, values};
use crate::statement::{at, execute};

/// See [`domain::session::SessionRepository::revoke`].
pub(super) async fn own(
    transaction: &Transaction,
    access: &Access,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<Granted<bool>>, StoreError> {
    const OWNED: &str = "UPDATE sessions SET revoked_at = $3 \
                         WHERE id = $1 AND user_uid = $2 AND revoked_at IS NULL AND expires_at > $3";
    let Some(first_use) = first_use(transaction, access, now).await? else {
        return Ok(None);
    };
    let values = [session.0.into(), access.user.0.into(), at(now).into()];
    let revoked = execute(transaction, OWNED, values).await? == 1;
    if revoked {
        void_pairs(transaction, session, now).await?;
    }
    Ok(Some(Granted {
        value: revoked,
        first_use,
    }))
}

/// Revokes `session`, which stands and is locked.
pub(super) async fn locked(
    transaction: &Transaction,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE sessions SET revoked_at = $2 WHERE id = $1";
    execute(transaction, SQL, [session.0.into(), at(now).into()]).await?;
    void_pairs(transaction, session, now).await
}

async fn void_pairs(
    transaction: &Transaction,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str =
        "UPDATE token_pairs SET void_at = $2 WHERE session_id = $1 AND void_at IS NULL";
    execute(transaction, SQL, [session.0.into(), at(now).into()]).await?;
    Ok(())
}

/// Revokes all of the caller's sessions that stand, but the caller's own.
pub(crate) async fn others(
    transaction: &Transaction,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SESSIONS: &str = "UPDATE sessions SET revoked_at = $4 \
                            WHERE user_uid = $3 AND id <> $2 AND revoked_at IS NULL AND expires_at > $4";
    const PAIRS: &str = "UPDATE token_pairs SET void_at = $4 WHERE void_at IS NULL AND session_id IN \
                         (SELECT id FROM sessions WHERE user_uid = $3 AND id <> $2 AND revoked_at IS NOT NULL)";
    for sql in [SESSIONS, PAIRS] {
        execute(transaction, sql, values(access, now, [])).await?;
    }
    Ok(())
}
