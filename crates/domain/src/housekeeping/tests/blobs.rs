//! Files of documents.

use bytes::Bytes;
use chrono::TimeDelta;

use super::NOTHING;
use crate::access::Access;
use crate::blob::{BlobKey, BlobRepository, Checksum, ContentType, Described, Filename, NewBlob};
use crate::clock::Clock;
use crate::fakes::{BlobState, Fault, World};
use crate::housekeeping::Tidied;

const ONE: Tidied = Tidied {
    blobs: 1,
    ..NOTHING
};

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

/// A file that is reserved, and its bytes.
async fn reserved(world: &World, access: &Access) -> (i64, BlobKey) {
    let bytes = Bytes::from_static(b"%PDF-1.7");
    let blob = NewBlob {
        described: Described {
            key: BlobKey::generate(&world.random),
            byte_size: bytes.len() as u64,
            checksum: Checksum::of(&bytes),
            content_type: ContentType::Pdf,
        },
        owner: access.user,
        filename: Filename::new("cv.pdf"),
        metadata: "{}".to_owned(),
        created_at: world.clock.now(),
    };
    let granted = BlobRepository::reserve(&world.store, access, &blob, world.clock.now());
    let id = granted.await.unwrap().unwrap().value;
    world.files.send(&blob.described.key, bytes);
    (id, blob.described.key)
}

/// A file that nothing refers to, and its bytes.
async fn orphan(world: &World, access: &Access) -> (i64, BlobKey) {
    let (id, key) = reserved(world, access).await;
    let released = BlobRepository::release(&world.store, id, world.clock.now());
    released.await.unwrap();
    (id, key)
}

#[tokio::test]
async fn a_reservation_is_left_alone_for_a_day() {
    let world = World::default();
    let access = world.owner().await;
    let (id, key) = reserved(&world, &access).await;
    world.clock.advance(TimeDelta::hours(24));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.store.blob_state(id), Some(BlobState::Reserved));
    world.clock.advance(MOMENT);
    assert_eq!(world.housekeeping().run().await, ONE);
    assert_eq!(world.store.blob_state(id), None);
    assert_eq!(world.files.bytes(&key), None);
    assert_eq!(world.housekeeping().run().await, NOTHING);
}

#[tokio::test]
async fn an_orphan_is_deleted_at_once() {
    let world = World::default();
    let access = world.owner().await;
    let (id, key) = orphan(&world, &access).await;
    assert_eq!(world.housekeeping().run().await, ONE);
    assert_eq!(world.store.blob_state(id), None);
    assert_eq!(world.files.bytes(&key), None);
}

#[tokio::test]
async fn a_file_whose_bytes_cannot_be_deleted_stays_for_the_next_time() {
    let world = World::default();
    let access = world.owner().await;
    let (id, _) = orphan(&world, &access).await;
    world.files.break_after(0);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.store.blob_state(id), Some(BlobState::Orphaned));
    world.files.recover();
    assert_eq!(world.housekeeping().run().await, ONE);
}

#[tokio::test]
async fn a_file_whose_row_cannot_be_forgotten_is_found_again() {
    let world = World::default();
    let access = world.owner().await;
    let (_, key) = orphan(&world, &access).await;
    world.store.fail("blobs.forget", Fault::Unreachable);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.files.bytes(&key), None);
    world.store.recover();
    assert_eq!(world.housekeeping().run().await, ONE);
}

#[tokio::test]
async fn more_orphans_than_are_taken_at_once_are_deleted_in_one_run() {
    let world = World::default();
    let access = world.owner().await;
    for _ in 0..250 {
        orphan(&world, &access).await;
    }
    let expected = Tidied {
        blobs: 250,
        ..NOTHING
    };
    assert_eq!(world.housekeeping().run().await, expected);
    assert_eq!(world.files.keys(), Vec::<String>::new());
}

#[tokio::test]
async fn a_sweep_ends_when_nothing_can_be_deleted() {
    let world = World::default();
    let access = world.owner().await;
    for _ in 0..100 {
        orphan(&world, &access).await;
    }
    world.files.break_after(0);
    assert_eq!(world.housekeeping().run().await, NOTHING);
    assert_eq!(world.store.blobs(), 100);
}
