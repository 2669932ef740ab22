//! At most so many rows of each user at a time, exactly, by one statement that locks nothing.
//!
//! Each row of such a table has a slot of its user's, counted from 0, and holds it for a while. Whoever wants one takes the first that nobody
//! holds. The primary key lets one of those who want the same slot have it, and the others look again, which ends: each time somebody has got one.
//!
//! That is exact. Before the first free slot all are held, and nobody takes a later one before that one is taken; so there are never more than
//! whoever took the last one has counted, and theirs. To count the rows and then insert one would need a lock, taken by a statement of its own
//! (the one that counts must begin after it) and held to the end: four round trips to PostgreSQL, and other changes of the user would wait.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};

use crate::connection::Database;
use crate::error::store;
use crate::standing::values;
use crate::statement::{at, execute, one};

/// The statements for a table `$table` with the columns `user_uid` and `slot`, its primary key. `$held` is true of a row that holds its slot.
/// The first two take `$1` to `$4` of [`crate::standing`], a number as `$5` and what `$held` needs; the first also what `$values` does. `$time` is the
/// column that says which rows are older.
///
/// (Slots that are held are in their place, counted from 0, up to the first free one and none after it. One pass finds it.)
macro_rules! slots {
    ($table:literal, ($columns:literal) = ($values:literal), replace: $replace:literal, held: $held:literal, by: $time:literal) => {
        crate::slots::Slots {
            take: concat!(
                "WITH h AS (SELECT COUNT(*) AS held, COUNT(*) FILTER (WHERE slot = place) AS free FROM (\
                 SELECT slot, ROW_NUMBER() OVER (ORDER BY slot) - 1 AS place ",
                crate::slots::held!($table, $held),
                ") r) INSERT INTO ",
                $table,
                " (user_uid, slot, ",
                $columns,
                ") SELECT u.uid, (SELECT free FROM h), ",
                $values,
                " ",
                crate::standing::standing!(),
                " AND (SELECT held FROM h) < $5 ON CONFLICT (user_uid, slot) DO UPDATE SET ",
                $replace,
                " WHERE NOT ",
                $table,
                ".",
                $held,
                " RETURNING (SELECT used_at IS NULL FROM token_pairs WHERE id = $1) AS first_use"
            ),
            look: concat!(
                "SELECT (SELECT ",
                $time,
                " ",
                crate::slots::held!($table, $held),
                " ORDER BY ",
                $time,
                " DESC LIMIT 1 OFFSET $5) AS oldest ",
                crate::standing::standing!()
            ),
            purge_sqlite: concat!(
                "DELETE FROM ",
                $table,
                " WHERE (user_uid, slot) IN (SELECT user_uid, slot ",
                crate::slots::purged!($table, $time),
                ")"
            ),
            purge_postgres: concat!(
                "DELETE FROM ",
                $table,
                " WHERE ctid = ANY (ARRAY (SELECT ctid ",
                crate::slots::purged!($table, $time),
                " FOR UPDATE SKIP LOCKED))"
            ),
        }
    };
}

/// The user's rows that hold a slot.
macro_rules! held {
    ($table:literal, $held:literal) => {
        concat!("FROM ", $table, " WHERE user_uid = $3 AND ", $held)
    };
}

/// The oldest rows whose time is before `$1`, at most `$2`.
macro_rules! purged {
    ($table:literal, $time:literal) => {
        concat!(
            "FROM ",
            $table,
            " WHERE ",
            $time,
            " < $1 ORDER BY ",
            $time,
            ", user_uid, slot LIMIT $2"
        )
    };
}

pub(crate) use {held, purged, slots};

/// What [`slots`] makes.
pub(crate) struct Slots {
    /// Takes a slot, unless `$5` are held, and answers `first_use`; nothing when none was taken.
    pub(crate) take: &'static str,
    /// Answers the time of the row that holds a slot after `$5` newer ones, if there is one; nothing when the caller's access does not stand.
    pub(crate) look: &'static str,
    /// Deletes what is before `$1`, at most `$2` rows.
    pub(crate) purge_sqlite: &'static str,
    /// The same. Rows are found by address, or PostgreSQL may read the whole table to find what it has found. A slot that somebody is taking, and what
    /// another instance is deleting, is left alone.
    pub(crate) purge_postgres: &'static str,
}

/// Why no slot was taken. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoSlot {
    /// The caller's access does not stand.
    #[error(transparent)]
    Revoked(#[from] Revoked),
    /// As many are held as may be. (`None` where none may.)
    #[error("no slot is free")]
    Full {
        /// The time of the oldest of them: of so many of the newest.
        oldest: Option<DateTime<Utc>>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(FromQueryResult)]
struct TakenRow {
    first_use: bool,
}

#[derive(FromQueryResult)]
struct OldestRow {
    oldest: Option<DateTime<Utc>>,
}

impl Slots {
    /// Takes a slot of the caller's, if fewer than `most` are held. `held` are the values of `$6` and so on that say which are, `row` those after
    /// them.
    pub(crate) async fn take(
        &self,
        database: &Database,
        access: &Access,
        most: u32,
        held: &[Value],
        row: &[Value],
        now: DateTime<Utc>,
    ) -> Result<Granted<()>, NoSlot> {
        let numbered = |number: u32, more: &[Value]| {
            let number = std::iter::once(i64::from(number).into());
            let held = number.chain(held.iter().cloned());
            values(access, now, held.chain(more.iter().cloned()))
        };
        loop {
            let taken: Option<TakenRow> = one(database.writer(), self.take, numbered(most, row))
                .await
                .map_err(store)?;
            if let Some(TakenRow { first_use }) = taken {
                let value = ();
                return Ok(Granted { value, first_use });
            }
            let look = numbered(most.saturating_sub(1), &[]);
            let row: Option<OldestRow> = one(database.reader(), self.look, look)
                .await
                .map_err(store)?;
            let OldestRow { oldest } = row.ok_or(Revoked)?;
            if oldest.is_some() || most == 0 {
                return Err(NoSlot::Full {
                    oldest: oldest.filter(|_| most > 0),
                });
            }
        }
    }
    /// Deletes at most `limit` rows whose time is before `before`, and answers how many it deleted.
    pub(crate) async fn purge(
        &self,
        database: &Database,
        before: DateTime<Utc>,
        limit: u64,
    ) -> Result<u64, StoreError> {
        let writer = database.writer();
        let sql = match writer.get_database_backend() {
            DbBackend::Sqlite => self.purge_sqlite,
            _ => self.purge_postgres,
        };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        execute(writer, sql, [at(before).into(), limit.into()]).await
    }
}
