//! Merge patches of what is there.

use futures_util::future::join_all;

use super::support::{patch, set};
use crate::fakes::World;
use crate::manage::{LARGEST, ManageError, Refusal};

#[tokio::test]
async fn a_patch_goes_into_what_is_there() {
    let world = World::default();
    let owner = world.owner().await;
    world
        .own(&owner, set(r#"{"a":{"b":1.10,"c":2},"d":3}"#))
        .await
        .unwrap();
    let merged = world
        .own(&owner, patch(r#"{"a":{"c":null,"e":-0}}"#))
        .await
        .unwrap();
    assert_eq!(merged.attributes, r#"{"a":{"b":1.10,"e":-0},"d":3}"#);
    let replaced = world.own(&owner, patch("[1]")).await.unwrap();
    assert_eq!(replaced.attributes, "[1]");
    let emptied = world.own(&owner, patch("null")).await.unwrap();
    assert_eq!(emptied.attributes, "{}");
}

#[tokio::test]
async fn a_patch_makes_the_profile_too() {
    let world = World::default();
    let owner = world.owner().await;
    let made = world
        .own(&owner, patch(r#"{"a":null,"b":1}"#))
        .await
        .unwrap();
    assert_eq!(made.attributes, r#"{"b":1}"#);
}

#[tokio::test]
async fn what_comes_of_it_is_measured() {
    let world = World::default();
    let owner = world.owner().await;
    let half = format!("\"{}\"", "a".repeat(LARGEST / 2));
    world
        .own(&owner, patch(&format!("{{\"a\":{half}}}")))
        .await
        .unwrap();
    let refused = world.own(&owner, patch(&format!("{{\"b\":{half}}}"))).await;
    assert!(matches!(
        refused,
        Err(ManageError::Refused(Refusal::TooLarge))
    ));
    // A patch may be larger than what comes of it.
    let names = (0..10_000).map(|number| format!("\"{number}\":null"));
    let nulls = names.collect::<Vec<_>>().join(",");
    assert!(nulls.len() > LARGEST);
    let merged = world
        .own(&owner, patch(&format!("{{{nulls}}}")))
        .await
        .unwrap();
    assert_eq!(merged.attributes, format!("{{\"a\":{half}}}"));
}

#[tokio::test]
async fn of_patches_that_race_none_is_lost() {
    let world = World::default();
    let owner = world.owner().await;
    let patches = (0..20).map(|number| {
        let change = patch(&format!("{{\"m{number}\":{number}}}"));
        world.own(&owner, change)
    });
    for outcome in join_all(patches).await {
        outcome.unwrap();
    }
    let profile = world.manage().read(&owner, Some(owner.user)).await.unwrap();
    for number in 0..20 {
        let member = format!("\"m{number}\":{number}");
        assert!(
            profile.attributes.contains(&member),
            "{}",
            profile.attributes
        );
    }
    assert_eq!(profile.version, 21);
}
