//! What a driver's profile has of the row of `users`.

use domain::access::Granted;
use domain::driver::{Attachment, Driver, Revision, Saved};
use domain::id::UserId;
use sea_orm::{FromQueryResult, Value};

/// Updates the row of `users` for which the condition holds, and answers a [`Touched`]. Takes `$5` and `$6` from [`names`], and beside
/// them `$1` to `$4` of [`crate::standing`].
macro_rules! update_person {
    ($condition:expr) => {
        concat!(
            "UPDATE users SET first_name = COALESCE($5, first_name), last_name = COALESCE($6, last_name), \
             version = version + 1, updated_at = $4 WHERE ",
            $condition,
            " RETURNING uid, email, first_name, last_name, phone_number, version, \
             (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = $1) AS first_use"
        )
    };
}

pub(super) use update_person;

/// The values of `$5` and `$6`.
pub(super) fn names(revision: &Revision) -> [Value; 2] {
    let name = |name: &Option<String>| name.clone().into();
    [name(&revision.first_name), name(&revision.last_name)]
}

/// What all APIs show of the person.
#[derive(FromQueryResult)]
pub(super) struct PersonRow {
    email: String,
    first_name: Option<String>,
    last_name: Option<String>,
    phone_number: Option<String>,
    version: i64,
}

impl PersonRow {
    /// Together with what is the driver's own.
    pub(super) fn driver(
        self,
        id: i64,
        user: UserId,
        sheet: domain::driver::Sheet,
        attachments: Vec<Attachment>,
    ) -> Driver {
        let Self {
            email,
            first_name,
            last_name,
            phone_number,
            version,
        } = self;
        Driver {
            id,
            user,
            version,
            email,
            first_name,
            last_name,
            phone_number,
            sheet,
            attachments,
        }
    }
}

/// The row that was updated, and whether the caller's pair is new.
#[derive(FromQueryResult)]
pub(super) struct Touched {
    #[sea_orm(nested)]
    pub(super) person: PersonRow,
    pub(super) first_use: bool,
}

/// The answer.
pub(super) fn saved(driver: Driver, announced: bool, first_use: bool) -> Granted<Saved> {
    Granted {
        value: Saved { driver, announced },
        first_use,
    }
}
