//! Reading: one statement, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::id::UserId;
use domain::manage::Found;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::row::ProfileRow;
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::standing::{several, standing, values};
use crate::statement::look_up;

/// A user, or none, and a profile, or none, beside what is known of the caller's pair.
#[derive(FromQueryResult)]
struct ReadRow {
    first_use: bool,
    version: Option<i64>,
    #[sea_orm(nested)]
    profile: Option<ProfileRow>,
}

macro_rules! profile {
    ($user:literal, $standing:expr) => {
        concat!(
            "SELECT c.first_use, t.version, m.id, m.timezone, m.attributes, m.created_at, m.updated_at \
             FROM (SELECT p.used_at IS NULL AS first_use ",
            $standing,
            ") c LEFT JOIN users t ON t.uid = ",
            $user,
            " LEFT JOIN manage_profiles m ON m.user_uid = ",
            $user
        )
    };
}

/// The query of [`profile`].
pub(super) const PROFILE: Batch = Batch {
    one: profile!("$5", standing!()),
    several: several!(
        profile!(
            "a.person",
            standing!("a.pair", "a.session", "a.caller", "a.now")
        ),
        "uuid" as "person"
    ),
};

/// See [`domain::manage::ManageRepository::read`].
pub(super) async fn profile(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    access: &Access,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Option<Found>>>, StoreError> {
    let values = values(access, now, [user.0.into()]);
    let row: Option<ReadRow> = look_up(connection, batcher, PROFILE.one, values)
        .await
        .map_err(store)?;
    Ok(row.map(
        |ReadRow {
             first_use,
             version,
             profile,
         }| Granted {
            value: version.map(|version| Found {
                version,
                profile: profile.map(|row| row.of(user, version)),
            }),
            first_use,
        },
    ))
}
