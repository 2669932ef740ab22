//! What is interrupted while a picture comes in.

use chrono::TimeDelta;

use super::picture::{is_clean, send};
use crate::clock::Clock;
use crate::fakes::{Fault, World};
use crate::image::sweep;
use crate::profile::ProfileError;

#[tokio::test]
async fn a_picture_that_cannot_be_stored_changes_nothing() {
    for stored in [0, 1] {
        let world = World::default();
        let access = world.owner().await;
        world.media.break_after(stored);
        let refused = send(&world, &access, "picture").await;
        assert!(
            matches!(refused, Err(ProfileError::Store(_))),
            "{refused:?}"
        );
        world.media.recover();
        world.housekeeping().run().await;
        is_clean(&world, &access).await;
    }
}

#[tokio::test]
async fn an_image_whose_attachment_was_answered_by_nobody_keeps_its_files() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("profiles.update", Fault::AnswerLost);
    let refused = send(&world, &access, "picture").await;
    assert!(
        matches!(refused, Err(ProfileError::Store(_))),
        "{refused:?}"
    );
    world.store.recover();
    world.housekeeping().run().await;
    let name = world.profiles().read(&access).await.unwrap().image.unwrap();
    assert!(world.media.bytes(&name).is_some());
    assert!(world.media.bytes(&name.thumbnail()).is_some());
}

#[tokio::test]
async fn an_image_that_was_not_attached_is_swept() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("profiles.update", Fault::Unreachable);
    send(&world, &access, "picture").await.unwrap_err();
    assert_eq!(world.media.names().len(), 2);
    world.store.recover();
    world.housekeeping().run().await;
    is_clean(&world, &access).await;
}

#[tokio::test]
async fn an_image_that_could_not_even_be_released_runs_out() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("profiles.update", Fault::Unreachable);
    world.store.fail("images.release", Fault::Unreachable);
    send(&world, &access, "picture").await.unwrap_err();
    world.store.recover();
    world
        .clock
        .advance(TimeDelta::hours(1) + TimeDelta::milliseconds(1));
    world.housekeeping().run().await;
    is_clean(&world, &access).await;
}

#[tokio::test]
async fn a_client_that_goes_away_at_any_point_leaves_nothing_broken() {
    for steps in 0..24 {
        let world = World::default();
        let access = world.owner().await;
        let sending = world.clone();
        let request = tokio::spawn(async move { send(&sending, &access, "picture").await });
        for _ in 0..steps {
            tokio::task::yield_now().await;
        }
        request.abort();
        let _ = request.await;
        world
            .clock
            .advance(TimeDelta::hours(1) + TimeDelta::milliseconds(1));
        world.housekeeping().run().await;
        let image = world.profiles().read(&access).await.unwrap().image;
        let mut files: Vec<String> = image
            .iter()
            .flat_map(|name| [name.thumbnail().0, name.0.clone()])
            .collect();
        files.sort();
        assert_eq!(world.media.names(), files, "after {steps} steps");
    }
}

#[tokio::test]
async fn a_reservation_that_ran_out_meanwhile_is_told_and_leaves_no_file() {
    let world = World::default();
    let access = world.owner().await;
    let sending = world.clone();
    let request = tokio::spawn(async move { send(&sending, &access, "picture").await });
    while world.store.images() == 0 {
        tokio::task::yield_now().await;
    }
    world
        .clock
        .advance(TimeDelta::hours(1) + TimeDelta::milliseconds(1));
    let swept = sweep(&world.store, &world.media, world.clock.now()).await;
    assert_eq!(swept.unwrap(), 1);
    let refused = request.await.unwrap();
    assert!(
        matches!(refused, Err(ProfileError::ImageGone)),
        "{refused:?}"
    );
    is_clean(&world, &access).await;
}
