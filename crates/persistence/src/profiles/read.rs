//! Reading: one statement each, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::profile::Profile;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::row::ProfileRow;
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::standing::{several, standing, values};
use crate::statement::{look_up, one};

macro_rules! profile {
    ($standing:expr) => {
        concat!(
            "SELECT u.uid, u.email, u.username, u.first_name, u.last_name, u.phone_number, u.address, u.image, \
             u.verify_vehicles, u.version, u.created_at, u.updated_at, p.used_at IS NULL AS first_use ",
            $standing
        )
    };
}

/// The query of [`profile`].
pub(super) const PROFILE: Batch = Batch {
    one: profile!(standing!()),
    several: several!(profile!(standing!(
        "a.pair",
        "a.session",
        "a.caller",
        "a.now"
    ))),
};

/// See [`domain::profile::ProfileRepository::read`].
pub(super) async fn profile(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Profile>>, StoreError> {
    let values = values(access, now, []);
    let row: Option<ProfileRow> = look_up(connection, batcher, PROFILE.one, values)
        .await
        .map_err(store)?;
    Ok(row.map(Granted::from))
}

#[derive(FromQueryResult)]
struct TakenRow {
    taken: bool,
    first_use: bool,
}

/// See [`domain::profile::ProfileRepository::username_taken`].
pub(super) async fn username_taken(
    connection: &impl ConnectionTrait,
    access: &Access,
    key: &str,
    now: DateTime<Utc>,
) -> Result<Option<Granted<bool>>, StoreError> {
    const SQL: &str = concat!(
        "SELECT p.used_at IS NULL AS first_use, \
         EXISTS (SELECT 1 FROM users o WHERE o.username_key = $5 AND o.uid <> $3) AS taken ",
        standing!()
    );
    let row = one(connection, SQL, values(access, now, [key.into()]))
        .await
        .map_err(store)?;
    Ok(row.map(|TakenRow { taken, first_use }| Granted {
        value: taken,
        first_use,
    }))
}
