//! What has to be done now and then for as long as streams are open.

use std::sync::Arc;
use std::time::Duration;

use domain::event::EventService;
use domain::id::UserId;
use domain::store::StoreError;
use persistence::Database;
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::{Hub, hints};
use crate::ports::Production;

/// How often presences are held: their lease is this much longer than they linger, and some.
const HOLD_EVERY: Duration = Duration::from_secs(10);
/// How often every stream's access is looked at, and whether it has shown all there is: whatever hints are lost, a revoked session's streams end and
/// events arrive within this time.
const CHECK_EVERY: Duration = Duration::from_secs(3);
/// So many streams are looked at in one statement.
const BATCH: usize = 1_000;

/// The tasks beside the streams. They end with it.
pub struct Keeper {
    tasks: Mutex<JoinSet<()>>,
    hub: Arc<Hub>,
    service: Service,
}

type Service = Arc<EventService<Production>>;

impl Keeper {
    /// Starts them. `hints` is what the hub has for other instances.
    #[must_use]
    pub fn start(
        hub: &Arc<Hub>,
        service: &Arc<EventService<Production>>,
        database: &Database,
        hints: mpsc::Receiver<UserId>,
    ) -> Self {
        let mut tasks = JoinSet::new();
        tasks.spawn(keep(Arc::clone(hub), Arc::clone(service)));
        hints::start(&mut tasks, hub, database, hints);
        Self {
            tasks: Mutex::new(tasks),
            hub: Arc::clone(hub),
            service: Arc::clone(service),
        }
    }

    /// Ends them, when all streams have ended, so that the store knows of every stream that it has closed.
    pub async fn finish(&self) {
        self.tasks.lock().await.shutdown().await;
        release(&self.hub, &self.service).await;
    }
}

async fn keep(hub: Arc<Hub>, service: Service) {
    let (mut hold_tick, mut check_tick) = (interval(HOLD_EVERY), interval(CHECK_EVERY));
    hold_tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    check_tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = hold_tick.tick() => hold(&hub, &service).await,
            _ = check_tick.tick() => check(&hub, &service).await,
            () = hub.closed.notified() => release(&hub, &service).await,
        }
    }
}

async fn hold(hub: &Hub, service: &Service) {
    for users in hub.users().chunks(BATCH) {
        report(service.hold(users).await, "presences are not held");
    }
}

async fn release(hub: &Hub, service: &Service) {
    let now = service.clock.now();
    for users in hub.take_closed().chunks(BATCH) {
        report(
            service.release(users, now).await,
            "presences are not released",
        );
    }
}

async fn check(hub: &Hub, service: &Service) {
    for pairs in hub.pairs().chunks(BATCH) {
        match service.standing(pairs).await {
            Ok(standing) => hub.wake_late(pairs, &standing),
            Err(error) => report(Err(error), "streams are not checked"),
        }
    }
}

fn report(outcome: Result<(), StoreError>, consequence: &str) {
    if let Err(error) = outcome {
        tracing::warn!(error = &error as &dyn std::error::Error, "{consequence}");
    }
}
