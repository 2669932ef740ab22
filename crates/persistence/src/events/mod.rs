//! Events and presences.
//!
//! A user's row of `event_feeds` says how many events there are and how many of them have been delivered. Whatever changes that locks
//! the row first, so that numbers are without gaps and become visible in their order. Where the row has to be made, the row of `users`
//! is locked before it, as by everybody who locks both: so nobody waits in a circle.

mod feed;
mod lease;
mod news;
mod presence;
mod produce;
mod purge;
mod read;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted};
use domain::event::{
    Delivery, Event, EventRepository, Mark, NewEvent, ProduceError, Produced, Standing,
};
use domain::id::{PairId, UserId};
use domain::presence::Presence;
use domain::store::StoreError;

pub(crate) use feed::{event_of_feed, take_number};
pub(crate) use news::{announce, another_session};

use crate::connection::Database;

/// The domain's [`EventRepository`].
#[derive(Debug, Clone)]
pub struct Events {
    database: Database,
}

impl Events {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

impl EventRepository for Events {
    async fn produce(
        &self,
        access: &Access,
        user: UserId,
        event: &NewEvent,
        key: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Granted<Produced>, ProduceError> {
        produce::produce(&self.database, access, user, event, key, now).await
    }

    async fn set_presence(
        &self,
        access: &Access,
        presence: Presence,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Delivery>>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = presence::set(&transaction, access, presence, until, now).await;
        transaction.end(outcome).await
    }

    async fn mark(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Mark>>, StoreError> {
        read::mark(self.database.reader(), access, now).await
    }

    async fn page(
        &self,
        access: &Access,
        after: i64,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Vec<Event>>>, StoreError> {
        read::page(self.database.reader(), access, after, now).await
    }

    async fn standing(
        &self,
        pairs: &[PairId],
        now: DateTime<Utc>,
    ) -> Result<Vec<Standing>, StoreError> {
        read::standing(self.database.reader(), pairs, now).await
    }

    async fn lease(
        &self,
        users: &[UserId],
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        lease::lease(self.database.writer(), users, until, now).await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        purge::purge(self.database.writer(), before, limit).await
    }
}
