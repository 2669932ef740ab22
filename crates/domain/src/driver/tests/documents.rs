//! What is attached, replaced and removed.

use super::support::{faults, file, held, named, pdf, trail, with};
use crate::driver::{Action, DocumentKind, DriverChange, Fault};
use crate::fakes::{BlobState, World};

const LIST: DocumentKind = DocumentKind::DrivingLicense;

#[tokio::test]
async fn a_file_is_attached_with_what_it_is() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Dbs, [file("certificate")]);
    let driver = world.change(&access, change).await.unwrap();
    let [attachment] = &driver.attachments[..] else {
        panic!("{driver:?}");
    };
    let bytes = pdf("certificate");
    assert_eq!(attachment.kind, DocumentKind::Dbs);
    assert_eq!(attachment.filename.as_str(), "certificate.pdf");
    assert_eq!(attachment.byte_size, bytes.len() as u64);
    assert_eq!(attachment.content_type.name(), "application/pdf");
    assert_eq!(world.files.bytes(&attachment.key), Some(bytes));
    let state = world.store.blob_state(attachment.id);
    assert_eq!(state, Some(BlobState::Attached));
    assert_eq!(driver.version, 3);
    let attached = (Action::DocumentAttached, Some(DocumentKind::Dbs));
    assert_eq!(trail(&driver), [attached, (Action::Created, None)]);
}

#[tokio::test]
async fn another_takes_its_place_and_it_becomes_an_orphan() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [file("old")]);
    let before = world.change(&access, change).await.unwrap();
    let new = world.upload(&access, "new").await;
    let change = with(DocumentKind::Cv, [named(&new)]);
    let after = world.change(&access, change).await.unwrap();
    assert_eq!(held(&after, DocumentKind::Cv), [new.blob.id]);
    let state = world.store.blob_state(before.attachments[0].id);
    assert_eq!(state, Some(BlobState::Orphaned));
    assert_eq!(
        trail(&after)[0],
        (Action::DocumentAttached, Some(DocumentKind::Cv))
    );
    assert_eq!(trail(&after).len(), 3);
}

#[tokio::test]
async fn a_document_can_be_removed_and_once_only() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Tacho, [file("card")]);
    let before = world.change(&access, change).await.unwrap();
    let after = world.change(&access, with(DocumentKind::Tacho, [])).await;
    let after = after.unwrap();
    assert!(after.attachments.is_empty());
    let state = world.store.blob_state(before.attachments[0].id);
    assert_eq!(state, Some(BlobState::Orphaned));
    let removed = (Action::DocumentRemoved, Some(DocumentKind::Tacho));
    assert_eq!(trail(&after)[0], removed);

    let _ = world.store.take_journal();
    let again = world.change(&access, with(DocumentKind::Tacho, [])).await;
    assert_eq!(again.unwrap(), after);
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
}

#[tokio::test]
async fn what_is_attached_stays_when_it_is_sent_back() {
    let world = World::default();
    let access = world.driver().await;
    let ahead = world.upload(&access, "ahead").await;
    let change = with(DocumentKind::MedicalCheck, [named(&ahead)]);
    let before = world.change(&access, change.clone()).await.unwrap();
    let _ = world.store.take_journal();
    assert_eq!(world.change(&access, change).await.unwrap(), before);
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
}

#[tokio::test]
async fn a_list_is_replaced_and_keeps_what_is_sent_back() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(LIST, [file("front"), file("back")]);
    let before = world.change(&access, change).await.unwrap();
    let [front, back] = held(&before, LIST)[..] else {
        panic!("{before:?}");
    };
    let signed = |id| {
        let signed_id = world.drivers().signed_id(access.user, id);
        crate::driver::Source::SignedId(signed_id)
    };
    let ahead = world.upload(&access, "ahead").await;
    let change = with(LIST, [named(&ahead), signed(back), file("last")]);
    let after = world.change(&access, change).await.unwrap();
    let now = held(&after, LIST);
    assert_eq!(now[..2], [ahead.blob.id, back]);
    assert_eq!(now.len(), 3);
    let state = world.store.blob_state(front);
    assert_eq!(state, Some(BlobState::Orphaned));
    assert_eq!(trail(&after)[0], (Action::DocumentAttached, Some(LIST)));
    assert_eq!(trail(&after).len(), 3);

    let after = world.change(&access, with(LIST, [signed(back)])).await;
    let after = after.unwrap();
    assert_eq!(held(&after, LIST), [back]);
    assert_eq!(trail(&after)[0], (Action::DocumentRemoved, Some(LIST)));
}

#[tokio::test]
async fn the_order_of_a_list_is_that_of_the_request() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(LIST, [file("front"), file("back")]);
    let before = world.change(&access, change).await.unwrap();
    let mut turned = held(&before, LIST);
    turned.reverse();
    let signed = turned.iter().map(|id| {
        let signed_id = world.drivers().signed_id(access.user, *id);
        crate::driver::Source::SignedId(signed_id)
    });
    let after = world.change(&access, with(LIST, signed)).await.unwrap();
    assert_eq!(held(&after, LIST), turned);
    assert_eq!(after.version, before.version + 1);
    assert_eq!(after.sheet.activities, before.sheet.activities);
}

#[tokio::test]
async fn members_and_documents_are_one_change() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        postcode: Some("Y6 5DN".to_owned()),
        documents: vec![
            (DocumentKind::Cpc, vec![file("cpc")]),
            (LIST, vec![file("front")]),
            (DocumentKind::Cv, Vec::new()),
        ],
        ..DriverChange::default()
    };
    let driver = world.change(&access, change).await.unwrap();
    assert_eq!(driver.version, 3);
    let expected = [
        (Action::DocumentAttached, Some(LIST)),
        (Action::DocumentAttached, Some(DocumentKind::Cpc)),
        (Action::Updated, None),
        (Action::Created, None),
    ];
    assert_eq!(trail(&driver), expected);
    let ids: Vec<i64> = driver.sheet.activities.iter().map(|it| it.id).collect();
    assert_eq!(ids, [4, 3, 2, 1]);
}

#[tokio::test]
async fn two_documents_are_too_many_where_there_is_room_for_one() {
    let world = World::default();
    let access = world.driver().await;
    let change = with(DocumentKind::Cv, [file("a"), file("b")]);
    let outcome = world.change(&access, change).await;
    assert_eq!(faults(outcome), [("cv", Fault::Invalid)]);
}
