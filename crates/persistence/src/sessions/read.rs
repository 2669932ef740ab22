//! Reading sign-ins.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::id::SessionId;
use domain::session::Session;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::standing::{standing, values};
use crate::statement::all;

/// One of the caller's sessions, beside what is known of the caller's pair.
#[derive(FromQueryResult)]
struct SessionRow {
    id: Uuid,
    created_at: DateTime<Utc>,
    last_used_at: DateTime<Utc>,
    user_agent: Option<String>,
    first_use: bool,
}

/// See [`domain::session::SessionRepository::list`]. One statement: whoever may ask has at least one session, the one
/// in which they ask.
pub(super) async fn list(
    connection: &impl ConnectionTrait,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Vec<Session>>>, StoreError> {
    const SQL: &str = concat!(
        "SELECT o.id, o.created_at, o.last_used_at, o.user_agent, c.first_use FROM sessions o \
         JOIN (SELECT p.used_at IS NULL AS first_use, u.uid ",
        standing!(),
        ") c ON c.uid = o.user_uid WHERE o.revoked_at IS NULL AND o.expires_at > $4 \
         ORDER BY o.created_at DESC, o.id DESC"
    );
    let rows: Vec<SessionRow> = all(connection, SQL, values(access, now, [])).await?;
    let first_use = rows.first().map(|row| row.first_use);
    Ok(first_use.map(|first_use| Granted {
        value: rows.into_iter().map(Session::from).collect(),
        first_use,
    }))
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        let SessionRow {
            id,
            created_at,
            last_used_at,
            user_agent,
            first_use: _,
        } = row;
        Self {
            id: SessionId(id),
            created_at,
            last_used_at,
            user_agent,
        }
    }
}
