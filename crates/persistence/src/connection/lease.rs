//! A connection on loan.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use super::link::Link;
use super::pool::Pool;
use crate::error::{failed, is_lost, timed_out};

/// How much longer than a statement may take its answer is waited for: a database that is there says itself that it has
/// given up, and its connection stays good.
pub(super) const GRACE: Duration = Duration::from_secs(1);

/// A connection on loan from a pool. It goes back when it is dropped, but only if it is known to be fit for the next:
/// no statement was left half-way (by a caller who went away, a lost connection or a timeout) and no transaction is
/// open. Otherwise it is closed, upon which the database rolls back.
#[derive(Debug)]
pub(super) struct Lease {
    pool: Arc<Pool>,
    link: Option<Link>,
    /// Has been used by somebody before, so that it may have died since.
    pub(super) reused: bool,
    /// A transaction is open, or might be.
    pub(super) in_transaction: bool,
    _place: OwnedSemaphorePermit,
}

impl Lease {
    pub(super) fn new(
        pool: Arc<Pool>,
        place: OwnedSemaphorePermit,
        link: Link,
        reused: bool,
    ) -> Self {
        Self {
            pool,
            link: Some(link),
            reused,
            in_transaction: false,
            _place: place,
        }
    }

    pub(super) async fn execute(&mut self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.run(async |link| link.execute(statement).await).await
    }

    pub(super) async fn query(&mut self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.run(async |link| link.query(statement).await).await
    }

    pub(super) async fn execute_unprepared(&mut self, sql: &str) -> Result<ExecResult, DbErr> {
        self.run(async |link| link.execute_unprepared(sql).await)
            .await
    }

    /// Runs `work` on the connection, which is out of the lease meanwhile: dropped with the future if the caller goes away.
    async fn run<T>(
        &mut self,
        work: impl AsyncFnOnce(&mut Link) -> Result<T, sqlx::Error>,
    ) -> Result<T, DbErr> {
        let mut link = self
            .link
            .take()
            .ok_or_else(|| failed(sqlx::Error::PoolClosed))?;
        let outcome = timeout(self.pool.statement_timeout + GRACE, work(&mut link))
            .await
            .unwrap_or_else(|_| Err(timed_out("the statement took too long")));
        match &outcome {
            Err(error) if is_lost(error) => self.pool.drop_idle(),
            _ => self.link = Some(link),
        }
        outcome.map_err(failed)
    }

    /// True when the connection turned out to be dead.
    pub(super) fn is_lost(&self) -> bool {
        self.link.is_none()
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(link) = self.link.take()
            && !self.in_transaction
        {
            self.pool.give_back(link);
        }
    }
}
