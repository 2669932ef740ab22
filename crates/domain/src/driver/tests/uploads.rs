//! Announcing files.

use super::support::{pdf, upload};
use crate::blob::{ContentType, Filename, LARGEST_FILE};
use crate::driver::tests::support::{faults, token};
use crate::driver::{DriverError, Fault, Upload, UploadRoute};
use crate::fakes::{BlobState, World};
use crate::testing::EMAIL;

#[tokio::test]
async fn what_is_announced_is_reserved() {
    let world = World::default();
    let access = world.owner().await;
    let wanted = Upload {
        filename: " my/cv.pdf".to_owned(),
        metadata: r#"{"page":1}"#.to_owned(),
        ..upload(&pdf("cv"))
    };
    let announced = world.drivers().announce(&access, wanted.clone()).await;
    let announced = announced.unwrap();
    let blob = &announced.blob;
    assert_eq!(world.store.blob_state(blob.id), Some(BlobState::Reserved));
    assert!(!blob.attached);
    assert_eq!(blob.blob.owner, access.user);
    assert_eq!(blob.blob.filename, Filename::new("my-cv.pdf"));
    assert_eq!(blob.blob.metadata, r#"{"page":1}"#);
    let described = &blob.blob.described;
    assert_eq!(described.key.0.len(), 32);
    assert_eq!(described.byte_size, wanted.byte_size);
    assert_eq!(described.checksum.to_string(), wanted.checksum);
    assert_eq!(described.content_type, ContentType::Pdf);
    assert!(!token(&announced).contains(&announced.signed_id));
    let journal = world.store.take_journal();
    assert_eq!(journal, ["blobs.reserve"]);
}

#[tokio::test]
async fn no_driver_profile_is_needed_for_it() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let access = world.access(&pair);
    world.upload(&access, "ahead").await;
    let journal = world.store.take_journal();
    assert_eq!(journal[..2], ["blobs.reserve", "sessions.mark_used"]);
}

#[tokio::test]
async fn where_clients_send_bytes_to_the_store_itself_they_are_told_where() {
    let world = World::default();
    world.files.take_directly();
    let access = world.owner().await;
    let announced = world.announce(&access, "ahead").await;
    let UploadRoute::Direct(target) = &announced.route else {
        panic!("{announced:?}");
    };
    let described = &announced.blob.blob.described;
    let url = format!("memory:{}?expires=300", described.key);
    assert_eq!(target.url, url);
    assert_eq!(target.headers[1].1, described.checksum.to_string());
}

#[tokio::test]
async fn what_no_file_can_be_is_told_at_once_and_nothing_is_reserved() {
    let world = World::default();
    let access = world.owner().await;
    let too_large = Fault::TooLarge {
        limit: LARGEST_FILE,
    };
    for (byte_size, fault) in [(0, Fault::Invalid), (LARGEST_FILE + 1, too_large)] {
        let wrong = Upload {
            byte_size,
            checksum: "1B2M2Y8AsgTpgAmY7PhCfh==".to_owned(),
            ..upload(&pdf("cv"))
        };
        let outcome = world.drivers().announce(&access, wrong).await;
        let expected = [("byte_size", fault), ("checksum", Fault::Invalid)];
        assert_eq!(faults(outcome), expected);
    }
    assert_eq!(world.store.take_journal(), ["sessions.check"; 2]);
    let largest = Upload {
        byte_size: LARGEST_FILE,
        ..upload(&pdf("cv"))
    };
    world.drivers().announce(&access, largest).await.unwrap();
}

#[tokio::test]
async fn a_revoked_caller_announces_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let fine = upload(&pdf("cv"));
    let wrong = Upload {
        checksum: String::new(),
        ..fine.clone()
    };
    for upload in [fine, wrong] {
        let outcome = world.drivers().announce(&access, upload).await;
        let refused = matches!(outcome, Err(DriverError::Revoked(_)));
        assert!(refused, "{outcome:?}");
    }
    assert_eq!(world.store.blobs(), 0);
}
