//! The change that is made most: of plain members, by a driver who has one session, so that there is nobody to tell. On PostgreSQL one
//! statement, which those of several drivers share.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Access, Granted};
use domain::change::Change;
use domain::driver::{Action, Amendment, Driver, LONGEST_TRAIL};
use domain::profile::Expected;
use domain::store::StoreError;
use sea_orm::{FromQueryResult, Value};

use super::entries::{ExperienceEntry, LicenseEntry, latest, written};
use super::read::ReadRow;
use super::sheet::sheet_columns;
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::events::another_session;
use crate::member::{changed, text};
use crate::profiles::versions;
use crate::standing::{stands, values};

/// A column of `driver_profiles` that is changed whole: nothing keeps what there is.
macro_rules! whole {
    ($column:literal, $type:literal) => {
        concat!(
            "CASE a.",
            $column,
            " WHEN '' THEN d.",
            $column,
            " ELSE CAST(a.",
            $column,
            " AS ",
            $type,
            ") END"
        )
    };
}

/// The columns that are changed: each as it is (`now`), as what it becomes (`new`), as that with its name (`named`), or as that in `t` (`set`).
macro_rules! members {
    ($which:ident) => {
        concat!(
            members!(@ $which, "postcode", changed!("d.postcode", "a.postcode")),
            ", ",
            members!(@ $which, "birth_date", whole!("birth_date", "date")),
            ", ",
            members!(@ $which, "start_date", whole!("start_date", "date")),
            ", ",
            members!(@ $which, "contact_phone_number", changed!("d.contact_phone_number", "a.contact_phone_number")),
            ", ",
            members!(@ $which, "english_level", changed!("d.english_level", "a.english_level")),
            ", ",
            members!(@ $which, "bio", changed!("d.bio", "a.bio")),
            ", ",
            members!(@ $which, "licenses", whole!("licenses", "text")),
            ", ",
            members!(@ $which, "experiences", whole!("experiences", "text"))
        )
    };
    (@ now, $column:literal, $new:expr) => {
        concat!("d.", $column)
    };
    (@ new, $column:literal, $new:expr) => {
        $new
    };
    (@ named, $column:literal, $new:expr) => {
        concat!($new, " AS ", $column)
    };
    (@ set, $column:literal, $new:expr) => {
        concat!("t.", $column)
    };
}

/// The trail with one more activity: it has the number after that of the latest. What makes the trail longer than [`LONGEST_TRAIL`] is cut off, but only
/// once it has many bytes: until then it is whoever reads it who leaves that away.
macro_rules! trail {
    () => {
        "CASE WHEN d.activities = '' THEN '[1' || a.activity ELSE \
         '[' || CAST(substr(split_part(d.activities, ',', 1), 2) AS bigint) + 1 || a.activity || ',' || \
         CASE WHEN octet_length(d.activities) < 2400 THEN d.activities ELSE \
         array_to_string((string_to_array(d.activities, ',['))[1:49], ',[') END END"
    };
}

/// Updates both rows, if nothing stands against it. `$asked` makes the rows of `a`, one for each change; `$lock` is what is done of rows that
/// somebody else has locked. All is reckoned from what there was when the statement began, so that a row of `users` that somebody has changed since
/// is left alone.
macro_rules! amend {
    ($asked:expr, $lock:literal) => {
        concat!(
            "WITH a AS (",
            $asked,
            "), new AS MATERIALIZED (SELECT a.place, a.now, p.used_at IS NULL AS first_use, u.uid, u.email, u.phone_number, u.version, ",
            changed!("u.first_name", "a.first_name"),
            " AS first_name, ",
            changed!("u.last_name", "a.last_name"),
            " AS last_name, ",
            members!(named),
            ", ",
            trail!(),
            " AS activities FROM a CROSS JOIN token_pairs p JOIN users u ON u.uid = p.user_uid JOIN driver_profiles d ON d.user_uid = u.uid WHERE ",
            stands!("a.pair", "a.session", "a.caller", "a.now"),
            " AND (a.expected = '' OR a.expected LIKE '%,' || u.version || ',%') AND (",
            changed!("u.first_name", "a.first_name"),
            ", ",
            changed!("u.last_name", "a.last_name"),
            ", ",
            members!(new),
            ") IS DISTINCT FROM (u.first_name, u.last_name, ",
            members!(now),
            ") AND (d.activities = '' OR d.activities LIKE '[%') AND NOT ",
            another_session!("a.caller", "a.session", "a.now"),
            " FOR NO KEY UPDATE OF u",
            $lock,
            "), touched AS (UPDATE users SET first_name = n.first_name, last_name = n.last_name, version = n.version + 1, updated_at = n.now \
             FROM new n WHERE users.uid = n.uid AND users.version = n.version RETURNING n.*), \
             saved AS (UPDATE driver_profiles d SET (updated_at, activities, postcode, birth_date, start_date, contact_phone_number, \
             english_level, bio, licenses, experiences) = (t.now, t.activities, ",
            members!(set),
            ") FROM touched t WHERE d.user_uid = t.uid \
             RETURNING t.place, t.first_use, t.email, t.first_name, t.last_name, t.phone_number, t.version + 1 AS version, d.*) \
             SELECT place, first_use, id, email, first_name, last_name, phone_number, version, ",
            sheet_columns!(),
            ", attachments FROM saved"
        )
    };
}

