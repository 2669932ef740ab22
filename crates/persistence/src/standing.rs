//! Whether a caller's access stands, as part of the statement that does the work.

use chrono::{DateTime, Utc};
use domain::access::Access;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::connection::{Batch, Batcher};
use crate::error::store;
use crate::statement::{at, look_up};

/// The tables and the condition of a query that finds its one row only if the access stands: `p` is the caller's pair,
/// `u` the user, each looked up by its primary key. The session need not be looked up: its pairs know when it is over
/// and become void when it is revoked. Takes `$1` to `$4` from [`values`], or what stands for them.
macro_rules! standing {
    () => {
        crate::standing::standing!("$1", "$2", "$3", "$4")
    };
    ($pair:literal, $session:literal, $user:literal, $now:literal) => {
        concat!(
            "FROM token_pairs p JOIN users u ON u.uid = p.user_uid WHERE ",
            crate::standing::stands!($pair, $session, $user, $now)
        )
    };
}

/// The condition alone.
macro_rules! stands {
    ($pair:literal, $session:literal, $user:literal, $now:literal) => {
        concat!(
            "p.id = ",
            $pair,
            " AND p.session_id = ",
            $session,
            " AND u.uid = ",
            $user,
            " AND p.void_at IS NULL AND p.expires_at > ",
            $now,
            " AND u.disabled_at IS NULL"
        )
    };
}

/// `$query`, which has `a.pair`, `a.session`, `a.caller` and `a.now` where it would have `$1` to `$4` from [`values`] (and the name of a fifth where
/// it would have `$5`), as one for several callers: see [`crate::connection::Batch::several`]. `OFFSET 0` keeps PostgreSQL from planning it as
/// anything else than the query for one, once for each caller.
macro_rules! several {
    ($query:expr) => {
        crate::standing::several!(@ $query, "", "")
    };
    ($query:expr, $type:literal as $name:literal) => {
        crate::standing::several!(@ $query, concat!(", CAST($5 AS ", $type, "[])"), concat!(", ", $name))
    };
    (@ $query:expr, $values:expr, $names:expr) => {
        concat!(
            "SELECT a.place, f.* FROM unnest(CAST($1 AS uuid[]), CAST($2 AS uuid[]), CAST($3 AS uuid[]), \
             CAST($4 AS timestamptz[])",
            $values,
            ") WITH ORDINALITY AS a (pair, session, caller, now",
            $names,
            ", place) CROSS JOIN LATERAL (",
            $query,
            " OFFSET 0) f"
        )
    };
}

/// The same as a condition for a statement that updates the caller's row of `users`.
macro_rules! caller_stands {
    () => {
        crate::standing::caller_stands!("$1", "$2", "$3", "$4")
    };
    ($pair:literal, $session:literal, $user:literal, $now:literal) => {
        concat!(
            "users.uid = ",
            $user,
            " AND users.disabled_at IS NULL AND EXISTS (SELECT 1 FROM token_pairs p WHERE p.id = ",
            $pair,
            " AND p.session_id = ",
            $session,
            " AND p.user_uid = ",
            $user,
            " AND p.void_at IS NULL AND p.expires_at > ",
            $now,
            ")"
        )
    };
}

pub(crate) use {caller_stands, several, standing, stands};

/// The values of `$1` to `$4`, and after them `more`.
pub(crate) fn values(
    access: &Access,
    now: DateTime<Utc>,
    more: impl IntoIterator<Item = Value>,
) -> Vec<Value> {
    // The role is not looked at: it is the token's.
    let Access {
        user,
        session,
        pair,
        role: _,
    } = access;
    let mut values = Vec::with_capacity(24);
    values.extend([
        pair.0.into(),
        session.0.into(),
        user.0.into(),
        at(now).into(),
    ]);
    values.extend(more);
    values
}

macro_rules! first_use {
    ($standing:expr) => {
        concat!("SELECT p.used_at IS NULL AS first_use ", $standing)
    };
}

/// The query of [`check`].
pub(crate) const CHECK: Batch = Batch {
    one: first_use!(standing!()),
    several: several!(first_use!(standing!(
        "a.pair",
        "a.session",
        "a.caller",
        "a.now"
    ))),
};

#[derive(FromQueryResult)]
struct StandingRow {
    first_use: bool,
}

/// Whether no token of the caller's pair has been used before; `None` when the access does not stand.
pub(crate) async fn first_use(
    connection: &impl ConnectionTrait,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<bool>, StoreError> {
    check(connection, None, access, now).await
}

/// The same, together with others where that saves anything.
pub(crate) async fn check(
    connection: &impl ConnectionTrait,
    batcher: Option<&Batcher>,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<bool>, StoreError> {
    let values = values(access, now, []);
    let row: Option<StandingRow> = look_up(connection, batcher, CHECK.one, values)
        .await
        .map_err(store)?;
    Ok(row.map(|StandingRow { first_use }| first_use))
}
