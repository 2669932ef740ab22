//! Reading and changing.

use chrono::TimeDelta;

use crate::access::Access;
use crate::change::Change;
use crate::clock::Clock;
use crate::fakes::{Fault, World};
use crate::profile::{Expected, Profile, ProfileChange, ProfileError};
use crate::testing::EMAIL;

async fn update(
    world: &World,
    access: &Access,
    change: ProfileChange,
    expected: Expected,
) -> Result<Profile, ProfileError> {
    world
        .profiles()
        .update(access, change, None, &expected)
        .await
}

fn first_name(name: &str) -> ProfileChange {
    ProfileChange {
        first_name: Change::Set(name.to_owned()),
        ..ProfileChange::default()
    }
}

#[tokio::test]
async fn reading_is_one_round_trip_once_the_pair_has_been_used() {
    let world = World::default();
    let access = world.owner().await;
    world.profiles().read(&access).await.unwrap();
    assert_eq!(world.store.take_journal(), ["profiles.read"]);
}

#[tokio::test]
async fn changing_is_one_round_trip_once_the_pair_has_been_used() {
    let world = World::default();
    let access = world.owner().await;
    update(&world, &access, first_name("Ola"), Expected::Any)
        .await
        .unwrap();
    assert_eq!(world.store.take_journal(), ["profiles.update"]);
}

#[tokio::test]
async fn the_first_use_of_a_pair_is_written_down_whatever_it_is_used_for() {
    for operation in ["read", "update", "check"] {
        let world = World::default();
        let pair = world.register(EMAIL, None).await;
        let access = world.access(&pair);
        match operation {
            "read" => drop(world.profiles().read(&access).await.unwrap()),
            "update" => {
                let change = first_name("Ola");
                drop(
                    update(&world, &access, change, Expected::Any)
                        .await
                        .unwrap(),
                );
            }
            _ => assert!(
                world
                    .profiles()
                    .username_available(&access, "ola")
                    .await
                    .unwrap()
            ),
        }
        let journal = world.store.take_journal();
        assert_eq!(journal.last(), Some(&"sessions.mark_used"), "{operation}");
    }
}

#[tokio::test]
async fn only_what_is_present_changes() {
    let world = World::default();
    let access = world.owner().await;
    let before = world.profiles().read(&access).await.unwrap();
    world.clock.advance(TimeDelta::minutes(1));
    let change = ProfileChange {
        first_name: Change::Clear,
        last_name: Change::Set("Nordmann".to_owned()),
        phone_number: Change::Set("+4799999999".to_owned()),
        address: Change::Set("Storgata 1".to_owned()),
        ..ProfileChange::default()
    };
    let after = update(&world, &access, change, Expected::Any)
        .await
        .unwrap();
    let expected = Profile {
        first_name: None,
        last_name: Some("Nordmann".to_owned()),
        phone_number: Some("+4799999999".to_owned()),
        address: Some("Storgata 1".to_owned()),
        version: before.version + 1,
        updated_at: world.clock.now(),
        ..before
    };
    assert_eq!(after, expected);
    assert_eq!(world.profiles().read(&access).await.unwrap(), expected);
}

#[tokio::test]
async fn a_change_of_what_has_changed_since_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    let read = Expected::OneOf(vec![1]);
    update(&world, &access, first_name("Ola"), read.clone())
        .await
        .unwrap();
    let stale = update(&world, &access, first_name("Per"), read).await;
    assert!(matches!(stale, Err(ProfileError::Stale)), "{stale:?}");
    let profile = world.profiles().read(&access).await.unwrap();
    assert_eq!(profile.first_name.as_deref(), Some("Ola"));
}

#[tokio::test]
async fn of_two_writers_that_read_the_same_one_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    let read = || Expected::OneOf(vec![1]);
    let (one, two) = tokio::join!(
        update(&world, &access, first_name("Ola"), read()),
        update(&world, &access, first_name("Per"), read()),
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
}

#[tokio::test]
async fn any_of_several_expected_versions_will_do() {
    let world = World::default();
    let access = world.owner().await;
    let expected = Expected::OneOf(vec![7, 1]);
    assert!(
        update(&world, &access, first_name("Ola"), expected)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn an_empty_change_writes_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.clock.advance(TimeDelta::minutes(1));
    let after = update(&world, &access, ProfileChange::default(), Expected::Any)
        .await
        .unwrap();
    assert_eq!(after.version, 1);
    assert_eq!(after.updated_at, after.created_at);
    assert_eq!(world.store.take_journal(), ["profiles.read"]);
}

#[tokio::test]
async fn an_empty_change_of_what_has_changed_since_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    for versions in [vec![2], Vec::new()] {
        let expected = Expected::OneOf(versions);
        let stale = update(&world, &access, ProfileChange::default(), expected).await;
        assert!(matches!(stale, Err(ProfileError::Stale)), "{stale:?}");
    }
}

#[tokio::test]
async fn a_revoked_caller_neither_reads_nor_changes() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let read = world.profiles().read(&access).await;
    assert!(matches!(read, Err(ProfileError::Revoked(_))), "{read:?}");
    for change in [ProfileChange::default(), first_name("Ola")] {
        let refused = update(&world, &access, change, Expected::Any).await;
        assert!(
            matches!(refused, Err(ProfileError::Revoked(_))),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn an_unreachable_store_is_told_apart() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("profiles.read", Fault::Unreachable);
    let refused = world.profiles().read(&access).await;
    assert!(
        matches!(refused, Err(ProfileError::Store(_))),
        "{refused:?}"
    );
}
