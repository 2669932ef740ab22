//! What the service promises.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;

use crate::access::Access;
use crate::fakes::{Fault, World};
use crate::quota::QuotaError;
use crate::testing::EMAIL;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// Somebody who has used nothing yet.
async fn newcomer(world: &World) -> Access {
    let pair = world.register(EMAIL, None).await;
    world.access(&pair)
}

#[tokio::test]
async fn so_many_changes_in_any_24_hours_are_let_through() {
    let world = World::default();
    let access = newcomer(&world).await;
    let quotas = world.quotas(3);
    for _ in 0..3 {
        quotas.count(&access).await.unwrap();
        world.clock.advance(TimeDelta::minutes(1));
    }
    let Err(QuotaError::Exhausted { retry_after }) = quotas.count(&access).await else {
        panic!("a fourth change is let through");
    };
    assert_eq!(retry_after, Duration::from_mins(24 * 60 - 3));
}

#[tokio::test]
async fn whoever_waits_as_long_as_they_are_told_is_let_through() {
    let world = World::default();
    let access = newcomer(&world).await;
    let quotas = world.quotas(2);
    quotas.count(&access).await.unwrap();
    world.clock.advance(TimeDelta::hours(20));
    quotas.count(&access).await.unwrap();
    world.clock.advance(TimeDelta::hours(4) - MOMENT);
    let Err(QuotaError::Exhausted { retry_after }) = quotas.count(&access).await else {
        panic!("a third change is let through");
    };
    assert_eq!(retry_after, Duration::from_millis(1));
    world.clock.advance(MOMENT);
    quotas.count(&access).await.unwrap();
    let Err(QuotaError::Exhausted { retry_after }) = quotas.count(&access).await else {
        panic!("a third change is let through");
    };
    assert_eq!(retry_after, Duration::from_hours(20));
}

#[tokio::test]
async fn what_is_refused_does_not_count() {
    let world = World::default();
    let access = newcomer(&world).await;
    let quotas = world.quotas(1);
    quotas.count(&access).await.unwrap();
    for _ in 0..24 {
        assert!(quotas.count(&access).await.is_err());
        world.clock.advance(TimeDelta::hours(1));
    }
    assert_eq!(world.store.counted_changes(), 1);
    quotas.count(&access).await.unwrap();
}

#[tokio::test]
async fn of_16_at_once_10_are_let_through_on_two_instances_together() {
    let world = World::default();
    let access = newcomer(&world).await;
    let instances = [world.quotas(10), world.quotas(10)];
    let asked = (0..16).map(|number: usize| instances[number % 2].count(&access));
    let answers = join_all(asked).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10);
    assert_eq!(world.store.counted_changes(), 10);
}

#[tokio::test]
async fn nobody_counts_for_another() {
    let world = World::default();
    let quotas = world.quotas(1);
    for email in [EMAIL, "other@minbil.io"] {
        let pair = world.register(email, None).await;
        quotas.count(&world.access(&pair)).await.unwrap();
    }
}

#[tokio::test]
async fn a_revoked_caller_counts_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let refused = world.quotas(1).count(&access).await;
    assert!(
        matches!(refused, Err(QuotaError::Revoked(_))),
        "{refused:?}"
    );
    assert_eq!(world.store.counted_changes(), 0);
}

#[tokio::test]
async fn counting_is_one_round_trip_and_records_the_first_use_of_a_pair() {
    let world = World::default();
    let access = newcomer(&world).await;
    for expected in [
        &["quotas.count", "sessions.mark_used"][..],
        &["quotas.count"],
    ] {
        world.quotas(2).count(&access).await.unwrap();
        assert_eq!(world.store.take_journal(), expected);
    }
}

#[tokio::test]
async fn a_store_out_of_reach_lets_nobody_through() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("quotas.count", Fault::Unreachable);
    let failed = world.quotas(1).count(&access).await;
    assert!(matches!(failed, Err(QuotaError::Store(_))), "{failed:?}");
}
