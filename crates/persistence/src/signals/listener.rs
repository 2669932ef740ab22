//! Hearing hints.

use std::time::Duration;

use domain::store::StoreError;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::{ConnectOptions, Executor};
use tokio::time::{Instant, timeout, timeout_at};

use super::{CHANNEL, Hint, payload};
use crate::error::{store, timed_out, unreachable};

/// After so long without a word the database is asked whether it is still there: a connection that something on the way has dropped
/// would be silent for ever.
const QUIET: Duration = Duration::from_secs(30);

/// Hears hints, on a connection of its own. To be used by one task; it survives the database.
#[derive(Debug)]
pub struct Listener {
    options: PgConnectOptions,
    patience: Duration,
    /// `None` when the connection has been lost.
    link: Option<PgListener>,
    ask_at: Instant,
}

impl Listener {
    /// Connects, waiting for as long as `patience` says.
    pub(super) async fn open(
        options: PgConnectOptions,
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let options = options.disable_statement_logging();
        Ok(Self {
            link: Some(connect(&options, patience).await?),
            options,
            patience,
            ask_at: Instant::now() + QUIET,
        })
    }

    /// The next hint. May be given up while it waits and called again: nothing is lost by that. When the connection is lost it makes
    /// another, and answers [`Hint::Missed`] once it has one.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when there was no connection to be had. The next call tries again, at once: it is the caller who waits.
    pub async fn next(&mut self) -> Result<Hint, StoreError> {
        loop {
            let Some(link) = &mut self.link else {
                self.link = Some(connect(&self.options, self.patience).await?);
                self.ask_at = Instant::now() + QUIET;
                return Ok(Hint::Missed);
            };
            match timeout_at(self.ask_at, link.try_recv()).await {
                Ok(Ok(Some(notification))) => {
                    self.ask_at = Instant::now() + QUIET;
                    let text = notification.payload();
                    if let Some(hint) = payload::read(text) {
                        return Ok(hint);
                    }
                    tracing::debug!(
                        length = text.len(),
                        "a notification that is no hint is ignored"
                    );
                }
                Ok(Ok(None)) => self.lose("the connection was closed"),
                Ok(Err(error)) => self.lose(error),
                Err(_) => match timeout(self.patience, link.execute("SELECT 1")).await {
                    Ok(Ok(_)) => self.ask_at = Instant::now() + QUIET,
                    Ok(Err(error)) => self.lose(error),
                    Err(silent) => self.lose(silent),
                },
            }
        }
    }

    fn lose(&mut self, why: impl std::fmt::Display) {
        tracing::debug!(%why, "the connection that hears the other instances is lost");
        self.link = None;
    }
}

async fn connect(options: &PgConnectOptions, patience: Duration) -> Result<PgListener, StoreError> {
    let connecting = async {
        // PgListener takes its connection from a pool; what is lost is not replaced in it, but by a new one.
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(patience)
            .connect_with(options.clone())
            .await?;
        let mut link = PgListener::connect_with(&pool).await?;
        link.eager_reconnect(false);
        link.listen(CHANNEL).await?;
        Ok(link)
    };
    timeout(patience, connecting)
        .await
        .unwrap_or_else(|_| Err(timed_out("connecting took too long")))
        .map_err(|error| store(unreachable(error)))
}
