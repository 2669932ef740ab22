//! Counted changes.

use chrono::TimeDelta;

use super::NOTHING;
use crate::fakes::World;
use crate::housekeeping::Tidied;
use crate::quota::WINDOW;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

#[tokio::test]
async fn a_change_is_kept_as_long_as_it_counts() {
    let world = World::default();
    let access = world.owner().await;
    let quotas = world.quotas(2);
    quotas.count(&access).await.unwrap();
    world.clock.advance(TimeDelta::hours(1));
    quotas.count(&access).await.unwrap();
    world.clock.advance(WINDOW - TimeDelta::hours(1));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    world.clock.advance(MOMENT);
    let tidied = world.housekeeping().run().await;
    assert_eq!(
        tidied,
        Tidied {
            changes: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.store.counted_changes(), 1);
}

#[tokio::test]
async fn more_changes_than_are_deleted_at_once_are_deleted_in_one_run() {
    let world = World::default();
    let access = world.owner().await;
    let quotas = world.quotas(u32::MAX);
    for _ in 0..2_500 {
        quotas.count(&access).await.unwrap();
    }
    world.clock.advance(WINDOW + MOMENT);
    let _ = world.store.take_journal();
    let tidied = world.housekeeping().run().await;
    assert_eq!(
        tidied,
        Tidied {
            changes: 2_500,
            ..NOTHING
        }
    );
    let journal = world.store.take_journal();
    let batches = journal.iter().filter(|it| **it == "quotas.purge");
    assert_eq!(batches.count(), 3);
}
