//! Reading: one statement, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::driver::Driver;
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use super::attachments::attachments_of;
use super::person::PersonRow;
use super::sheet::{SheetRow, sheet_columns};
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::standing::{several, standing, values};
use crate::statement::{look_up, one};

/// A driver, or none, beside what is known of the caller's pair.
#[derive(FromQueryResult)]
pub(super) struct ReadRow {
    pub(super) first_use: bool,
    #[sea_orm(nested)]
    pub(super) driver: Option<DriverRow>,
}

#[derive(FromQueryResult)]
pub(super) struct DriverRow {
    id: i64,
    #[sea_orm(nested)]
    person: PersonRow,
    #[sea_orm(nested)]
    sheet: SheetRow,
    attachments: Option<String>,
}

impl DriverRow {
    pub(super) fn of(self, user: UserId) -> Result<Driver, StoreError> {
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

/// What is attached to the profile `d`, as [`attachments_of`] reads it.
macro_rules! attachments_of_driver {
    ($list:literal, $item:literal) => {
        concat!(
            "(SELECT CAST(",
            $list,
            "(",
            $item,
            "(b.id, b.kind, b.position, b.key, b.filename, b.byte_size, b.content_type)) AS text) \
             FROM blobs b WHERE b.owner_uid = d.user_uid AND b.state = 'attached') AS attachments"
        )
    };
}

pub(super) use attachments_of_driver;

/// A driver profile, in the words of a database: the caller's `own`, or an`other`'s.
macro_rules! driver {
    (postgres, $driver:tt, $standing:expr) => {
        driver!(@ "json_agg", "json_build_array", $driver, $standing)
    };
    (sqlite, $driver:tt, $standing:expr) => {
        driver!(@ "json_group_array", "json_array", $driver, $standing)
    };
    // The caller's own profile.
    (@ $list:literal, $item:literal, own, $standing:expr) => {
        driver!(@ $list, $item, "c", $standing, "c.uid", "")
    };
    // That of `$5`.
    (@ $list:literal, $item:literal, other, $standing:expr) => {
        driver!(@ $list, $item, "t", $standing, "$5", " LEFT JOIN users t ON t.uid = d.user_uid")
    };
    (@ $list:literal, $item:literal, $of:literal, $standing:expr, $user:literal, $more:literal) => {
        concat!(
            "SELECT c.first_use, d.id, ", $of, ".email, ", $of, ".first_name, ", $of, ".last_name, ", $of, ".phone_number, ", $of, ".version, ",
            sheet_columns!(),
            ", ",
            attachments_of_driver!($list, $item),
            " FROM (SELECT p.used_at IS NULL AS first_use, u.uid, u.email, u.first_name, u.last_name, u.phone_number, u.version ",
            $standing,
            ") c LEFT JOIN driver_profiles d ON d.user_uid = ",
            $user,
            $more
        )
    };
}

/// The query of the caller's own profile in PostgreSQL.
pub(super) const OWN: Batch = Batch {
    one: driver!(postgres, own, standing!()),
    several: several!(driver!(
        postgres,
        own,
        standing!("a.pair", "a.session", "a.caller", "a.now")
    )),
};

/// See [`domain::driver::DriverRepository::read`]. `batcher` is for [`OWN`].
pub(super) async fn driver(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    access: &Access,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Option<Driver>>>, StoreError> {
    let postgres = connection.get_database_backend() == DbBackend::Postgres;
    let row: Option<ReadRow> = if user == access.user {
        let sql = if postgres {
            OWN.one
        } else {
            driver!(sqlite, own, standing!())
        };
        look_up(connection, batcher, sql, values(access, now, [])).await
    } else {
        let sql = if postgres {
            driver!(postgres, other, standing!())
        } else {
            driver!(sqlite, other, standing!())
        };
        one(connection, sql, values(access, now, [user.0.into()])).await
    }
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
