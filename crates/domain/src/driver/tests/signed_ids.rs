//! What documents are named by.

use chrono::TimeDelta;

use super::support::{faults, file, held, named, pdf, registration, with};
use crate::driver::{DocumentKind, DriverChange, Fault, Source, UploadRoute};
use crate::fakes::World;

const INVALID: [(&str, Fault); 1] = [("cv", Fault::Invalid)];

#[tokio::test]
async fn what_was_sent_ahead_is_attached() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    let driver = world.change(&access, change).await.unwrap();
    assert_eq!(held(&driver, DocumentKind::Cv), [ahead.blob.id]);
    assert_eq!(driver.attachments[0].key, ahead.blob.blob.described.key);
}

#[tokio::test]
async fn it_is_the_same_every_time_and_for_each_owner_another() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let other = world.register("other@minbil.io", None).await;
    let other = world.access(&other);
    let drivers = world.drivers();
    let signed_id = drivers.signed_id(access.user, ahead.blob.id);
    assert_eq!(signed_id, ahead.signed_id);
    assert_ne!(drivers.signed_id(other.user, ahead.blob.id), signed_id);
}

#[tokio::test]
async fn what_nobody_signed_is_invalid() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let UploadRoute::Token(token) = &ahead.route else {
        panic!("{ahead:?}");
    };
    let altered = ahead.signed_id.replace("--", "-");
    for text in ["", "nonsense", &altered, token] {
        let change = with(DocumentKind::Cv, [Source::SignedId(text.to_owned())]);
        assert_eq!(
            faults(world.change(&access, change).await),
            INVALID,
            "{text}"
        );
    }
}

#[tokio::test]
async fn another_users_is_invalid() {
    let world = World::default();
    let access = world.driver().await;
    let other = world.register("other@minbil.io", None).await;
    let other = world.access(&other);
    let theirs = world.upload(&other, "theirs").await;
    let change = with(DocumentKind::Cv, [named(&theirs)]);
    assert_eq!(faults(world.change(&access, change).await), INVALID);
    // Nor does it help to know the number of the blob.
    let signed_id = world.drivers().signed_id(access.user, theirs.blob.id);
    let change = with(DocumentKind::Cv, [Source::SignedId(signed_id)]);
    assert_eq!(faults(world.change(&access, change).await), INVALID);
}

#[tokio::test]
async fn what_did_not_arrive_is_invalid_until_it_does() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.announce(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    let outcome = world.change(&access, change.clone()).await;
    assert_eq!(faults(outcome), INVALID);
    world.receive(&ahead, &pdf("ahead")).await.unwrap();
    world.change(&access, change).await.unwrap();
}

#[tokio::test]
async fn what_a_client_put_into_the_store_itself_has_to_be_what_was_announced() {
    let world = World::default();
    world.files.take_directly();
    let access = world.driver().await;
    let ahead = world.announce(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    let key = &ahead.blob.blob.described.key;
    world.files.send(key, pdf("other"));
    let outcome = world.change(&access, change.clone()).await;
    assert_eq!(faults(outcome), INVALID);
    world.files.send(key, pdf("ahead"));
    world.change(&access, change).await.unwrap();
}

#[tokio::test]
async fn what_is_attached_elsewhere_is_invalid() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::Dbs, [named(&ahead)]);
    world.change(&access, change).await.unwrap();
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    assert_eq!(faults(world.change(&access, change).await), INVALID);
    // Not even when it is removed there by the same request.
    let change = DriverChange {
        documents: vec![
            (DocumentKind::Dbs, Vec::new()),
            (DocumentKind::Cv, vec![named(&ahead)]),
        ],
        ..DriverChange::default()
    };
    assert_eq!(faults(world.change(&access, change).await), INVALID);
}

#[tokio::test]
async fn what_is_named_twice_is_invalid() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = DriverChange {
        documents: vec![
            (DocumentKind::Dbs, vec![named(&ahead)]),
            (DocumentKind::Cv, vec![named(&ahead)]),
        ],
        ..DriverChange::default()
    };
    assert_eq!(faults(world.change(&access, change).await), INVALID);
    let twice = [named(&ahead), named(&ahead)];
    let change = with(DocumentKind::Documents, twice.clone());
    let expected = [("documents", Fault::Invalid)];
    assert_eq!(faults(world.change(&access, change).await), expected);
    let change = with(DocumentKind::Documents, [named(&ahead)]);
    world.change(&access, change).await.unwrap();
    let change = with(DocumentKind::Documents, twice);
    assert_eq!(faults(world.change(&access, change).await), expected);
}

#[tokio::test]
async fn what_was_removed_cannot_come_back() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    world.change(&access, change.clone()).await.unwrap();
    world
        .change(&access, with(DocumentKind::Cv, []))
        .await
        .unwrap();
    let outcome = world.change(&access, change.clone()).await;
    assert_eq!(faults(outcome), INVALID);
    world.housekeeping().run().await;
    assert_eq!(faults(world.change(&access, change).await), INVALID);
}

#[tokio::test]
async fn what_nobody_took_for_a_day_is_gone() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    world.clock.advance(TimeDelta::hours(24));
    world.housekeeping().run().await;
    let change = with(DocumentKind::Cv, [named(&ahead)]);
    assert_eq!(world.store.blobs(), 1);
    world.clock.advance(TimeDelta::milliseconds(1));
    world.housekeeping().run().await;
    assert_eq!(world.store.blobs(), 0);
    assert_eq!(faults(world.change(&access, change).await), INVALID);
}

#[tokio::test]
async fn a_registration_that_is_sent_twice_is_told_that_it_exists() {
    let world = World::default();
    let access = world.owner().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = DriverChange {
        documents: vec![(DocumentKind::Cv, vec![named(&ahead)])],
        ..registration()
    };
    world
        .drivers()
        .create(&access, change.clone())
        .await
        .unwrap();
    let outcome = world.drivers().create(&access, change).await;
    assert!(matches!(outcome, Err(crate::driver::DriverError::Exists)));
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let world = World::default();
    let access = world.driver().await;
    let bad = || Source::SignedId("nonsense".to_owned());
    let change = DriverChange {
        birth_date: Some("2000-02-30".to_owned()),
        documents: vec![
            (DocumentKind::Dbs, vec![bad()]),
            (DocumentKind::Cpc, vec![file("fine")]),
            (DocumentKind::Documents, vec![bad(), file("fine"), bad()]),
        ],
        ..DriverChange::default()
    };
    let expected = ["birth_date", "dbs", "documents"].map(|it| (it, Fault::Invalid));
    assert_eq!(faults(world.change(&access, change).await), expected);
    assert_eq!(world.files.keys(), Vec::<String>::new());
}
