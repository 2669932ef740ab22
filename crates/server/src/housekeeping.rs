//! Chores that run beside the requests, on every instance; the database decides who does what.

use std::sync::Arc;

use domain::housekeeping::{HousekeepingService, INTERVAL};
use tokio::task::JoinHandle;

use crate::ports::Production;

/// Runs the chores now and then every interval, until it is aborted.
pub fn start(service: Arc<HousekeepingService<Production>>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(INTERVAL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let done = service.run().await;
            tracing::debug!(
                images = done.images,
                sessions = done.sessions,
                throttles = done.throttles,
                events = done.events,
                proofs = done.proofs,
                changes = done.changes,
                "housekeeping done"
            );
        }
    })
}