/// The statement of [`amend`]. Several never wait for a row that somebody else has locked, and of several changes of one driver they make
/// one: the others are not made, as if something stood against them.
pub(super) const AMEND: Batch = Batch {
    one: amend!(
        "SELECT CAST($1 AS uuid) AS pair, CAST($2 AS uuid) AS session, CAST($3 AS uuid) AS caller, CAST($4 AS timestamptz) AS now, \
         CAST($5 AS text) AS expected, CAST($6 AS text) AS first_name, CAST($7 AS text) AS last_name, CAST($8 AS text) AS postcode, \
         CAST($9 AS text) AS birth_date, CAST($10 AS text) AS start_date, CAST($11 AS text) AS contact_phone_number, \
         CAST($12 AS text) AS english_level, CAST($13 AS text) AS bio, CAST($14 AS text) AS licenses, CAST($15 AS text) AS experiences, \
         CAST($16 AS text) AS activity, CAST(1 AS bigint) AS place",
        ""
    ),
    several: amend!(
        "SELECT * FROM unnest(CAST($1 AS uuid[]), CAST($2 AS uuid[]), CAST($3 AS uuid[]), CAST($4 AS timestamptz[]), CAST($5 AS text[]), \
         CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS text[]), CAST($10 AS text[]), CAST($11 AS text[]), \
         CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]), CAST($15 AS text[]), \
         CAST($16 AS text[])) \
         WITH ORDINALITY AS a (pair, session, caller, now, expected, first_name, last_name, postcode, birth_date, start_date, \
         contact_phone_number, english_level, bio, licenses, experiences, activity, place)",
        " SKIP LOCKED"
    ),
};

// As `trail` says, with the one that is added.
const _: () = assert!(LONGEST_TRAIL == 50);

/// See [`domain::driver::DriverRepository::amend`].
pub(super) async fn amend(
    batcher: &Batcher,
    access: &Access,
    amendment: &Amendment,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Driver>>, StoreError> {
    let Amendment {
        first_name,
        last_name,
        postcode,
        birth_date,
        start_date,
        contact_phone_number,
        english_level,
        bio,
        licenses,
        experiences,
    } = amendment;
    let licenses = licenses.as_deref().map(written::<LicenseEntry>);
    let experiences = experiences.as_deref().map(written::<ExperienceEntry>);
    let more = [
        versions(expected).unwrap_or_default().into(),
        given(first_name.as_ref()),
        given(last_name.as_ref()),
        given(postcode.as_ref()),
        day(*birth_date),
        day(*start_date),
        given(contact_phone_number.as_ref()),
        given(english_level.as_ref()),
        text(bio),
        licenses.transpose()?.unwrap_or_default().into(),
        experiences.transpose()?.unwrap_or_default().into(),
        latest(Action::Updated, now)?.into(),
    ];
    let row = batcher
        .one(values(access, now, more))
        .await
        .map_err(store)?;
    let row = row.map(|row| ReadRow::from_query_result(&row, ""));
    let Some(ReadRow { first_use, driver }) = row.transpose().map_err(store)? else {
        return Ok(None);
    };
    let driver = driver.map(|row| row.of(access.user)).transpose()?;
    Ok(driver.map(|value| Granted { value, first_use }))
}

fn given(member: Option<&String>) -> Value {
    text(&member.cloned().map_or(Change::Keep, Change::Set))
}

fn day(date: Option<NaiveDate>) -> Value {
    date.map(|date| date.to_string()).unwrap_or_default().into()
}
