//! Reading: one statement, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::driver::Driver;
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::attachments::AttachmentEntry;
use super::entries;
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
    attachments: String,
}

impl DriverRow {
    pub(super) fn of(self, user: UserId) -> Result<Driver, StoreError> {
        let Self {
            id,
            person,
            sheet,
            attachments,
        } = self;
        let attachments = entries::read::<AttachmentEntry>(&attachments)?;
        Ok(person.driver(id, user, sheet.try_into()?, attachments))
    }
}

/// A driver profile: the caller's `own`, or an`other`'s.
macro_rules! driver {
    // The caller's own profile.
    (own, $standing:expr) => {
        driver!(@ "c", $standing, "c.uid", "")
    };
    // That of `$5`.
    (other, $standing:expr) => {
        driver!(@ "t", $standing, "$5", " LEFT JOIN users t ON t.uid = d.user_uid")
    };
    (@ $of:literal, $standing:expr, $user:literal, $more:literal) => {
        concat!(
            "SELECT c.first_use, d.id, ", $of, ".email, ", $of, ".first_name, ", $of, ".last_name, ", $of, ".phone_number, ", $of, ".version, ",
            sheet_columns!(),
            ", attachments FROM (SELECT p.used_at IS NULL AS first_use, u.uid, u.email, u.first_name, u.last_name, u.phone_number, u.version ",
            $standing,
            ") c LEFT JOIN driver_profiles d ON d.user_uid = ",
            $user,
            $more
        )
    };
}

/// The query of the caller's own profile.
pub(super) const OWN: Batch = Batch {
    one: driver!(own, standing!()),
    several: several!(driver!(
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
    const OTHER: &str = driver!(other, standing!());
    let row: Option<ReadRow> = if user == access.user {
        look_up(connection, batcher, OWN.one, values(access, now, [])).await
    } else {
        one(connection, OTHER, values(access, now, [user.0.into()])).await
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
