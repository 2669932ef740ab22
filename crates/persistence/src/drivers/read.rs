//! Reading: one statement, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::driver::Driver;
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::attachments::attachments_of;
use super::person::PersonRow;
use super::sheet::{SheetRow, sheet_columns};
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::standing::{several, standing, values};
use crate::statement::look_up;

/// A driver, or none, beside what is known of the caller's pair.
#[derive(FromQueryResult)]
struct ReadRow {
    first_use: bool,
    #[sea_orm(nested)]
    driver: Option<DriverRow>,
}

#[derive(FromQueryResult)]
struct DriverRow {
    id: i64,
    #[sea_orm(nested)]
    person: PersonRow,
    #[sea_orm(nested)]
    sheet: SheetRow,
    attachments: Option<String>,
}

impl DriverRow {
    fn of(self, user: UserId) -> Result<Driver, StoreError> {
        let Self {
            id,
            person,
            sheet,
            attachments,
        } = self;
        let attachments = attachments_of(attachments.as_deref())?;
        Ok(person.driver(id, user, sheet.try_into()?, attachments))
    }
}

macro_rules! driver {
    ($list:literal, $item:literal, $user:literal, $standing:expr) => {
        concat!(
            "SELECT c.first_use, d.id, t.email, t.first_name, t.last_name, t.phone_number, t.version, ",
            sheet_columns!(),
            ", (SELECT CAST(",
            $list,
            "(",
            $item,
            "(b.id, b.kind, b.position, b.key, b.filename, b.byte_size, b.content_type)) AS text) \
             FROM blobs b WHERE b.owner_uid = d.user_uid AND b.state = 'attached') AS attachments \
             FROM (SELECT p.used_at IS NULL AS first_use ",
            $standing,
            ") c LEFT JOIN driver_profiles d ON d.user_uid = ",
            $user,
            " LEFT JOIN users t ON t.uid = d.user_uid"
        )
    };
}

/// The query of [`driver`] in PostgreSQL.
pub(super) const DRIVER: Batch = Batch {
    one: driver!("json_agg", "json_build_array", "$5", standing!()),
    several: several!(
        driver!(
            "json_agg",
            "json_build_array",
            "a.driver",
            standing!("a.pair", "a.session", "a.caller", "a.now")
        ),
        "uuid" as "driver"
    ),
};

const SQLITE: &str = driver!("json_group_array", "json_array", "$5", standing!());

/// See [`domain::driver::DriverRepository::read`].
pub(super) async fn driver(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    access: &Access,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Option<Driver>>>, StoreError> {
    let values = values(access, now, [user.0.into()]);
    let row: Option<ReadRow> = look_up(connection, batcher, SQLITE, values)
        .await
        .map_err(store)?;
    row.map(|ReadRow { first_use, driver }| {
        let driver = driver.map(|row| row.of(user)).transpose()?;
        Ok(Granted {
            value: driver,
            first_use,
        })
    })
    .transpose()
}
