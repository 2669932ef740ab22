//! Saying who is there, and delivering to whom is.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::event::Delivery;
use domain::id::UserId;
use domain::presence::Presence;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::connection::Transaction;
use crate::standing::{first_use, standing, values};
use crate::statement::{at, execute, one_locked};

/// The caller's feed, locked.
#[derive(FromQueryResult)]
struct FeedRow {
    first_use: bool,
    last_id: i64,
    delivered_id: i64,
}

/// See [`domain::event::EventRepository::set_presence`].
pub(super) async fn set(
    transaction: &Transaction,
    access: &Access,
    presence: Presence,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Option<Granted<Delivery>>, StoreError> {
    const FEED: &str = "UPDATE event_feeds SET presence = $2, present_until = $3, delivered_id = $4 \
                        WHERE user_uid = $1";
    let Some(feed) = lock_feed(transaction, access, now).await? else {
        return Ok(None);
    };
    let FeedRow {
        first_use,
        last_id,
        delivered_id,
    } = feed;
    let delivered = match presence {
        Presence::Online => last_id,
        Presence::Away | Presence::Offline => delivered_id,
    };
    let values = [
        access.user.0.into(),
        presence.name().into(),
        at(until).into(),
        delivered.into(),
    ];
    execute(transaction, FEED, values).await?;
    let count = delivered - delivered_id;
    if count > 0 {
        deliver(transaction, access.user, delivered_id, delivered, now).await?;
    }
    Ok(Some(Granted {
        value: Delivery { count },
        first_use,
    }))
}

/// Locks the caller's feed, making it if there is none; `None` when the access does not stand.
async fn lock_feed(
    transaction: &Transaction,
    access: &Access,
    now: DateTime<Utc>,
) -> Result<Option<FeedRow>, StoreError> {
    const FEED: &str = concat!(
        "SELECT c.first_use, f.last_id, f.delivered_id FROM event_feeds f \
         JOIN (SELECT p.used_at IS NULL AS first_use, u.uid ",
        standing!(),
        ") c ON c.uid = f.user_uid"
    );
    // A statement of its own: the next one then sees all events that whoever held the lock before has added.
    const LOCK: &str = "FOR NO KEY UPDATE OF f";
    let feed = one_locked(transaction, FEED, LOCK, values(access, now, [])).await?;
    if feed.is_some() || first_use(transaction, access, now).await?.is_none() {
        return Ok(feed);
    }
    make_feed(transaction, access.user, now).await?;
    one_locked(transaction, FEED, LOCK, values(access, now, [])).await
}

async fn make_feed(
    transaction: &Transaction,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    macro_rules! make {
        ($lock:literal) => {
            concat!(
                "INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
                 SELECT uid, 'offline', $2, 0, 0 FROM users WHERE uid = $1",
                $lock,
                " ON CONFLICT (user_uid) DO NOTHING"
            )
        };
    }
    let sql = match transaction.get_database_backend() {
        DbBackend::Sqlite => make!(""),
        _ => make!(" FOR KEY SHARE"),
    };
    execute(transaction, sql, [user.0.into(), at(now).into()]).await?;
    Ok(())
}

/// Delivers the queued events with ids above `from`, up to `to`.
async fn deliver(
    transaction: &Transaction,
    user: UserId,
    from: i64,
    to: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const SQL: &str =
        "UPDATE events SET delivered_at = $4 WHERE user_uid = $1 AND id > $2 AND id <= $3";
    let values = [user.0.into(), from.into(), to.into(), at(now).into()];
    execute(transaction, SQL, values).await?;
    Ok(())
}
