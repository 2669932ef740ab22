//! Removing the image.

use bytes::Bytes;
use tokio::task::JoinSet;

use crate::access::Access;
use crate::fakes::{ImageState, World};
use crate::image::ImageName;
use crate::profile::{Expected, ImageRemoval, ProfileChange, ProfileError};

/// Somebody with an image (so their profile has version 2), and its name.
async fn pictured(world: &World) -> (Access, ImageName) {
    let access = world.owner().await;
    let picture = Some(Bytes::from_static(b"picture"));
    let change = ProfileChange::default();
    let profile = world
        .profiles()
        .update(&access, change, picture, &Expected::Any)
        .await;
    let _ = world.store.take_journal();
    (access, profile.unwrap().image.unwrap())
}

#[tokio::test]
async fn the_image_is_removed_and_becomes_an_orphan() {
    let world = World::default();
    let (access, name) = pictured(&world).await;
    let removal = world
        .profiles()
        .remove_image(&access, &Expected::Any)
        .await
        .unwrap();
    let ImageRemoval::Removed(profile) = removal else {
        panic!("{removal:?}");
    };
    assert_eq!((&profile.image, profile.version), (&None, 3));
    assert_eq!(world.profiles().read(&access).await.unwrap(), profile);
    assert_eq!(world.store.image_state(&name), Some(ImageState::Orphaned));
}

#[tokio::test]
async fn where_there_is_no_image_nothing_is_written() {
    let world = World::default();
    let access = world.owner().await;
    let removal = world
        .profiles()
        .remove_image(&access, &Expected::Any)
        .await
        .unwrap();
    assert!(matches!(&removal, ImageRemoval::NothingThere(profile) if profile.version == 1));
    assert_eq!(world.store.take_journal(), ["profiles.read"]);
}

#[tokio::test]
async fn a_removal_from_what_has_changed_since_is_refused() {
    let world = World::default();
    let (access, name) = pictured(&world).await;
    let stale = world
        .profiles()
        .remove_image(&access, &Expected::OneOf(vec![1]))
        .await;
    assert!(matches!(stale, Err(ProfileError::Stale)), "{stale:?}");
    assert_eq!(world.store.image_state(&name), Some(ImageState::Attached));
}

#[tokio::test]
async fn where_there_is_no_image_a_stale_removal_is_refused_too() {
    let world = World::default();
    let access = world.owner().await;
    let stale = world
        .profiles()
        .remove_image(&access, &Expected::OneOf(vec![7]))
        .await;
    assert!(matches!(stale, Err(ProfileError::Stale)), "{stale:?}");
}

#[tokio::test]
async fn of_removals_that_race_one_removes_and_the_others_find_nothing() {
    let world = World::default();
    let (access, _) = pictured(&world).await;
    let mut racing = JoinSet::new();
    for _ in 0..4 {
        let world = world.clone();
        racing.spawn(async move { world.profiles().remove_image(&access, &Expected::Any).await });
    }
    let outcomes = racing.join_all().await;
    let removed = |outcome: &&_| matches!(outcome, Ok(ImageRemoval::Removed(_)));
    let nothing = |outcome: &&_| matches!(outcome, Ok(ImageRemoval::NothingThere(_)));
    assert_eq!(outcomes.iter().filter(removed).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(nothing).count(), 3, "{outcomes:?}");
    assert_eq!(world.profiles().read(&access).await.unwrap().version, 3);
}

#[tokio::test]
async fn a_revoked_caller_removes_nothing() {
    let world = World::default();
    let (access, name) = pictured(&world).await;
    world.auth().logout(&access).await.unwrap();
    let refused = world.profiles().remove_image(&access, &Expected::Any).await;
    assert!(
        matches!(refused, Err(ProfileError::Revoked(_))),
        "{refused:?}"
    );
    assert_eq!(world.store.image_state(&name), Some(ImageState::Attached));
}
