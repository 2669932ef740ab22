//! The write that is made most: of one's own profile, where there is nobody to tell.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::manage::{ManageWrite, ManageWritten};
use domain::profile::Expected;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::row::{ProfileRow, Touched, changes, upsert, written};
use crate::error::store;
use crate::events::another_session;
use crate::profiles::versions;
use crate::standing::{caller_stands, values};
use crate::statement::one;

#[derive(FromQueryResult)]
struct WrittenRow {
    #[sea_orm(nested)]
    touched: Touched,
    #[sea_orm(nested)]
    profile: ProfileRow,
}

/// Writes the caller's own profile if there is nobody to tell; `None` when there is, or when it is refused. One statement, which only PostgreSQL
/// understands.
pub(super) async fn write(
    connection: &impl ConnectionTrait,
    access: &Access,
    write: &ManageWrite,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Option<Granted<ManageWritten>>, StoreError> {
    const SQL: &str = concat!(
        "WITH touched AS (UPDATE users SET version = version + 1, updated_at = $4 WHERE ",
        caller_stands!(),
        " AND ($9 IS NULL OR $9 LIKE '%,' || version || ',%') AND ($10 OR NOT ",
        another_session!("$3", "$2", "$4"),
        ") RETURNING uid, version, (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = $1) AS first_use), written AS (",
        upsert!(
            "SELECT $5, uid, $7, COALESCE($8, '{}'), $4, $4 FROM touched",
            "$6",
            "$8"
        ),
        ") SELECT t.version, t.first_use, w.* FROM touched t CROSS JOIN written w"
    );
    let mut more = changes(write).to_vec();
    more.push(versions(expected).into());
    more.push(write.members().is_empty().into());
    let row: Option<WrittenRow> = one(connection, SQL, values(access, now, more))
        .await
        .map_err(store)?;
    Ok(row.map(|WrittenRow { touched, profile }| {
        let Touched { version, first_use } = touched;
        written(profile.of(access.user, version), false, first_use)
    }))
}
