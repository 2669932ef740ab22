//! Who is there, and for how long.

use chrono::TimeDelta;

use super::{delivered, event, staff};
use crate::access::Role;
use crate::clock::Clock;
use crate::fakes::World;
use crate::presence::{HELD_FOR, LASTS, LINGERS, Presence};

/// Whether an event for the owner would be delivered now.
async fn is_online(
    world: &World,
    owner: &crate::access::Access,
    staff: &crate::access::Access,
) -> bool {
    let produced = world
        .events()
        .produce(staff, Some(owner.user), &event("probe"), None)
        .await
        .unwrap();
    delivered(world, owner, produced.id - 1).await == [produced.id]
}

async fn people(world: &World) -> (crate::access::Access, crate::access::Access) {
    let owner = world.owner().await;
    (owner, staff(world, Role::Service).await)
}

#[tokio::test]
async fn nobody_is_online_who_has_not_said_so() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    assert!(!is_online(&world, &owner, &staff).await);
}

#[tokio::test]
async fn online_delivers_and_counts_what_is_queued_once() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    for _ in 0..3 {
        assert!(!is_online(&world, &owner, &staff).await);
    }
    let set = async |presence| world.events().set_presence(&owner, presence).await.unwrap();
    assert_eq!(set(Presence::Online).await, 3);
    assert_eq!(set(Presence::Online).await, 0);
    assert_eq!(delivered(&world, &owner, 0).await, [1, 2, 3]);
}

#[tokio::test]
async fn away_and_offline_queue() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    for presence in [Presence::Away, Presence::Offline] {
        world
            .events()
            .set_presence(&owner, Presence::Online)
            .await
            .unwrap();
        assert!(is_online(&world, &owner, &staff).await);
        assert_eq!(
            world.events().set_presence(&owner, presence).await.unwrap(),
            0
        );
        assert!(!is_online(&world, &owner, &staff).await, "{presence:?}");
    }
}

#[tokio::test]
async fn without_a_stream_it_ends_five_minutes_after_it_was_set() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    world.clock.advance(LASTS - TimeDelta::milliseconds(1));
    assert!(is_online(&world, &owner, &staff).await);
    world.clock.advance(TimeDelta::milliseconds(1));
    assert!(!is_online(&world, &owner, &staff).await);
}

#[tokio::test]
async fn a_stream_holds_it_and_its_closing_lets_it_linger_for_a_minute() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    for _ in 0..20 {
        world.clock.advance(TimeDelta::seconds(15));
        world.events().hold(&[owner.user]).await.unwrap();
    }
    assert!(is_online(&world, &owner, &staff).await);
    world
        .events()
        .release(&[owner.user], world.clock.now())
        .await
        .unwrap();
    world.clock.advance(LINGERS - TimeDelta::milliseconds(1));
    assert!(is_online(&world, &owner, &staff).await);
    world.clock.advance(TimeDelta::milliseconds(1));
    assert!(!is_online(&world, &owner, &staff).await);
}

#[tokio::test]
async fn a_stream_that_closes_soon_shortens_the_five_minutes() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    world
        .events()
        .release(&[owner.user], world.clock.now())
        .await
        .unwrap();
    world.clock.advance(LINGERS);
    assert!(!is_online(&world, &owner, &staff).await);
}

#[tokio::test]
async fn an_instance_that_dies_holds_it_no_longer_than_it_said() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    // Soon after it was set for longer.
    world.clock.advance(TimeDelta::seconds(1));
    world.events().hold(&[owner.user]).await.unwrap();
    world.clock.advance(HELD_FOR);
    assert!(!is_online(&world, &owner, &staff).await);
}

#[tokio::test]
async fn what_is_over_cannot_be_held() {
    let world = World::default();
    let (owner, staff) = people(&world).await;
    world
        .events()
        .set_presence(&owner, Presence::Online)
        .await
        .unwrap();
    world.clock.advance(LASTS);
    world.events().hold(&[owner.user]).await.unwrap();
    assert!(!is_online(&world, &owner, &staff).await);
    assert_eq!(
        world
            .events()
            .set_presence(&owner, Presence::Online)
            .await
            .unwrap(),
        1
    );
}
