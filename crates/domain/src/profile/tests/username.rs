//! Who can have which username.

use crate::access::Access;
use crate::change::Change;
use crate::fakes::World;
use crate::profile::{Expected, Profile, ProfileChange, ProfileError};

async fn rename(
    world: &World,
    access: &Access,
    username: Change<String>,
) -> Result<Profile, ProfileError> {
    let change = ProfileChange {
        username,
        ..ProfileChange::default()
    };
    world
        .profiles()
        .update(access, change, None, &Expected::Any)
        .await
}

fn to(name: &str) -> Change<String> {
    Change::Set(name.to_owned())
}

async fn available(world: &World, access: &Access, username: &str) -> bool {
    world
        .profiles()
        .username_available(access, username)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_username_of_somebody_else_is_not_available_in_any_case() {
    let world = World::default();
    world.owner().await;
    let other = world.access(&world.register("other@minbil.io", None).await);
    for taken in ["owner", "OWNER"] {
        assert!(!available(&world, &other, taken).await, "{taken}");
        let refused = rename(&world, &other, to(taken)).await;
        assert!(
            matches!(refused, Err(ProfileError::UsernameTaken)),
            "{refused:?}"
        );
    }
    assert!(available(&world, &other, "owner2").await);
}

#[tokio::test]
async fn ones_own_username_is_available_and_can_be_respelled() {
    let world = World::default();
    let owner = world.owner().await;
    assert!(available(&world, &owner, "owner").await);
    assert!(available(&world, &owner, "OwNeR").await);
    let profile = rename(&world, &owner, to("OwNeR")).await.unwrap();
    assert_eq!(profile.username.as_deref(), Some("OwNeR"));
}

#[tokio::test]
async fn a_username_that_was_given_up_is_available() {
    let world = World::default();
    let owner = world.owner().await;
    let other = world.access(&world.register("other@minbil.io", None).await);
    assert_eq!(
        rename(&world, &owner, Change::Clear)
            .await
            .unwrap()
            .username,
        None
    );
    assert!(available(&world, &other, "owner").await);
    rename(&world, &other, to("owner")).await.unwrap();
}

#[tokio::test]
async fn of_two_who_want_the_same_username_one_gets_it() {
    let world = World::default();
    let one = world.owner().await;
    let two = world.access(&world.register("other@minbil.io", None).await);
    let (first, second) = tokio::join!(
        rename(&world, &one, to("wanted")),
        rename(&world, &two, to("WANTED"))
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
}

#[tokio::test]
async fn a_revoked_caller_is_not_told_what_is_available() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let refused = world.profiles().username_available(&access, "free").await;
    assert!(
        matches!(refused, Err(ProfileError::Revoked(_))),
        "{refused:?}"
    );
}
