//! A bounded number of connections, opened when they are needed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::DbErr;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::lease::Lease;
use super::link::Link;
use crate::error::{timed_out, unreachable};
use crate::settings::{Settings, Target};

/// Connections to one database, lent to one caller each. First come, first served.
#[derive(Debug)]
pub(super) struct Pool {
    target: Target,
    size: u32,
    places: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
    connect_timeout: Duration,
    acquire_timeout: Duration,
    pub(super) statement_timeout: Duration,
    idle_trust: Duration,
}

#[derive(Debug)]
struct Idle {
    link: Link,
    since: Instant,
}

impl Pool {
    pub(super) fn new(target: Target, size: u32, settings: &Settings) -> Arc<Self> {
        Arc::new(Self {
            target,
            size,
            places: Arc::new(Semaphore::new(size as usize)),
            idle: Mutex::default(),
            connect_timeout: settings.connect_timeout,
            acquire_timeout: settings.acquire_timeout,
            statement_timeout: settings.statement_timeout,
            idle_trust: settings.idle_trust,
        })
    }

    /// Lends a connection, a new one if none is idle.
    pub(super) async fn lease(self: &Arc<Self>) -> Result<Lease, DbErr> {
        timeout(self.acquire_timeout, self.wait_for_lease())
            .await
            .unwrap_or_else(|_| Err(unreachable(sqlx::Error::PoolTimedOut)))
    }

    async fn wait_for_lease(self: &Arc<Self>) -> Result<Lease, DbErr> {
        let place = Arc::clone(&self.places)
            .acquire_owned()
            .await
            .map_err(|_| unreachable(sqlx::Error::PoolClosed))?;
        while let Some(Idle { mut link, since }) = self.take_idle() {
            if since.elapsed() < self.idle_trust || self.answers(&mut link).await {
                return Ok(Lease::new(Arc::clone(self), place, link, true));
            }
        }
        let link = timeout(
            self.connect_timeout,
            Link::open(&self.target, self.acquire_timeout, self.statement_timeout),
        )
        .await
        .unwrap_or_else(|_| Err(timed_out("connecting took too long")))
        .map_err(unreachable)?;
        Ok(Lease::new(Arc::clone(self), place, link, false))
    }

    async fn answers(&self, link: &mut Link) -> bool {
        matches!(timeout(self.connect_timeout, link.ping()).await, Ok(Ok(())))
    }

    /// Takes a connection back.
    pub(super) fn give_back(&self, link: Link) {
        if !self.places.is_closed() {
            self.idle().push(Idle {
                link,
                since: Instant::now(),
            });
        }
    }

    /// Drops what is idle: a connection has been lost, and the others have most likely been lost with it.
    pub(super) fn drop_idle(&self) {
        let lost = std::mem::take(&mut *self.idle());
        drop(lost);
    }

    /// Lends nothing any more, waits a while for what is lent, and says goodbye to the database.
    pub(super) async fn close(&self) {
        let all_returned = timeout(self.acquire_timeout, self.places.acquire_many(self.size)).await;
        self.places.close();
        drop(all_returned);
        let idle = std::mem::take(&mut *self.idle());
        for Idle { link, since: _ } in idle {
            if let Err(error) = link.close().await {
                tracing::debug!(%error, "a database connection did not close properly");
            }
        }
    }

    fn take_idle(&self) -> Option<Idle> {
        self.idle().pop()
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        // Nothing that holds the lock can panic half-way.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
