//! Updating: one statement that checks the caller, the expected version and the username's uniqueness, and answers the
//! new profile.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::change::Change;
use domain::event::{NewEvent, News};
use domain::fold::fold;
use domain::profile::{Expected, Profile, ProfileChange, UpdateError, Updated};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::row::ProfileRow;
use crate::error::{is_taken, store};
use crate::events::{another_session, event_of_feed, take_number};
use crate::standing::{caller_stands, first_use, values};
use crate::statement::one;

/// Updates the caller's row of `users`, if their access stands, the version is expected and a further condition holds; besides, columns that only
/// some changes touch. Takes `$1` to `$18`.
macro_rules! update_users {
    () => {
        update_users!("", "")
    };
    ($besides:expr, $condition:expr) => {
        concat!(
            "UPDATE users SET ",
            $besides,
            "username = CASE WHEN $5 THEN $6 ELSE username END, \
             username_key = CASE WHEN $5 THEN $7 ELSE username_key END, \
             first_name = CASE WHEN $8 THEN $9 ELSE first_name END, \
             last_name = CASE WHEN $10 THEN $11 ELSE last_name END, \
             phone_number = CASE WHEN $12 THEN $13 ELSE phone_number END, \
             address = CASE WHEN $14 THEN $15 ELSE address END, \
             image = CASE WHEN $16 THEN $17 ELSE image END, \
             version = version + 1, updated_at = $4 WHERE ",
            caller_stands!(),
            " AND ($18 IS NULL OR $18 LIKE '%,' || version || ',%')",
            $condition,
            " RETURNING uid, email, username, first_name, last_name, phone_number, address, image, \
             verify_vehicles, version, created_at, updated_at, \
             (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = $1) AS first_use"
        )
    };
}

pub(super) use update_users;

/// Updates the row of `users`.
pub(super) async fn columns(
    connection: &impl ConnectionTrait,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<Profile>, UpdateError> {
    let values = values(access, now, changed(change, expected));
    let row: Option<ProfileRow> = one(connection, update_users!(), values)
        .await
        .map_err(refused)?;
    match row {
        Some(row) => Ok(row.into()),
        None => Err(why_not(connection, access, expected, now).await?),
    }
}

#[derive(FromQueryResult)]
struct UpdatedRow {
    #[sea_orm(nested)]
    profile: ProfileRow,
    announced: bool,
}

/// Updates the row of `users` and makes the one event that `news` gives, all in one statement, which only PostgreSQL understands.
pub(super) async fn columns_with_news(
    connection: &impl ConnectionTrait,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    news: &News,
    now: DateTime<Utc>,
) -> Result<Granted<Updated>, UpdateError> {
    const SQL: &str = concat!(
        "WITH updated AS (",
        update_users!(),
        "), feed AS (\
         INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
         SELECT uid, 'offline', $4, 1, 0 FROM updated WHERE ",
        another_session!("$3", "$2", "$4"),
        " ",
        take_number!(reserved "$4"),
        "), event AS (",
        event_of_feed!("$19", "$20", "$4", "NULL::uuid, NULL, NULL::bytea"),
        ") SELECT u.*, EXISTS (SELECT 1 FROM feed) AS announced FROM updated u"
    );
    let NewEvent { kind, data } = news.event();
    let mut values = values(access, now, changed(change, expected));
    values.extend([kind.into(), data.into()]);
    let row: Option<UpdatedRow> = one(connection, SQL, values).await.map_err(refused)?;
    match row {
        Some(UpdatedRow { profile, announced }) => Ok(updated(profile.into(), announced)),
        None => Err(why_not(connection, access, expected, now).await?),
    }
}

/// The answer, with whether it was announced.
pub(super) fn updated(granted: Granted<Profile>, announced: bool) -> Granted<Updated> {
    let Granted {
        value: profile,
        first_use,
    } = granted;
    Granted {
        value: Updated { profile, announced },
        first_use,
    }
}

pub(super) fn refused(error: DbErr) -> UpdateError {
    if is_taken(&error, "users", "username_key") {
        UpdateError::UsernameTaken
    } else if is_taken(&error, "users", "email_key") {
        UpdateError::EmailTaken
    } else {
        store(error).into()
    }
}

/// Why the update found no row.
async fn why_not(
    connection: &impl ConnectionTrait,
    access: &Access,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<UpdateError, StoreError> {
    Ok(
        match (expected, first_use(connection, access, now).await?) {
            (Expected::OneOf(_), Some(_)) => UpdateError::Stale,
            // Without an expected version only the access can have been in the way.
            (Expected::Any, _) | (_, None) => UpdateError::Revoked(Revoked),
        },
    )
}

/// The values of `$5` to `$18`.
pub(super) fn changed(change: &ProfileChange, expected: &Expected) -> Vec<Value> {
    let ProfileChange {
        email: _, // not by this statement
        username,
        first_name,
        last_name,
        phone_number,
        address,
        image,
    } = change;
    let [username_changes, new_username] = flagged(username, String::as_str);
    let key = match username {
        Change::Set(name) => Some(fold(name)),
        Change::Keep | Change::Clear => None,
    };
    let mut values = vec![username_changes, new_username, key.into()];
    values.extend(flagged(first_name, String::as_str));
    values.extend(flagged(last_name, String::as_str));
    values.extend(flagged(phone_number, String::as_str));
    values.extend(flagged(address, String::as_str));
    values.extend(flagged(image, |name| &name.0));
    values.push(versions(expected).into());
    values
}

/// Whether a member changes, and what it becomes: the text of the statement is the same for every change, so that it is
/// prepared once.
fn flagged<T>(change: &Change<T>, text: impl FnOnce(&T) -> &str) -> [Value; 2] {
    let new = match change {
        Change::Set(value) => Some(text(value).to_owned()),
        Change::Keep | Change::Clear => None,
    };
    [(!change.is_keep()).into(), new.into()]
}

/// The expected versions as `,1,2,`: the one form of a list that both databases can search.
pub(crate) fn versions(expected: &Expected) -> Option<String> {
    match expected {
        Expected::Any => None,
        Expected::OneOf(versions) => {
            let mut list = String::from(",");
            for version in versions {
                // Writing to a string cannot fail.
                let _ = write!(list, "{version},");
            }
            Some(list)
        }
    }
}
