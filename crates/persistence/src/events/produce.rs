//! Adding an event for somebody else: one statement on PostgreSQL that checks the caller and the user, numbers the event and inserts it.

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Revoked};
use domain::event::{Event, NewEvent, ProduceError, Produced};
use domain::id::UserId;
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};

use super::feed::{Key, Number, event_of_feed, insert, take_number};
use super::read::EventRow;
use crate::connection::{Database, Transaction};
use crate::error::{is_taken, store};
use crate::standing::{first_use, standing, values};
use crate::statement::{at, found, one};

/// See [`domain::event::EventRepository::produce`].
pub(super) async fn produce(
    database: &Database,
    access: &Access,
    user: UserId,
    event: &NewEvent,
    key: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Granted<Produced>, ProduceError> {
    let work = Work {
        access,
        user,
        event,
        key,
        now,
    };
    if database.writer().get_database_backend() == DbBackend::Postgres {
        return work.at_once(database.writer()).await;
    }
    let transaction = database.begin().await?;
    let outcome = work.step_by_step(&transaction).await;
    transaction.end(outcome).await
}

struct Work<'a> {
    access: &'a Access,
    user: UserId,
    event: &'a NewEvent,
    key: Option<&'a str>,
    now: DateTime<Utc>,
}

/// What the statement answers to a caller whose access stands.
#[derive(FromQueryResult)]
struct Answer {
    first_use: bool,
    known: bool,
    #[sea_orm(nested)]
    number: Option<Number>,
}

/// What the first statement on SQLite answers to a caller whose access stands.
#[derive(FromQueryResult)]
struct Numbered {
    first_use: bool,
    #[sea_orm(nested)]
    number: Number,
}

/// What was made under a key before.
#[derive(FromQueryResult)]
struct Earlier {
    first_use: bool,
    fingerprint: Option<Vec<u8>>,
    #[sea_orm(nested)]
    event: Option<EventRow>,
}

