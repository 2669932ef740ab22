//! Sign-ins. Whatever changes a session or its pairs locks the session's row first, so that no two wait for each other.

mod begin;
mod change;
mod prolong;
mod read;
mod revoke;
mod rotate;

use chrono::{DateTime, Utc};
use domain::access::{Access, Granted, Role};
use domain::id::{PairId, SessionId};
use domain::session::{NewPair, NewSession, RefreshHash, Rotation, Session, SessionRepository};
use domain::store::StoreError;
use sea_orm::{ConnectionTrait, DbBackend};

pub(crate) use begin::insert;
pub(crate) use revoke::others as revoke_others;

use crate::connection::{Batcher, Database};
use crate::standing;

/// The domain's [`SessionRepository`].
#[derive(Debug, Clone)]
pub struct Sessions {
    database: Database,
    checks: Option<Batcher>,
}

impl Sessions {
    /// Over the connections of `database`.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let checks = database.reads(standing::CHECK);
        Self { database, checks }
    }
}

impl SessionRepository for Sessions {
    async fn open(
        &self,
        session: &NewSession,
        pair: &NewPair,
        password_hash: &str,
    ) -> Result<bool, StoreError> {
        let writer = self.database.writer();
        if writer.get_database_backend() == DbBackend::Postgres {
            return begin::at_once(writer, session, pair, password_hash).await;
        }
        let transaction = self.database.begin().await?;
        let outcome = begin::step_by_step(&transaction, session, pair, password_hash).await;
        transaction.end(outcome).await
    }

    async fn rotate(
        &self,
        presented: &RefreshHash,
        next: &NewPair,
        now: DateTime<Utc>,
    ) -> Result<Rotation, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = rotate::rotate(&transaction, presented, next, now).await;
        transaction.end(outcome).await
    }

    async fn mark_used(&self, pair: PairId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = change::mark_used(&transaction, pair, now).await;
        transaction.end(outcome).await
    }

    async fn check(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<()>>, StoreError> {
        let reader = self.database.reader();
        let first_use = standing::check(reader, self.checks.as_ref(), access, now).await?;
        Ok(first_use.map(|first_use| Granted {
            value: (),
            first_use,
        }))
    }

    async fn prolong(
        &self,
        access: &Access,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        earliest: DateTime<Utc>,
    ) -> Result<Option<Role>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = prolong::prolong(&transaction, access, now, until, earliest).await;
        transaction.end(outcome).await
    }

    async fn list(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Vec<Session>>>, StoreError> {
        read::list(self.database.reader(), access, now).await
    }

    async fn revoke(
        &self,
        access: &Access,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<bool>>, StoreError> {
        let transaction = self.database.begin().await?;
        let outcome = revoke::own(&transaction, access, session, now).await;
        transaction.end(outcome).await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        change::purge(self.database.writer(), before, limit).await
    }
}
