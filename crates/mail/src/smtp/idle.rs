//! Connections that wait for the next letter.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;
use tokio::time::{self, Instant};

/// How long a server may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// The connections that nobody uses at the moment. Each is closed once it has waited for long enough.
pub struct Idle {
    patience: Duration,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    /// With when it began to wait, the longest first.
    connections: Vec<(Instant, AsyncSmtpConnection)>,
    /// Whether there is a task that closes them.
    attended: bool,
}

impl Idle {
    /// None yet; each will wait that long.
    pub fn new(patience: Duration) -> Arc<Self> {
        Arc::new(Self {
            patience,
            waiting: Mutex::default(),
        })
    }

    /// The connection that was used last.
    pub fn take(&self) -> Option<AsyncSmtpConnection> {
        let newest = self.lock().connections.pop();
        newest.map(|(_, connection)| connection)
    }

    /// Keeps a connection on which everything that was said has been answered.
    pub fn keep(self: &Arc<Self>, connection: AsyncSmtpConnection) {
        let mut waiting = self.lock();
        waiting.connections.push((Instant::now(), connection));
        if !waiting.attended {
            waiting.attended = true;
            tokio::spawn(attend(Arc::downgrade(self), self.patience));
        }
    }

    /// Those that have waited for long enough, and when the next one will have. None where there is no next one.
    fn expired(&self) -> (Vec<AsyncSmtpConnection>, Option<Instant>) {
        let mut waiting = self.lock();
        let now = Instant::now();
        let fresh = |(since, _): &(Instant, _)| *since + self.patience > now;
        let expired = waiting
            .connections
            .iter()
            .take_while(|one| !fresh(one))
            .count();
        let expired = waiting.connections.drain(..expired);
        let expired = expired.map(|(_, connection)| connection).collect();
        let next = waiting
            .connections
            .first()
            .map(|(since, _)| *since + self.patience);
        waiting.attended = next.is_some();
        (expired, next)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Idle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Idle").finish_non_exhaustive()
    }
}

/// Closes connections as long as there are any.
async fn attend(idle: Weak<Idle>, patience: Duration) {
    let mut next = Instant::now() + patience;
    loop {
        time::sleep_until(next).await;
        let Some(idle) = idle.upgrade() else { return };
        let (expired, further) = idle.expired();
        drop(idle);
        for mut connection in expired {
            let _ = time::timeout(GOODBYE, connection.quit()).await;
        }
        match further {
            Some(further) => next = further,
            None => return,
        }
    }
}
