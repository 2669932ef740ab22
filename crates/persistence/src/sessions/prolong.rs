//! Moving the end of a sign-in.

use chrono::{DateTime, Utc};
use domain::access::{Access, Role};
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use crate::connection::Transaction;
use crate::error::{corrupt, store};
use crate::standing::{standing, values};
use crate::statement::{at, execute, one};

#[derive(FromQueryResult)]
struct RoleRow {
    role: String,
}

/// See [`domain::session::SessionRepository::prolong`].
pub(super) async fn prolong(
    transaction: &Transaction,
    access: &Access,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    earliest: DateTime<Utc>,
) -> Result<Option<Role>, StoreError> {
    // Whoever revokes the session holds its row until they are done, and it is looked at again then.
    const SESSION: &str = concat!(
        "UPDATE sessions SET expires_at = $5, last_used_at = $4 \
         WHERE id = $2 AND revoked_at IS NULL AND created_at >= $6 AND EXISTS (SELECT 1 ",
        standing!(),
        ") RETURNING (SELECT role FROM users WHERE uid = $3) AS role"
    );
    const PAIR: &str = "UPDATE token_pairs SET expires_at = $2 WHERE id = $1";
    let values = values(access, now, [at(until).into(), at(earliest).into()]);
    let row: Option<RoleRow> = one(transaction, SESSION, values).await.map_err(store)?;
    let Some(RoleRow { role }) = row else {
        return Ok(None);
    };
    execute(transaction, PAIR, [access.pair.0.into(), at(until).into()]).await?;
    role.parse().map(Some).map_err(corrupt)
}
