//! What is interrupted while files come in.

use chrono::TimeDelta;

use super::support::{faults, file, named, pdf, registration, with};
use crate::access::Access;
use crate::blob::sweep;
use crate::clock::Clock;
use crate::driver::{DocumentKind, Driver, DriverChange, DriverError, Fault};
use crate::fakes::{Fault as StoreFault, World};
use crate::testing::EMAIL;

const DAY: TimeDelta = TimeDelta::hours(24);
const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// Sends two files.
async fn send(world: &World, access: &Access) -> Result<Driver, DriverError> {
    let change = with(DocumentKind::Documents, [file("a"), file("b")]);
    world.change(access, change).await
}

/// Nothing is left of any file.
fn is_clean(world: &World) {
    assert_eq!(world.files.keys(), Vec::<String>::new());
    assert_eq!(world.store.blobs(), 0);
}

/// What is kept is what is shown, no more and no less.
async fn is_whole(world: &World) {
    let access = world.access(&world.login(EMAIL).await);
    let driver = world.drivers().read(&access).await;
    let attachments = driver.map_or(Vec::new(), |driver| driver.attachments);
    let mut keys: Vec<String> = attachments.into_iter().map(|it| it.key.0).collect();
    keys.sort();
    assert_eq!(world.files.keys(), keys);
    assert_eq!(world.store.blobs(), keys.len());
}

#[tokio::test]
async fn a_file_that_cannot_be_stored_changes_nothing() {
    for stored in [0, 1] {
        let world = World::default();
        let access = world.driver().await;
        world.files.break_after(stored);
        let refused = send(&world, &access).await;
        assert!(matches!(refused, Err(DriverError::Store(_))), "{refused:?}");
        world.files.recover();
        world.housekeeping().run().await;
        is_clean(&world);
        assert_eq!(world.drivers().read(&access).await.unwrap().version, 2);
    }
}

#[tokio::test]
async fn what_was_attached_and_answered_by_nobody_keeps_its_bytes() {
    for operation in ["drivers.save", "drivers.create"] {
        let world = World::default();
        let access = if operation == "drivers.save" {
            world.driver().await
        } else {
            world.owner().await
        };
        world.store.fail(operation, StoreFault::AnswerLost);
        let change = DriverChange {
            documents: vec![(DocumentKind::Cv, vec![file("cv")])],
            ..registration()
        };
        let refused = if operation == "drivers.save" {
            world.change(&access, change).await
        } else {
            world
                .drivers()
                .create(&access, change)
                .await
                .map(|written| written.driver)
        };
        assert!(matches!(refused, Err(DriverError::Store(_))), "{refused:?}");
        world.store.recover();
        world.housekeeping().run().await;
        let driver = world.drivers().read(&access).await.unwrap();
        let key = &driver.attachments[0].key;
        assert_eq!(world.files.bytes(key), Some(pdf("cv")));
    }
}

#[tokio::test]
async fn what_was_not_attached_is_swept() {
    let world = World::default();
    let access = world.driver().await;
    world.store.fail("drivers.save", StoreFault::Unreachable);
    send(&world, &access).await.unwrap_err();
    assert_eq!(world.files.keys().len(), 2);
    world.store.recover();
    world.housekeeping().run().await;
    is_clean(&world);
}

#[tokio::test]
async fn what_could_not_even_be_released_runs_out() {
    let world = World::default();
    let access = world.driver().await;
    world.store.fail("drivers.save", StoreFault::Unreachable);
    world.store.fail("blobs.release", StoreFault::Unreachable);
    send(&world, &access).await.unwrap_err();
    world.store.recover();
    world.clock.advance(DAY);
    world.housekeeping().run().await;
    assert_eq!(world.files.keys().len(), 2);
    world.clock.advance(MOMENT);
    world.housekeeping().run().await;
    is_clean(&world);
}

#[tokio::test]
async fn a_client_that_goes_away_at_any_point_leaves_nothing_broken() {
    for steps in 0..40 {
        let world = World::default();
        let access = world.driver().await;
        let sending = world.clone();
        let request = tokio::spawn(async move { send(&sending, &access).await });
        for _ in 0..steps {
            tokio::task::yield_now().await;
        }
        request.abort();
        let _ = request.await;
        world.clock.advance(DAY + MOMENT);
        world.housekeeping().run().await;
        is_whole(&world).await;
    }
}

#[tokio::test]
async fn a_client_that_goes_away_while_it_sends_ahead_leaves_nothing() {
    for steps in 0..16 {
        let world = World::default();
        let access = world.driver().await;
        let sending = world.clone();
        let request = tokio::spawn(async move { sending.upload(&access, "ahead").await });
        for _ in 0..steps {
            tokio::task::yield_now().await;
        }
        request.abort();
        let _ = request.await;
        world.clock.advance(DAY + MOMENT);
        world.housekeeping().run().await;
        is_clean(&world);
    }
}

#[tokio::test]
async fn a_file_whose_reservation_ran_out_meanwhile_is_told_and_leaves_nothing() {
    let world = World::default();
    let access = world.driver().await;
    let sending = world.clone();
    let request = tokio::spawn(async move { send(&sending, &access).await });
    while world.store.blobs() < 2 {
        tokio::task::yield_now().await;
    }
    world.clock.advance(DAY + MOMENT);
    let swept = sweep(&world.store, &world.files, world.clock.now()).await;
    assert_eq!(swept.unwrap(), 2);
    let refused = request.await.unwrap();
    assert_eq!(faults(refused), [("documents", Fault::Invalid)]);
    world.housekeeping().run().await;
    is_clean(&world);
}

#[tokio::test]
async fn what_was_sent_ahead_and_swept_meanwhile_is_told() {
    for steps in 0..16 {
        let world = World::default();
        let access = world.driver().await;
        let ahead = world.upload(&access, "ahead").await;
        let sending = world.clone();
        let change = with(DocumentKind::Cv, [named(&ahead)]);
        let request = tokio::spawn(async move { sending.change(&access, change).await });
        for _ in 0..steps {
            tokio::task::yield_now().await;
        }
        let later = world.clock.now() + DAY + MOMENT;
        sweep(&world.store, &world.files, later).await.unwrap();
        match request.await.unwrap() {
            Ok(_) => {}
            Err(DriverError::Invalid(faults)) => assert_eq!(faults[0].field, "cv"),
            Err(error) => panic!("{error:?}"),
        }
        is_whole(&world).await;
    }
}
