//! Hints between the instances that share a PostgreSQL. Where there is only one, as on SQLite, nothing is sent.

use std::sync::Arc;
use std::time::Duration;

use domain::id::UserId;
use persistence::{Database, Hint, Signals};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::sleep;
use uuid::Uuid;

use super::Hub;

/// Hints travel together: `NOTIFY` is served one at a time by the database, so it is used seldom rather than with every event.
const GATHER: Duration = Duration::from_millis(5);
/// So many in one statement.
const MOST: usize = 1_000;
/// How long to wait before a database that failed is listened to again.
const PAUSE: Duration = Duration::from_millis(500);

/// Starts passing hints on, and listening for those of others.
pub(super) fn start(
    tasks: &mut JoinSet<()>,
    hub: &Arc<Hub>,
    database: &Database,
    hints: mpsc::Receiver<UserId>,
) {
    #[expect(
        clippy::disallowed_methods,
        reason = "it names this process, nothing that is kept"
    )]
    let instance = Uuid::new_v4();
    tasks.spawn(tell(Signals::new(database.clone()), instance, hints));
    tasks.spawn(listen(
        Signals::new(database.clone()),
        instance,
        Arc::clone(hub),
    ));
}

async fn tell(signals: Signals, instance: Uuid, mut hints: mpsc::Receiver<UserId>) {
    let mut users = Vec::new();
    while hints.recv_many(&mut users, MOST).await > 0 {
        sleep(GATHER).await;
        while users.len() < MOST
            && let Ok(user) = hints.try_recv()
        {
            users.push(user);
        }
        users.sort_unstable();
        users.dedup();
        if let Err(error) = signals.notify(instance, &users).await {
            tracing::debug!(%error, "other instances are not told, and will look for themselves");
        }
        users.clear();
    }
}

async fn listen(signals: Signals, instance: Uuid, hub: Arc<Hub>) {
    loop {
        match signals.listen().await {
            Ok(None) => return,
            Ok(Some(mut listener)) => {
                hub.wake_all();
                loop {
                    match listener.next().await {
                        Ok(Hint::Users {
                            instance: from,
                            users,
                        }) if from != instance => {
                            for user in users {
                                hub.wake_here(user, None);
                            }
                        }
                        Ok(Hint::Users { .. }) => {}
                        Ok(Hint::Missed) => hub.wake_all(),
                        Err(error) => {
                            tracing::debug!(%error, "hints of other instances are not heard");
                            break;
                        }
                    }
                }
            }
            Err(error) => tracing::debug!(%error, "hints of other instances are not heard"),
        }
        sleep(PAUSE).await;
    }
}
