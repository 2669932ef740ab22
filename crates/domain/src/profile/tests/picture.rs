//! Changing a profile together with its image.

use bytes::Bytes;

use crate::access::Access;
use crate::change::Change;
use crate::fakes::{Fault, ImageState, World};
use crate::image::ImageError;
use crate::profile::{Expected, Profile, ProfileChange, ProfileError};

pub(super) async fn send(
    world: &World,
    access: &Access,
    picture: &'static str,
) -> Result<Profile, ProfileError> {
    let picture = Some(Bytes::from_static(picture.as_bytes()));
    let change = ProfileChange::default();
    world
        .profiles()
        .update(access, change, picture, &Expected::Any)
        .await
}

/// Sends a picture with another change that is refused because its username is taken.
async fn send_with_taken_username(world: &World, access: &Access) {
    world.register("other@minbil.io", Some("taken")).await;
    let change = ProfileChange {
        username: Change::Set("taken".to_owned()),
        ..ProfileChange::default()
    };
    let picture = Some(Bytes::from_static(b"picture"));
    let refused = world
        .profiles()
        .update(access, change, picture, &Expected::Any)
        .await;
    assert!(
        matches!(refused, Err(ProfileError::UsernameTaken)),
        "{refused:?}"
    );
}

/// Nothing is left of any picture.
pub(super) async fn is_clean(world: &World, access: &Access) {
    world.store.recover();
    assert_eq!(world.media.names(), Vec::<String>::new());
    assert_eq!(world.store.images(), 0);
    let profile = world.profiles().read(access).await.unwrap();
    assert_eq!((profile.image, profile.version), (None, 1));
}

#[tokio::test]
async fn a_picture_becomes_the_profile_image_with_a_thumbnail() {
    let world = World::default();
    let access = world.owner().await;
    let name = send(&world, &access, "picture one")
        .await
        .unwrap()
        .image
        .unwrap();
    assert_eq!(world.media.bytes(&name).unwrap(), b"picture one 1024");
    assert_eq!(
        world.media.bytes(&name.thumbnail()).unwrap(),
        b"picture one 128"
    );
    assert_eq!(world.media.names().len(), 2);
    assert_eq!(world.store.image_state(&name), Some(ImageState::Attached));
}

#[tokio::test]
async fn a_picture_and_other_changes_are_one_change() {
    let world = World::default();
    let access = world.owner().await;
    let change = ProfileChange {
        first_name: Change::Set("Ola".to_owned()),
        ..ProfileChange::default()
    };
    let picture = Some(Bytes::from_static(b"picture"));
    let profile = world
        .profiles()
        .update(&access, change, picture, &Expected::Any)
        .await
        .unwrap();
    assert_eq!(profile.first_name.as_deref(), Some("Ola"));
    assert!(profile.image.is_some());
    assert_eq!(profile.version, 2);
}

#[tokio::test]
async fn the_row_comes_before_the_files() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("images.reserve", Fault::Unreachable);
    let refused = send(&world, &access, "picture").await;
    assert!(
        matches!(refused, Err(ProfileError::Store(_))),
        "{refused:?}"
    );
    is_clean(&world, &access).await;
}

#[tokio::test]
async fn a_replaced_image_is_an_orphan() {
    let world = World::default();
    let access = world.owner().await;
    let old = send(&world, &access, "picture one")
        .await
        .unwrap()
        .image
        .unwrap();
    let new = send(&world, &access, "picture two")
        .await
        .unwrap()
        .image
        .unwrap();
    assert_ne!(old, new);
    assert_eq!(world.store.image_state(&old), Some(ImageState::Orphaned));
    assert_eq!(world.store.image_state(&new), Some(ImageState::Attached));
}

#[tokio::test]
async fn what_is_no_picture_is_refused_before_anything_is_kept() {
    let world = World::default();
    let access = world.owner().await;
    for (bytes, error) in [
        ("", ImageError::Empty),
        ("text", ImageError::Invalid),
        ("busy", ImageError::Busy),
    ] {
        match send(&world, &access, bytes).await {
            Err(ProfileError::Image(refused)) => assert_eq!(refused, error),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(world.store.take_journal(), ["profiles.read"; 3]);
    is_clean(&world, &access).await;
}

#[tokio::test]
async fn a_revoked_caller_costs_no_work_on_the_picture() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    // Looking at it would tell that it is no picture.
    let refused = send(&world, &access, "text").await;
    assert!(
        matches!(refused, Err(ProfileError::Revoked(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_stale_caller_costs_no_work_on_the_picture() {
    let world = World::default();
    let access = world.owner().await;
    let picture = Some(Bytes::from_static(b"text"));
    let expected = Expected::OneOf(vec![2]);
    let change = ProfileChange::default();
    let refused = world
        .profiles()
        .update(&access, change, picture, &expected)
        .await;
    assert!(matches!(refused, Err(ProfileError::Stale)), "{refused:?}");
}

#[tokio::test]
async fn nothing_of_the_picture_stays_when_the_change_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    send_with_taken_username(&world, &access).await;
    is_clean(&world, &access).await;
}

#[tokio::test]
async fn the_image_before_stays_when_the_change_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    let before = send(&world, &access, "picture").await.unwrap();
    send_with_taken_username(&world, &access).await;
    assert_eq!(world.profiles().read(&access).await.unwrap(), before);
    let files = [
        before.image.clone().unwrap().thumbnail().0,
        before.image.unwrap().0,
    ];
    assert_eq!(world.media.names(), files);
}
