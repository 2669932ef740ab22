//! The change that is made most: of members only, by a driver who has one session, so that there is nobody to tell. On PostgreSQL one
//! statement, which those of several drivers share.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::change::Change;
use domain::driver::{Driver, Revision, Saved};
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use super::person::{Touched, saved};
use super::sheet::{self, sheet_columns};
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::events::another_session;
use crate::member::{changed, text, whole};
use crate::standing::{caller_stands, values};

/// Updates both rows, if nothing stands against it. `$asked` makes the rows of `a`, one for each change; `$rows` is which rows of `users`
/// are locked, and how.
macro_rules! save {
    ($asked:expr, $rows:literal) => {
        concat!(
            "WITH a AS (",
            $asked,
            "), free AS (SELECT u.uid FROM users u WHERE u.uid ",
            $rows,
            "), touched AS (UPDATE users SET first_name = ",
            changed!("users.first_name", "a.first_name"),
            ", last_name = ",
            changed!("users.last_name", "a.last_name"),
            ", version = users.version + 1, updated_at = a.now FROM a JOIN free f ON f.uid = a.caller WHERE ",
            caller_stands!("a.pair", "a.session", "a.caller", "a.now"),
            " AND users.version = a.version AND (a.silent OR NOT ",
            another_session!("a.caller", "a.session", "a.now"),
            ") RETURNING a.place, users.uid, users.email, users.first_name, users.last_name, users.phone_number, users.version, \
             (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = a.pair) AS first_use), \
             saved AS (UPDATE driver_profiles d SET (updated_at, ",
            sheet_columns!(),
            ") = (a.now, a.postcode, a.birth_date, a.start_date, a.contact_phone_number, ",
            changed!("NULL", "a.english_level"),
            ", ",
            changed!("NULL", "a.bio"),
            ", a.licenses, a.experiences, a.interviews, a.reviews, a.activities) \
             FROM touched t JOIN a ON a.place = t.place WHERE d.user_uid = t.uid) SELECT * FROM touched"
        )
    };
}

/// The statement of [`save`]. Several never wait for a row that somebody else has locked, and of several changes of one driver they make
/// one at most: the others are not made, as if something stood against them.
pub(super) const ALONE: Batch = Batch {
    one: save!(
        "SELECT CAST($1 AS uuid) AS pair, CAST($2 AS uuid) AS session, CAST($3 AS uuid) AS caller, CAST($4 AS timestamptz) AS now, \
         CAST($5 AS text) AS first_name, CAST($6 AS text) AS last_name, CAST($7 AS bigint) AS version, CAST($8 AS boolean) AS silent, \
         CAST($9 AS text) AS postcode, CAST($10 AS date) AS birth_date, CAST($11 AS date) AS start_date, \
         CAST($12 AS text) AS contact_phone_number, CAST($13 AS text) AS english_level, CAST($14 AS text) AS bio, \
         CAST($15 AS text) AS licenses, CAST($16 AS text) AS experiences, CAST($17 AS text) AS interviews, \
         CAST($18 AS text) AS reviews, CAST($19 AS text) AS activities, CAST(1 AS bigint) AS place",
        "= $3 FOR NO KEY UPDATE"
    ),
    several: save!(
        "SELECT * FROM unnest(CAST($1 AS uuid[]), CAST($2 AS uuid[]), CAST($3 AS uuid[]), CAST($4 AS timestamptz[]), \
         CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS bigint[]), CAST($8 AS boolean[]), CAST($9 AS text[]), \
         CAST($10 AS date[]), CAST($11 AS date[]), CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]), \
         CAST($15 AS text[]), CAST($16 AS text[]), CAST($17 AS text[]), CAST($18 AS text[]), CAST($19 AS text[])) \
         WITH ORDINALITY AS a (pair, session, caller, now, first_name, last_name, version, silent, postcode, birth_date, start_date, \
         contact_phone_number, english_level, bio, licenses, experiences, interviews, reviews, activities, place)",
        "= ANY (CAST($3 AS uuid[])) FOR NO KEY UPDATE SKIP LOCKED"
    ),
};

/// Saves what the caller changes of their own profile; `None` when something stands against it, whatever it is.
pub(super) async fn save(
    batcher: &Batcher,
    access: &Access,
    driver: &Driver,
    revision: &Revision,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Saved>>, StoreError> {
    let name = |name: &Option<String>| text(&name.clone().map_or(Change::Keep, Change::Set));
    let mut more = vec![
        name(&revision.first_name),
        name(&revision.last_name),
        driver.version.into(),
        revision.news.is_empty().into(),
    ];
    let [postcode, birth_date, start_date, phone, _, _, lists @ ..] =
        sheet::values(&revision.sheet)?;
    more.extend([postcode, birth_date, start_date, phone]);
    more.extend([&revision.sheet.english_level, &revision.sheet.bio].map(|it| whole(it.as_ref())));
    more.extend(lists);
    let row = batcher
        .one(values(access, now, more))
        .await
        .map_err(store)?;
    let touched = row.map(|row| Touched::from_query_result(&row, ""));
    let touched = touched.transpose().map_err(store)?;
    Ok(touched.map(|Touched { person, first_use }| {
        let (sheet, attachments) = (revision.sheet.clone(), driver.attachments.clone());
        saved(
            person.driver(driver.id, driver.user, sheet, attachments),
            false,
            first_use,
        )
    }))
}
