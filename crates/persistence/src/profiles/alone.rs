//! The change that is made most: of members that nobody has to be unique in, by somebody who has one session, so that there is nobody to tell.
//! On PostgreSQL one short statement, which those of several people share.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::change::Change;
use domain::profile::{Expected, Profile, ProfileChange};
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use super::row::ProfileRow;
use super::update::versions;
use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::events::another_session;
use crate::member::{changed, text};
use crate::standing::{caller_stands, values};

/// What a member becomes, from a text of [`text`].
macro_rules! member {
    ($column:literal, $text:literal) => {
        concat!(
            $column,
            " = ",
            changed!(concat!("users.", $column), $text),
            ", "
        )
    };
}

/// Updates the row of `users`, if nothing stands against it. `$from` is where the values come from.
macro_rules! update {
    ($from:literal, $place:literal, $pair:literal, $session:literal, $caller:literal, $now:literal,
     [$first_name:literal, $last_name:literal, $phone_number:literal, $address:literal], $expected:literal) => {
        concat!(
            "UPDATE users SET ",
            member!("first_name", $first_name),
            member!("last_name", $last_name),
            member!("phone_number", $phone_number),
            member!("address", $address),
            "version = users.version + 1, updated_at = ",
            $now,
            " ",
            $from,
            "WHERE ",
            caller_stands!($pair, $session, $caller, $now),
            " AND (",
            $expected,
            " = '' OR ",
            $expected,
            " LIKE '%,' || users.version || ',%') AND NOT ",
            another_session!($caller, $session, $now),
            " RETURNING ",
            $place,
            "users.uid, users.email, users.username, users.first_name, users.last_name, users.phone_number, users.address, \
             users.image, users.verify_vehicles, users.version, users.created_at, users.updated_at, \
             (SELECT p.used_at IS NULL FROM token_pairs p WHERE p.id = ",
            $pair,
            ") AS first_use"
        )
    };
}

/// The statement of [`change`]. Several never wait for a row that somebody else has locked, and of several changes of one row they make one:
/// the others are not made, as if something stood against them.
pub(super) const ALONE: Batch = Batch {
    one: update!(
        "",
        "",
        "$1",
        "$2",
        "$3",
        "$4",
        ["$5", "$6", "$7", "$8"],
        "$9"
    ),
    several: concat!(
        "WITH free AS (SELECT u.uid FROM users u WHERE u.uid = ANY (CAST($3 AS uuid[])) FOR NO KEY UPDATE SKIP LOCKED) ",
        update!(
            "FROM unnest(CAST($1 AS uuid[]), CAST($2 AS uuid[]), CAST($3 AS uuid[]), CAST($4 AS timestamptz[]), \
             CAST($5 AS text[]), CAST($6 AS text[]), CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS text[])) \
             WITH ORDINALITY AS a (pair, session, caller, now, first_name, last_name, phone_number, address, expected, place) \
             JOIN free f ON f.uid = a.caller ",
            "a.place, ",
            "a.pair",
            "a.session",
            "a.caller",
            "a.now",
            ["a.first_name", "a.last_name", "a.phone_number", "a.address"],
            "a.expected"
        )
    ),
};

/// Makes the change; `None` when something stands against it, whatever it is, or when it touches members that are not changed here.
pub(super) async fn change(
    batcher: &Batcher,
    access: &Access,
    change: &ProfileChange,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Profile>>, StoreError> {
    let ProfileChange {
        email: None,
        username: Change::Keep,
        first_name,
        last_name,
        phone_number,
        address,
        image: Change::Keep,
    } = change
    else {
        return Ok(None);
    };
    let members = [first_name, last_name, phone_number, address].map(text);
    let expected = versions(expected).unwrap_or_default().into();
    let values = values(access, now, members.into_iter().chain([expected]));
    let row = batcher.one(values).await.map_err(store)?;
    let row = row.map(|row| ProfileRow::from_query_result(&row, ""));
    Ok(row.transpose().map_err(store)?.map(Granted::from))
}
