//! Adding an event: the feed gives it a number, and says whether it is delivered at once.

use chrono::{DateTime, Utc};
use domain::event::{LONGEST_QUEUE, NewEvent, RESERVE};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::FromQueryResult;

use crate::connection::Transaction;
use crate::error::store;
use crate::statement::{at, execute, one};

// The statements say it in digits.
const _: () = assert!(LONGEST_QUEUE == 10_000 && RESERVE == 1_000);

/// Ends an insert into `event_feeds` of the row that a first event makes, and takes the next number where there is a row. It answers
/// one row, or none when the queue is full; `reserved`, when even the reserve is. The literal is the parameter of the present time.
macro_rules! take_number {
    ($now:literal) => {
        crate::events::take_number!($now, "10000")
    };
    (reserved $now:literal) => {
        crate::events::take_number!($now, "11000")
    };
    ($now:literal, $longest:literal) => {
        concat!(
            "ON CONFLICT (user_uid) DO UPDATE SET last_id = event_feeds.last_id + 1, \
             delivered_id = CASE WHEN event_feeds.presence = 'online' AND event_feeds.present_until > ",
            $now,
            " THEN event_feeds.last_id + 1 ELSE event_feeds.delivered_id END \
             WHERE event_feeds.last_id - event_feeds.delivered_id < ",
            $longest,
            " RETURNING user_uid, last_id AS id, last_id = delivered_id AS delivered"
        )
    };
}

/// For PostgreSQL, where one statement can do both: inserts the event that a common table expression `feed` with [`take_number`] has
/// numbered. The literals are the parameters of its kind and its data, of the present time, and of producer, key and fingerprint.
macro_rules! event_of_feed {
    ($kind:literal, $data:literal, $now:literal, $of_key:literal) => {
        concat!(
            "INSERT INTO events (user_uid, id, kind, data, created_at, delivered_at, producer_uid, idempotency_key, fingerprint) \
             SELECT user_uid, id, ",
            $kind, ", ", $data, ", ", $now, ", CASE WHEN delivered THEN ", $now, " END, ", $of_key, " FROM feed"
        )
    };
}

pub(crate) use {event_of_feed, take_number};

/// The number that an event was given.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub(super) struct Number {
    pub(super) id: i64,
    pub(super) delivered: bool,
}

/// Under which key an event was made.
pub(super) struct Key<'a> {
    pub(super) producer: UserId,
    pub(super) key: &'a str,
}

/// Adds `event`, one of the server's own, to those of `user`, who exists; `None` when their queue and its reserve are full.
pub(super) async fn append(
    transaction: &Transaction,
    user: UserId,
    event: &NewEvent,
    now: DateTime<Utc>,
) -> Result<Option<Number>, StoreError> {
    const FEED: &str = concat!(
        "INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
         VALUES ($1, 'offline', $2, 1, 0) ",
        take_number!(reserved "$2")
    );
    let now = at(now);
    let number: Option<Number> = one(transaction, FEED, [user.0.into(), now.into()])
        .await
        .map_err(store)?;
    let Some(number) = number else {
        return Ok(None);
    };
    insert(transaction, user, number, event, None, now).await?;
    Ok(Some(number))
}

/// Inserts `event`, which has been given its number, made under `key`.
pub(super) async fn insert(
    transaction: &Transaction,
    user: UserId,
    number: Number,
    event: &NewEvent,
    key: Option<&Key<'_>>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO events (user_uid, id, kind, data, created_at, delivered_at, \
                       producer_uid, idempotency_key, fingerprint) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let now = at(now);
    let values = [
        user.0.into(),
        number.id.into(),
        event.kind.clone().into(),
        event.data.clone().into(),
        now.into(),
        number.delivered.then_some(now).into(),
        key.map(|key| key.producer.0).into(),
        key.map(|key| key.key).into(),
        key.map(|_| event.fingerprint().to_vec()).into(),
    ];
    execute(transaction, SQL, values).await?;
    Ok(())
}
