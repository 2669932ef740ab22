//! Updating: one statement that checks the caller, the expected version and the username's uniqueness, and answers the
//! new profile.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::change::Change;
use domain::fold::fold;
use domain::id::UserId;
use domain::image::ImageName;
use domain::profile::{Expected, Profile, ProfileChange, UpdateError};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, Value};

use super::row::ProfileRow;
use crate::connection::Transaction;
use crate::error::{is_taken, store};
use crate::standing::{caller_stands, first_use, values};
use crate::statement::{at, execute, one};

/// Updates the row of `users`.
pub(super) async fn columns(
    connection: &impl ConnectionTrait,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<Profile>, UpdateError> {
    const SQL: &str = concat!(
        "UPDATE users SET \
         username = CASE WHEN $5 THEN $6 ELSE username END, \
         username_key = CASE WHEN $5 THEN $7 ELSE username_key END, \
         first_name = CASE WHEN $8 THEN $9 ELSE first_name END, \
         last_name = CASE WHEN $10 THEN $11 ELSE last_name END, \
         phone_number = CASE WHEN $12 THEN $13 ELSE phone_number END, \
         address = CASE WHEN $14 THEN $15 ELSE address END, \
         image = CASE WHEN $16 THEN $17 ELSE image END, \
         version = version + 1, updated_at = $4 WHERE ",
        caller_stands!(),
        " AND ($18 IS NULL OR $18 LIKE '%,' || version || ',%') \
         RETURNING uid, email, username, first_name, last_name, phone_number, address, image, \
         verify_vehicles, version, created_at, updated_at, \
         (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = $1) AS first_use"
    );
    let row: Option<ProfileRow> = one(
        connection,
        SQL,
        values(access, now, changed(change, expected)),
    )
    .await
    .map_err(|error| {
        if is_taken(&error, "users", "username_key") {
            UpdateError::UsernameTaken
        } else {
            store(error).into()
        }
    })?;
    match row {
        Some(row) => Ok(row.into()),
        None => Err(why_not(connection, access, expected, now).await?),
    }
}

/// Updates the row of `users` and the life of the images: the new one goes from reserved to attached, any other that
/// was attached becomes an orphan. The row of `users`, locked first, keeps two updates of one person apart.
pub(super) async fn with_image(
    transaction: &Transaction,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Granted<Profile>, UpdateError> {
    let updated = columns(transaction, access, change, expected, now).await?;
    if let Change::Set(name) = &change.image
        && !attach(transaction, name, access.user, now).await?
    {
        return Err(UpdateError::ImageGone);
    }
    orphan_others(transaction, updated.value.image.as_ref(), access.user, now).await?;
    Ok(updated)
}

async fn attach(
    connection: &impl ConnectionTrait,
    name: &ImageName,
    owner: UserId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE images SET state = 'attached', changed_at = $3 \
                       WHERE name = $1 AND owner_uid = $2 AND state = 'reserved'";
    let values = [name.0.clone().into(), owner.0.into(), at(now).into()];
    Ok(execute(connection, SQL, values).await? == 1)
}

async fn orphan_others(
    connection: &impl ConnectionTrait,
    kept: Option<&ImageName>,
    owner: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE images SET state = 'orphaned', changed_at = $3 \
                       WHERE owner_uid = $2 AND state = 'attached' AND ($1 IS NULL OR name <> $1)";
    let values = [
        kept.map(|name| name.0.clone()).into(),
        owner.0.into(),
        at(now).into(),
    ];
    execute(connection, SQL, values).await?;
    Ok(())
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
fn changed(change: &ProfileChange, expected: &Expected) -> Vec<Value> {
    let ProfileChange {
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
fn versions(expected: &Expected) -> Option<String> {
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
