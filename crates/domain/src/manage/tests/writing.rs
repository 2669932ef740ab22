//! Writing profiles.

use chrono::TimeDelta;

use super::support::{patch, set, zone};
use crate::change::Change;
use crate::clock::Clock;
use crate::fakes::World;
use crate::manage::{AttributesChange, LARGEST, ManageChange, ManageError, ManageProfile, Refusal};
use crate::profile::Expected;
use crate::testing::EMAIL;

#[tokio::test]
async fn the_first_write_makes_the_profile_and_the_next_changes_it() {
    let world = World::default();
    let owner = world.owner().await;
    let both = ManageChange {
        timezone: Change::Set("Europe/Oslo".to_owned()),
        attributes: AttributesChange::Set(r#"{"a":1.10}"#.to_owned()),
    };
    let made_at = world.clock.now();
    let made = world.own(&owner, both).await.unwrap();
    let expected = ManageProfile {
        id: made.id,
        user: owner.user,
        timezone: Some("Europe/Oslo".to_owned()),
        attributes: r#"{"a":1.10}"#.to_owned(),
        created_at: made_at,
        updated_at: made_at,
        version: 2,
    };
    assert_eq!(made, expected);
    world.clock.advance(TimeDelta::minutes(1));
    let changed = world.own(&owner, set("[]")).await.unwrap();
    let expected = ManageProfile {
        attributes: "[]".to_owned(),
        updated_at: world.clock.now(),
        version: 3,
        ..made
    };
    assert_eq!(changed, expected);
    assert_eq!(world.profiles().read(&owner).await.unwrap().version, 3);
}

#[tokio::test]
async fn what_is_absent_stays_and_what_is_null_goes() {
    let world = World::default();
    let owner = world.owner().await;
    world.own(&owner, set("[1]")).await.unwrap();
    let zoned = world.own(&owner, zone(Change::Set("UTC"))).await.unwrap();
    assert_eq!(
        (zoned.timezone.as_deref(), &*zoned.attributes),
        (Some("UTC"), "[1]")
    );
    let set = world.own(&owner, set("2")).await.unwrap();
    assert_eq!(
        (set.timezone.as_deref(), &*set.attributes),
        (Some("UTC"), "2")
    );
    let cleared = world.own(&owner, zone(Change::Clear)).await.unwrap();
    assert_eq!((cleared.timezone, &*cleared.attributes), (None, "2"));
}

#[tokio::test]
async fn a_change_of_nothing_makes_an_empty_profile_and_then_nothing() {
    let world = World::default();
    let owner = world.owner().await;
    let made = world.own(&owner, zone(Change::Keep)).await.unwrap();
    assert_eq!(
        (made.timezone.clone(), &*made.attributes, made.version),
        (None, "{}", 2)
    );
    world.clock.advance(TimeDelta::minutes(1));
    assert_eq!(world.own(&owner, zone(Change::Keep)).await.unwrap(), made);
    let stale = Expected::OneOf(vec![1]);
    let manage = world.manage();
    let refused = manage
        .write(&owner, Some(owner.user), zone(Change::Keep), &stale)
        .await;
    assert!(matches!(refused, Err(ManageError::Stale)));
}

#[tokio::test]
async fn a_time_zone_that_is_none_is_refused() {
    let world = World::default();
    let owner = world.owner().await;
    for name in ["", "utc", "Europe/Nowhere", "+01:00"] {
        let refused = world.own(&owner, zone(Change::Set(name))).await;
        assert!(matches!(
            refused,
            Err(ManageError::Refused(Refusal::Timezone))
        ));
    }
    assert!(world.manage().read(&owner, Some(owner.user)).await.is_err());
}

#[tokio::test]
async fn attributes_that_are_too_much_are_refused() {
    let world = World::default();
    let owner = world.owner().await;
    let deep = "[".repeat(33) + &"]".repeat(33);
    let large = format!("\"{}\"", "a".repeat(LARGEST - 1));
    for (attributes, expected) in [(&deep, Refusal::TooDeep), (&large, Refusal::TooLarge)] {
        for change in [set(attributes), patch(attributes)] {
            match world.own(&owner, change).await {
                Err(ManageError::Refused(refusal)) => assert_eq!(refusal, expected),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn a_stale_write_changes_nothing() {
    let world = World::default();
    let owner = world.owner().await;
    let manage = world.manage();
    let made = world.own(&owner, set("1")).await.unwrap();
    for change in [set("2"), patch("2"), zone(Change::Clear)] {
        let stale = Expected::OneOf(vec![1, 3]);
        let refused = manage.write(&owner, Some(owner.user), change, &stale).await;
        assert!(matches!(refused, Err(ManageError::Stale)));
    }
    assert_eq!(manage.read(&owner, Some(owner.user)).await.unwrap(), made);
    let expected = Expected::OneOf(vec![made.version]);
    let written = manage
        .write(&owner, Some(owner.user), patch("2"), &expected)
        .await
        .unwrap();
    assert_eq!(written.version, made.version + 1);
}

#[tokio::test]
async fn the_other_sessions_are_told() {
    let world = World::default();
    let owner = world.owner().await;
    world.own(&owner, set("1")).await.unwrap();
    assert!(world.wakes.take().is_empty(), "there is nobody to tell");
    let other = world.login(EMAIL).await;
    let other = world.access(&other);
    let _ = world.wakes.take();
    for (change, members) in [
        (set("2"), "[\"attributes\"]"),
        (zone(Change::Clear), "[\"timezone\"]"),
        (zone(Change::Keep), ""),
    ] {
        let before = world.told(&owner).await.len();
        world.own(&other, change).await.unwrap();
        let woken = world.wakes.take().len();
        let told = world.told(&owner).await.split_off(before);
        let data = format!(
            "{{\"session_id\":\"{}\",\"members\":{members}}}",
            other.session
        );
        let expected = (!members.is_empty()).then(|| ("profile.changed".to_owned(), data));
        assert_eq!(told, Vec::from_iter(expected));
        assert_eq!(woken, usize::from(!members.is_empty()));
    }
}
