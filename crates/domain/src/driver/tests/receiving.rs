//! Taking the bytes of files that were announced.

use bytes::Bytes;
use chrono::TimeDelta;
use futures_util::{StreamExt, stream};

use super::support::{faults, named, pdf, pieces, token, with};
use crate::blob::PartError;
use crate::clock::Clock;
use crate::driver::{DocumentKind, DriverError, Fault};
use crate::fakes::{Fault as StoreFault, World};

const NOTHING: Vec<String> = Vec::new();

#[tokio::test]
async fn the_bytes_are_kept_as_they_come() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let bytes = pdf("ahead");
    for (content_type, length) in [
        ("application/pdf", Some(bytes.len() as u64)),
        ("Application/PDF; charset=binary", None),
    ] {
        let sent = pieces(&bytes);
        let drivers = world.drivers();
        let received = drivers.receive(token(&announced), content_type, length, sent);
        received.await.unwrap();
        let kept = world.files.bytes(&announced.blob.blob.described.key);
        assert_eq!(kept.as_ref(), Some(&bytes));
    }
}

#[tokio::test]
async fn a_token_is_good_for_five_minutes() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let bytes = pdf("ahead");
    let moment = TimeDelta::milliseconds(1);
    world.clock.advance(TimeDelta::minutes(5) - moment);
    world.receive(&announced, &bytes).await.unwrap();
    world.clock.advance(moment);
    let outcome = world.receive(&announced, &bytes).await;
    let refused = matches!(outcome, Err(DriverError::UnknownUpload));
    assert!(refused, "{outcome:?}");
}

#[tokio::test]
async fn nothing_is_taken_for_whoever_is_disabled() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    world.store.disable(access.user, world.clock.now());
    let bytes = pdf("ahead");
    let outcome = world.receive(&announced, &bytes).await;
    let refused = matches!(outcome, Err(DriverError::UnknownUpload));
    assert!(refused, "{outcome:?}");
    let kept = world.files.bytes(&announced.blob.blob.described.key);
    assert_eq!(kept, None);
}

#[tokio::test]
async fn what_is_no_token_is_unknown() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let bytes = pdf("ahead");
    for text in ["", "nonsense", &announced.signed_id] {
        let drivers = world.drivers();
        let outcome = drivers.receive(text, "application/pdf", None, pieces(&bytes));
        let outcome = outcome.await;
        let refused = matches!(outcome, Err(DriverError::UnknownUpload));
        assert!(refused, "{outcome:?}");
    }
    assert_eq!(world.files.keys(), NOTHING);
}

#[tokio::test]
async fn what_is_declared_otherwise_is_refused_before_a_byte_is_read() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let mut read = false;
    let sent = stream::iter([pdf("ahead")]).map(|piece| {
        read = true;
        Ok(piece)
    });
    let drivers = world.drivers();
    let outcome = drivers.receive(token(&announced), "image/png", Some(1), sent);
    let expected = [
        ("content_type", Fault::Invalid),
        ("byte_size", Fault::Invalid),
    ];
    assert_eq!(faults(outcome.await), expected);
    assert!(!read);
}

#[tokio::test]
async fn what_is_something_else_is_refused_and_not_kept() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    for (bytes, field) in [
        (pdf("other"), "checksum"),
        (pdf("longer than that"), "byte_size"),
        (pdf(""), "byte_size"),
        (Bytes::from_static(b"%PDX-1.7 ahead"), "content_type"),
    ] {
        let drivers = world.drivers();
        let outcome = drivers.receive(token(&announced), "application/pdf", None, pieces(&bytes));
        assert_eq!(faults(outcome.await), [(field, Fault::Invalid)]);
    }
    assert_eq!(world.files.keys(), NOTHING);
}

#[tokio::test]
async fn bytes_that_stop_coming_are_not_kept() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let broken = PartError("the connection was lost".into());
    let sent = stream::iter([Ok(pdf("a")), Err(broken)]);
    let drivers = world.drivers();
    let outcome = drivers.receive(token(&announced), "application/pdf", None, sent);
    let outcome = outcome.await;
    assert!(
        matches!(outcome, Err(DriverError::Broken(_))),
        "{outcome:?}"
    );
    assert_eq!(world.files.keys(), NOTHING);
}

#[tokio::test]
async fn what_was_attached_meanwhile_can_be_sent_again() {
    let world = World::default();
    let access = world.driver().await;
    let announced = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&announced)]);
    world.change(&access, change).await.unwrap();
    world.receive(&announced, &pdf("ahead")).await.unwrap();
}

#[tokio::test]
async fn what_was_removed_meanwhile_is_not_taken() {
    for swept in [false, true] {
        let world = World::default();
        let access = world.driver().await;
        let announced = world.upload(&access, "ahead").await;
        let change = with(DocumentKind::Cv, [named(&announced)]);
        world.change(&access, change).await.unwrap();
        let nothing = with(DocumentKind::Cv, []);
        world.change(&access, nothing).await.unwrap();
        if swept {
            world.housekeeping().run().await;
        }
        let outcome = world.receive(&announced, &pdf("ahead")).await;
        let refused = matches!(outcome, Err(DriverError::UnknownUpload));
        assert!(refused, "{outcome:?}");
        world.housekeeping().run().await;
        assert_eq!(world.files.keys(), NOTHING);
    }
}

#[tokio::test]
async fn what_is_swept_while_it_comes_is_not_kept() {
    let world = World::default();
    let access = world.driver().await;
    let announced = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::Cv, [named(&announced)]);
    world.change(&access, change).await.unwrap();
    let removing = async {
        let nothing = with(DocumentKind::Cv, []);
        world.change(&access, nothing).await.unwrap();
        world.housekeeping().run().await;
        Ok(pdf("ahead"))
    };
    let sent = Box::pin(stream::once(removing));
    let drivers = world.drivers();
    let outcome = drivers.receive(token(&announced), "application/pdf", None, sent);
    let outcome = outcome.await;
    let refused = matches!(outcome, Err(DriverError::UnknownUpload));
    assert!(refused, "{outcome:?}");
    assert_eq!(world.files.keys(), NOTHING);
    assert_eq!(world.store.blobs(), 0);
}

#[tokio::test]
async fn a_store_that_is_away_is_told() {
    let world = World::default();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    world.files.break_after(0);
    let outcome = world.receive(&announced, &pdf("ahead")).await;
    assert!(matches!(outcome, Err(DriverError::Store(_))), "{outcome:?}");
    world.files.recover();
    world.store.fail("blobs.find", StoreFault::Unreachable);
    let outcome = world.receive(&announced, &pdf("ahead")).await;
    assert!(matches!(outcome, Err(DriverError::Store(_))), "{outcome:?}");
}
