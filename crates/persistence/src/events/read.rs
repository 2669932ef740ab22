//! Reading: one statement each, session check included.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::event::{Event, Mark, Standing};
use domain::id::PairId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use uuid::Uuid;

use crate::error::store;
use crate::list::{list, listed_postgres, listed_sqlite};
use crate::standing::{standing, values};
use crate::statement::{all, at, one};

#[derive(FromQueryResult)]
struct MarkRow {
    first_use: bool,
    delivered: i64,
    oldest: Option<i64>,
}

/// See [`domain::event::EventRepository::mark`].
pub(super) async fn mark(
    connection: &impl ConnectionTrait,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Mark>>, StoreError> {
    const SQL: &str = concat!(
        "SELECT c.first_use, COALESCE(f.delivered_id, 0) AS delivered, \
         (SELECT MIN(id) FROM events WHERE user_uid = $3) AS oldest \
         FROM (SELECT p.used_at IS NULL AS first_use, u.uid ",
        standing!(),
        ") c LEFT JOIN event_feeds f ON f.user_uid = c.uid"
    );
    let row = one(connection, SQL, values(access, now, []))
        .await
        .map_err(store)?;
    Ok(row.map(
        |MarkRow {
             first_use,
             delivered,
             oldest,
         }| {
            let next = delivered + 1;
            let oldest = oldest.map_or(next, |oldest| oldest.min(next));
            Granted {
                value: Mark { delivered, oldest },
                first_use,
            }
        },
    ))
}

/// An event, or none, beside what is known of the caller's pair.
#[derive(FromQueryResult)]
struct PageRow {
    first_use: bool,
    #[sea_orm(nested)]
    event: Option<EventRow>,
}

#[derive(FromQueryResult)]
pub(super) struct EventRow {
    id: i64,
    kind: String,
    data: String,
    created_at: DateTime<Utc>,
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        let EventRow {
            id,
            kind,
            data,
            created_at,
        } = row;
        Self {
            id,
            kind,
            data,
            created_at,
        }
    }
}

/// See [`domain::event::EventRepository::page`]. A page has at most 64 events, and ends with the one that makes its data 64 KiB or more.
/// Which those are is decided by the sizes; only then is the data read.
pub(super) async fn page(
    connection: &impl ConnectionTrait,
    access: &Access,
    after: i64,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Vec<Event>>>, StoreError> {
    const SQL: &str = concat!(
        "SELECT c.first_use, e.id, e.kind, e.data, e.created_at \
         FROM (SELECT p.used_at IS NULL AS first_use ",
        standing!(),
        ") c LEFT JOIN (\
         SELECT id, SUM(size) OVER (ORDER BY id) - size AS before FROM (\
         SELECT id, octet_length(data) AS size FROM events WHERE user_uid = $3 AND id > $5 \
         AND id <= (SELECT delivered_id FROM event_feeds WHERE user_uid = $3) ORDER BY id LIMIT 64) n\
         ) s ON s.before < 65536 \
         LEFT JOIN events e ON e.user_uid = $3 AND e.id = s.id ORDER BY e.id"
    );
    let rows: Vec<PageRow> = all(connection, SQL, values(access, now, [after.into()])).await?;
    let first_use = rows.first().map(|row| row.first_use);
    Ok(first_use.map(|first_use| Granted {
        value: rows
            .into_iter()
            .filter_map(|row| row.event.map(Event::from))
            .collect(),
        first_use,
    }))
}

#[derive(FromQueryResult)]
struct StandingRow {
    pair: Uuid,
    delivered: i64,
}

/// See [`domain::event::EventRepository::standing`]. The conditions are those of [`standing`], of many at once.
pub(super) async fn standing(
    connection: &impl ConnectionTrait,
    pairs: &[PairId],
    now: DateTime<Utc>,
) -> Result<Vec<Standing>, StoreError> {
    macro_rules! standing_of {
        ($listed:expr) => {
            concat!(
                "SELECT p.id AS pair, COALESCE(f.delivered_id, 0) AS delivered \
                 FROM token_pairs p JOIN users u ON u.uid = p.user_uid \
                 LEFT JOIN event_feeds f ON f.user_uid = p.user_uid WHERE p.id ",
                $listed,
                " AND p.void_at IS NULL AND p.expires_at > $2 AND u.disabled_at IS NULL"
            )
        };
    }
    if pairs.is_empty() {
        return Ok(Vec::new());
    }
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => standing_of!(listed_sqlite!()),
        _ => standing_of!(listed_postgres!()),
    };
    let pairs = list(pairs.iter().map(|pair| pair.0));
    let rows: Vec<StandingRow> = all(connection, sql, [pairs.into(), at(now).into()]).await?;
    let standing = rows
        .into_iter()
        .map(|StandingRow { pair, delivered }| Standing {
            pair: PairId(pair),
            delivered,
        });
    Ok(standing.collect())
}
