//! Producing events.

use super::{delivered, event, staff};
use crate::access::Role;
use crate::event::{EventError, LARGEST_DATA, LONGEST_QUEUE, NewEvent};
use crate::fakes::World;
use crate::id::UserId;
use crate::presence::Presence;
use uuid::Uuid;

#[tokio::test]
async fn events_are_numbered_from_one_without_a_gap() {
    let world = World::default();
    let owner = world.owner().await;
    for role in [Role::Service, Role::Admin] {
        let staff = crate::access::Access { role, ..owner };
        let first = world
            .events()
            .produce(&staff, Some(owner.user), &event("a"), None)
            .await
            .unwrap();
        let second = world
            .events()
            .produce(&staff, Some(owner.user), &event("b"), None)
            .await
            .unwrap();
        assert_eq!(second.id, first.id + 1);
    }
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    assert_eq!(delivered(&world, &owner, 0).await, [1, 2, 3, 4]);
}

#[tokio::test]
async fn a_user_may_not_produce_and_nothing_is_looked_up() {
    let world = World::default();
    let owner = world.owner().await;
    for target in [Some(owner.user), None] {
        let outcome = world
            .events()
            .produce(&owner, target, &event("a"), None)
            .await;
        assert!(matches!(outcome, Err(EventError::Forbidden)), "{outcome:?}");
    }
    assert_eq!(
        world.store.take_journal(),
        ["sessions.check", "sessions.check"]
    );
}

#[tokio::test]
async fn a_revoked_user_is_told_so_and_not_that_they_may_not() {
    let world = World::default();
    let owner = world.owner().await;
    world.auth().logout(&owner).await.unwrap();
    let outcome = world
        .events()
        .produce(&owner, Some(owner.user), &event("a"), None)
        .await;
    assert!(
        matches!(outcome, Err(EventError::Revoked(_))),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn nobody_and_somebody_unknown_are_unknown() {
    let world = World::default();
    let staff = staff(&world, Role::Service).await;
    for target in [None, Some(UserId(Uuid::from_u128(1)))] {
        let outcome = world
            .events()
            .produce(&staff, target, &event("a"), None)
            .await;
        assert!(
            matches!(outcome, Err(EventError::UnknownUser)),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn data_may_be_as_large_as_it_may_and_no_larger() {
    let world = World::default();
    let staff = staff(&world, Role::Service).await;
    let sized = |size: usize| NewEvent {
        data: format!("\"{}\"", "x".repeat(size - 2)),
        ..event("a")
    };
    let largest = world
        .events()
        .produce(&staff, Some(staff.user), &sized(LARGEST_DATA), None)
        .await;
    assert!(largest.is_ok());
    let outcome = world
        .events()
        .produce(&staff, Some(staff.user), &sized(LARGEST_DATA + 1), None)
        .await;
    assert!(matches!(outcome, Err(EventError::TooLarge)), "{outcome:?}");
}

#[tokio::test]
async fn a_full_queue_takes_nothing_more_and_loses_nothing() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = staff(&world, Role::Service).await;
    for _ in 0..LONGEST_QUEUE {
        world
            .events()
            .produce(&staff, Some(owner.user), &event("a"), None)
            .await
            .unwrap();
    }
    let outcome = world
        .events()
        .produce(&staff, Some(owner.user), &event("a"), None)
        .await;
    assert!(matches!(outcome, Err(EventError::QueueFull)), "{outcome:?}");
    let count = world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    assert_eq!(count, LONGEST_QUEUE);
    assert!(
        world
            .events()
            .produce(&staff, Some(owner.user), &event("a"), None)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_key_gives_one_event() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = staff(&world, Role::Service).await;
    let produce = async |kind: &str, key| {
        world
            .events()
            .produce(&staff, Some(owner.user), &event(kind), Some(key))
            .await
    };
    let first = produce("a", "one").await.unwrap();
    assert_eq!(produce("a", "one").await.unwrap(), first);
    assert!(matches!(
        produce("b", "one").await,
        Err(EventError::KeyReused)
    ));
    assert_eq!(produce("a", "two").await.unwrap().id, 2);
}

#[tokio::test]
async fn streams_are_woken_by_what_is_delivered_and_not_by_what_is_queued() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = staff(&world, Role::Service).await;
    let _ = world.wakes.take();
    world
        .events()
        .produce(&staff, Some(owner.user), &event("a"), None)
        .await
        .unwrap();
    assert_eq!(world.wakes.take(), []);
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    assert_eq!(world.wakes.take(), [(owner.user, None)]);
    let event = world
        .events()
        .produce(&staff, Some(owner.user), &event("b"), None)
        .await
        .unwrap();
    assert_eq!(world.wakes.take(), [(owner.user, Some(event))]);
}
