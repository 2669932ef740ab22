//! Images, sessions and failures.

use bytes::Bytes;
use chrono::TimeDelta;

use super::NOTHING;
use crate::access::Access;
use crate::clock::Clock;
use crate::fakes::{Fault, World};
use crate::housekeeping::Tidied;
use crate::image::{ImageName, ImageRepository};
use crate::profile::{Expected, ProfileChange};
use crate::testing::{EMAIL, client, secret};

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

async fn picture(world: &World, access: &Access) -> ImageName {
    let picture = Some(Bytes::from_static(b"picture"));
    let change = ProfileChange::default();
    let profile = world
        .profiles()
        .update(access, change, picture, &Expected::Any)
        .await;
    profile.unwrap().image.unwrap()
}

#[tokio::test]
async fn what_is_in_use_stays() {
    let world = World::default();
    let access = world.owner().await;
    let name = picture(&world, &access).await;
    world.clock.advance(TimeDelta::days(29));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(
        world.profiles().read(&access).await.unwrap().image,
        Some(name)
    );
    assert_eq!(world.media.names().len(), 2);
}

#[tokio::test]
async fn a_replaced_image_is_deleted_with_its_thumbnail() {
    let world = World::default();
    let access = world.owner().await;
    let old = picture(&world, &access).await;
    let new = picture(&world, &access).await;
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            images: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.media.names(), [new.thumbnail().0, new.0]);
    assert_eq!(world.store.image_state(&old), None);
    assert_eq!(world.housekeeping().run().await, NOTHING);
}

#[tokio::test]
async fn a_reservation_is_left_alone_for_an_hour() {
    let world = World::default();
    let access = world.owner().await;
    let name = ImageName("reserved.jpg".to_owned());
    world
        .store
        .reserve(&name, access.user, world.clock.now())
        .await
        .unwrap();
    world.clock.advance(TimeDelta::hours(1));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    world.clock.advance(MOMENT);
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            images: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.store.images(), 0);
}

#[tokio::test]
async fn an_image_whose_files_cannot_be_deleted_stays_for_the_next_time() {
    let world = World::default();
    let access = world.owner().await;
    picture(&world, &access).await;
    let new = picture(&world, &access).await;
    // The first file goes, the second does not.
    world.media.break_after(1);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.store.images(), 2);
    world.media.recover();
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            images: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.media.names(), [new.thumbnail().0, new.0]);
}

#[tokio::test]
async fn more_orphans_than_are_taken_at_once_are_deleted_in_one_run() {
    let world = World::default();
    let access = world.owner().await;
    for number in 0..250 {
        let name = ImageName(format!("{number}.jpg"));
        world
            .store
            .reserve(&name, access.user, world.clock.now())
            .await
            .unwrap();
        world.store.release(&name, world.clock.now()).await.unwrap();
    }
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            images: 250,
            ..NOTHING
        }
    );
}

#[tokio::test]
async fn a_sweep_ends_when_nothing_can_be_deleted() {
    let world = World::default();
    let access = world.owner().await;
    for number in 0..100 {
        let name = ImageName(format!("{number}.jpg"));
        world
            .store
            .reserve(&name, access.user, world.clock.now())
            .await
            .unwrap();
        world.store.release(&name, world.clock.now()).await.unwrap();
    }
    world.media.break_after(0);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.store.images(), 100);
}

#[tokio::test]
async fn a_session_is_kept_a_day_after_its_end() {
    let world = World::default();
    let revoked = world.owner().await;
    world.login(EMAIL).await;
    world.auth().logout(&revoked).await.unwrap();
    world.clock.advance(TimeDelta::days(1));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    world.clock.advance(MOMENT);
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            sessions: 1,
            ..NOTHING
        }
    );
    // The other one is over after thirty days, of which one has passed.
    world.clock.advance(TimeDelta::days(30) - MOMENT);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    world.clock.advance(MOMENT);
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            sessions: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.store.sessions(), 0);
}

#[tokio::test]
async fn more_sessions_than_are_deleted_at_once_are_deleted_in_one_run() {
    let world = World::default();
    world.owner().await;
    for _ in 0..600 {
        world.login(EMAIL).await;
    }
    world.clock.advance(TimeDelta::days(31) + MOMENT);
    let tidied = world.housekeeping().run().await;
    assert_eq!(
        tidied,
        Tidied {
            sessions: 601,
            ..NOTHING
        }
    );
}

#[tokio::test]
async fn failures_are_kept_for_half_an_hour() {
    let world = World::default();
    let refused = world.auth().login(EMAIL, secret("wrong"), &client()).await;
    refused.unwrap_err();
    world.clock.advance(TimeDelta::minutes(30));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    world.clock.advance(MOMENT);
    // The account's and the address's.
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            throttles: 2,
            ..NOTHING
        }
    );
    assert_eq!(world.store.throttles(), 0);
}

#[tokio::test]
async fn a_chore_that_fails_does_not_keep_the_others_from_being_done() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    world.clock.advance(TimeDelta::days(2));
    world.store.fail("images.orphans", Fault::Unreachable);
    assert_eq!(
        world.housekeeping().run().await,
        Tidied {
            sessions: 1,
            ..NOTHING
        }
    );
}
