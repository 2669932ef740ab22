//! Changes that get in each other's way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::JoinSet;

use super::staff::staff;
use super::support::{file, held, named, with};
use crate::access::{Access, Role};
use crate::change::Change;
use crate::driver::write::ATTEMPTS;
use crate::driver::{DocumentKind, DriverChange, DriverError, Fault};
use crate::fakes::World;
use crate::profile::{Expected, ProfileChange};

fn bio(text: &str) -> DriverChange {
    DriverChange {
        bio: Change::Set(text.to_owned()),
        ..DriverChange::default()
    }
}

/// Changes the person's address all the time, until it is told to stop.
fn disturb(world: &World, access: &Access) -> Arc<AtomicBool> {
    let (world, access) = (world.clone(), *access);
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    tokio::spawn(async move {
        let profiles = world.profiles();
        let mut number = 0;
        while !stopped.load(Ordering::SeqCst) {
            number += 1;
            let change = ProfileChange {
                address: Change::Set(number.to_string()),
                ..ProfileChange::default()
            };
            let changed = profiles.update(&access, change, None, &Expected::Any);
            changed.await.unwrap();
        }
    });
    stop
}

#[tokio::test]
async fn who_named_no_version_is_tried_again() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        postcode: Some("Y6 5DN".to_owned()),
        ..DriverChange::default()
    };
    let (one, two) = tokio::join!(
        world.change(&access, bio("Careful.")),
        world.change(&access, change)
    );
    one.unwrap();
    two.unwrap();
    let driver = world.drivers().read(&access).await.unwrap();
    assert_eq!(driver.version, 4);
    assert_eq!(driver.sheet.bio.as_deref(), Some("Careful."));
    assert_eq!(driver.sheet.postcode, "Y6 5DN");
    assert_eq!(driver.sheet.activities.len(), 3);
}

#[tokio::test]
async fn of_two_who_name_the_same_version_one_is_refused() {
    let world = World::default();
    let access = world.driver().await;
    let expected = Expected::OneOf(vec![2]);
    let drivers = world.drivers();
    let with_file = with(DocumentKind::Cv, [file("cv")]);
    let (one, two) = tokio::join!(
        drivers.update(&access, with_file.clone(), &expected),
        drivers.update(&access, with_file, &expected)
    );
    let refused = match (one, two) {
        (Ok(_), Err(error)) | (Err(error), Ok(_)) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refused, DriverError::Stale), "{refused:?}");
    // The file of the one who was refused is gone already.
    assert_eq!(world.files.keys().len(), 1);
    assert_eq!(world.store.blobs(), 1);
}

#[tokio::test]
async fn whoever_is_always_overtaken_gives_up_and_leaves_nothing() {
    let world = World::default();
    let access = world.driver().await;
    let stop = disturb(&world, &access);
    let change = with(DocumentKind::Cv, [file("cv")]);
    let outcome = world.change(&access, change).await;
    stop.store(true, Ordering::SeqCst);
    assert!(
        matches!(outcome, Err(DriverError::Overtaken)),
        "{outcome:?}"
    );
    let journal = world.store.take_journal();
    let count = |name| journal.iter().filter(|it| **it == name).count();
    assert_eq!(count("drivers.save"), ATTEMPTS);
    assert_eq!(count("blobs.reserve"), 1);
    assert_eq!(world.files.keys(), Vec::<String>::new());
    assert_eq!(world.store.blobs(), 0);
}

#[tokio::test]
async fn staff_who_are_always_overtaken_give_up() {
    let world = World::default();
    let access = world.driver().await;
    let staff = staff(&world, Role::Service).await;
    let stop = disturb(&world, &access);
    let drivers = world.drivers();
    let outcome = drivers.add_review(&staff, Some(access.user), 3, None).await;
    stop.store(true, Ordering::SeqCst);
    assert!(
        matches!(outcome, Err(DriverError::Overtaken)),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn entries_that_race_are_all_kept() {
    let world = World::default();
    let access = world.driver().await;
    let staff = staff(&world, Role::Service).await;
    let mut racing = JoinSet::new();
    for rating in 1..=4 {
        let world = world.clone();
        racing.spawn(async move {
            let drivers = world.drivers();
            drivers
                .add_review(&staff, Some(access.user), rating, None)
                .await
        });
    }
    for outcome in racing.join_all().await {
        outcome.unwrap();
    }
    let reviews = world.drivers().read(&access).await.unwrap().sheet.reviews;
    let ids: Vec<i64> = reviews.iter().map(|it| it.id).collect();
    assert_eq!(ids, [1, 2, 3, 4]);
}

#[tokio::test]
async fn the_same_signed_id_sent_twice_at_once_is_taken_twice() {
    for delay in 0..12 {
        let world = World::default();
        let access = world.driver().await;
        let ahead = world.upload(&access, "ahead").await;
        let change = with(DocumentKind::Cv, [named(&ahead)]);
        let late = async {
            for _ in 0..delay {
                tokio::task::yield_now().await;
            }
            world.change(&access, change.clone()).await
        };
        let (one, two) = tokio::join!(world.change(&access, change.clone()), late);
        assert_eq!(one.unwrap(), two.unwrap(), "after {delay} steps");
        let driver = world.drivers().read(&access).await.unwrap();
        assert_eq!(held(&driver, DocumentKind::Cv), [ahead.blob.id]);
        assert_eq!(driver.version, 3);
    }
}

#[tokio::test]
async fn of_two_kinds_that_want_the_same_file_one_gets_it() {
    for delay in 0..12 {
        let world = World::default();
        let access = world.driver().await;
        let ahead = world.upload(&access, "ahead").await;
        let late = async {
            for _ in 0..delay {
                tokio::task::yield_now().await;
            }
            let change = with(DocumentKind::Cpc, [named(&ahead)]);
            world.change(&access, change).await
        };
        let change = with(DocumentKind::Cv, [named(&ahead)]);
        let (one, two) = tokio::join!(world.change(&access, change), late);
        let refused = match (one, two) {
            (Ok(_), Err(error)) | (Err(error), Ok(_)) => error,
            other => panic!("{other:?}"),
        };
        let DriverError::Invalid(faults) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(faults[0].fault, Fault::Invalid);
        let driver = world.drivers().read(&access).await.unwrap();
        assert_eq!(driver.attachments.len(), 1);
    }
}