impl Work<'_> {
    async fn at_once(
        &self,
        connection: &impl ConnectionTrait,
    ) -> Result<Granted<Produced>, ProduceError> {
        let answer = loop {
            match self.ask(connection).await {
                Ok(answer) => break answer.ok_or(Revoked)?,
                // Nothing was changed, for the key has been used: unless that event has just been purged, it is answered.
                Err(error) if is_taken(&error, "events", "idempotency_key") => {
                    if let Some(earlier) = self.earlier(connection).await? {
                        return Ok(earlier);
                    }
                }
                Err(error) => return Err(store(error).into()),
            }
        };
        let Answer {
            first_use,
            known,
            number,
        } = answer;
        if !known {
            return Err(ProduceError::UnknownUser);
        }
        match number {
            Some(number) => Ok(self.accepted(number, first_use)),
            None => self
                .earlier(connection)
                .await?
                .ok_or(ProduceError::QueueFull),
        }
    }

    async fn ask(&self, connection: &impl ConnectionTrait) -> Result<Option<Answer>, DbErr> {
        const SQL: &str = concat!(
            "WITH caller AS (SELECT p.used_at IS NULL AS first_use ",
            standing!(),
            "), newcomer AS MATERIALIZED (\
             SELECT uid FROM users WHERE uid = $5 AND NOT EXISTS (SELECT 1 FROM event_feeds WHERE user_uid = $5) \
             FOR KEY SHARE), \
             feed AS (\
             INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
             SELECT $5, 'offline', $4, 1, 0 FROM caller \
             WHERE EXISTS (SELECT 1 FROM event_feeds WHERE user_uid = $5) OR EXISTS (SELECT 1 FROM newcomer) ",
            take_number!("$4"),
            "), event AS (",
            event_of_feed!("$6", "$7", "$4", "$8, $9, $10"),
            ") SELECT c.first_use, EXISTS (SELECT 1 FROM users WHERE uid = $5) AS known, f.id, f.delivered \
             FROM caller c LEFT JOIN feed f ON true"
        );
        let Self {
            access,
            user,
            event,
            key,
            now,
        } = self;
        let more = [
            user.0.into(),
            event.kind.clone().into(),
            event.data.clone().into(),
            key.map(|_| access.user.0).into(),
            (*key).into(),
            key.map(|_| event.fingerprint().to_vec()).into(),
        ];
        one(connection, SQL, values(access, *now, more)).await
    }

    async fn step_by_step(
        &self,
        transaction: &Transaction,
    ) -> Result<Granted<Produced>, ProduceError> {
        if let Some(earlier) = self.earlier(transaction).await? {
            return Ok(earlier);
        }
        let Some(Numbered { first_use, number }) = self.take_number(transaction).await? else {
            return Err(self.why_not(transaction).await?);
        };
        let key = self.key.map(|key| Key {
            producer: self.access.user,
            key,
        });
        insert(
            transaction,
            self.user,
            number,
            self.event,
            key.as_ref(),
            self.now,
        )
        .await?;
        Ok(self.accepted(number, first_use))
    }

    /// The next number among the user's events, if the caller's access stands and there is such a user.
    async fn take_number(&self, transaction: &Transaction) -> Result<Option<Numbered>, StoreError> {
        const SQL: &str = concat!(
            "INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) \
             SELECT $5, 'offline', $4, 1, 0 ",
            standing!(),
            " AND EXISTS (SELECT 1 FROM users WHERE uid = $5) ",
            take_number!("$4"),
            ", (SELECT used_at IS NULL FROM token_pairs WHERE id = $1) AS first_use"
        );
        let values = values(self.access, self.now, [self.user.0.into()]);
        one(transaction, SQL, values).await.map_err(store)
    }

    /// Why there was no number.
    async fn why_not(&self, transaction: &Transaction) -> Result<ProduceError, StoreError> {
        const USER: &str = "SELECT uid FROM users WHERE uid = $1";
        if first_use(transaction, self.access, self.now)
            .await?
            .is_none()
        {
            return Ok(Revoked.into());
        }
        Ok(if found(transaction, USER, [self.user.0.into()]).await? {
            ProduceError::QueueFull
        } else {
            ProduceError::UnknownUser
        })
    }

    fn accepted(&self, number: Number, first_use: bool) -> Granted<Produced> {
        let Number { id, delivered } = number;
        let NewEvent { kind, data } = self.event.clone();
        let event = Event {
            id,
            kind,
            data,
            created_at: at(self.now),
        };
        Granted {
            value: Produced { event, delivered },
            first_use,
        }
    }

    /// The event that the caller has made for the user under the same key; `None` when there is none.
    async fn earlier(
        &self,
        connection: &impl ConnectionTrait,
    ) -> Result<Option<Granted<Produced>>, ProduceError> {
        const SQL: &str = concat!(
            "SELECT c.first_use, e.fingerprint, e.id, e.kind, e.data, e.created_at \
             FROM (SELECT p.used_at IS NULL AS first_use ",
            standing!(),
            ") c LEFT JOIN events e ON e.user_uid = $5 AND e.producer_uid = $3 AND e.idempotency_key = $6"
        );
        let Some(key) = self.key else {
            return Ok(None);
        };
        let values = values(self.access, self.now, [self.user.0.into(), key.into()]);
        let row: Option<Earlier> = one(connection, SQL, values).await.map_err(store)?;
        let Earlier {
            first_use,
            fingerprint,
            event,
        } = row.ok_or(Revoked)?;
        let Some(event) = event else {
            return Ok(None);
        };
        if fingerprint.as_deref() != Some(&self.event.fingerprint()[..]) {
            return Err(ProduceError::KeyReused);
        }
        Ok(Some(Granted {
            value: Produced {
                event: event.into(),
                delivered: false,
            },
            first_use,
        }))
    }
}
