//! Changing what is no document.

use chrono::TimeDelta;

use super::support::{registration, trail};
use crate::access::Access;
use crate::change::Change;
use crate::clock::Clock;
use crate::driver::{Action, Driver, DriverChange, DriverError, ExperienceInput, LONGEST_TRAIL};
use crate::fakes::World;
use crate::profile::Expected;

fn experience(company: &str) -> ExperienceInput {
    ExperienceInput {
        company: company.to_owned(),
        position: "Driver".to_owned(),
        start_date: Some("2015-04-01".to_owned()),
        end_date: None,
        description: None,
    }
}

fn bio(text: &str) -> DriverChange {
    DriverChange {
        bio: Change::Set(text.to_owned()),
        ..DriverChange::default()
    }
}

async fn numbers(world: &World, access: &Access, companies: &[&str]) -> Vec<i64> {
    let change = DriverChange {
        experiences: Some(companies.iter().map(|it| experience(it)).collect()),
        ..DriverChange::default()
    };
    let driver = world.change(access, change).await.unwrap();
    let experiences = driver.sheet.experiences.iter();
    experiences.map(|it| it.id).collect()
}

#[tokio::test]
async fn only_what_is_sent_changes() {
    let world = World::default();
    let access = world.driver().await;
    let before = world.change(&access, bio("Careful.")).await.unwrap();
    world.clock.advance(TimeDelta::minutes(1));
    let change = DriverChange {
        last_name: Some("Farrell".to_owned()),
        postcode: Some("Y6 5DN".to_owned()),
        start_date: Some("2021-09-15".to_owned()),
        english_level: Some("advanced".to_owned()),
        licenses: Some(vec!["d1".to_owned()]),
        ..DriverChange::default()
    };
    let after = world.change(&access, change).await.unwrap();
    let mut expected = Driver {
        last_name: Some("Farrell".to_owned()),
        version: before.version + 1,
        ..before
    };
    expected.sheet.postcode = "Y6 5DN".to_owned();
    expected.sheet.start_date = "2021-09-15".parse().unwrap();
    expected.sheet.english_level = Some("advanced".to_owned());
    expected.sheet.licenses = vec!["d1".to_owned()];
    expected.sheet.activities = after.sheet.activities.clone();
    assert_eq!(after, expected);
    assert_eq!(world.drivers().read(&access).await.unwrap(), expected);

    let latest = &after.sheet.activities[0];
    assert_eq!((latest.id, latest.action), (3, Action::Updated));
    assert_eq!(latest.created_at, world.clock.now());
    assert_eq!(
        trail(&after),
        [
            (Action::Updated, None),
            (Action::Updated, None),
            (Action::Created, None)
        ]
    );
}

#[tokio::test]
async fn the_names_are_those_of_the_person() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        first_name: Some("Lashell".to_owned()),
        ..DriverChange::default()
    };
    let driver = world.change(&access, change).await.unwrap();
    let profile = world.profiles().read(&access).await.unwrap();
    assert_eq!(profile.first_name.as_deref(), Some("Lashell"));
    assert_eq!(profile.last_name.as_deref(), Some("Luettgen"));
    assert_eq!(profile.version, driver.version);
}

#[tokio::test]
async fn a_bio_can_be_cleared_and_lists_emptied() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        licenses: Some(vec!["d".to_owned()]),
        experiences: Some(vec![experience("a")]),
        ..bio("Careful.")
    };
    world.change(&access, change).await.unwrap();
    let change = DriverChange {
        bio: Change::Clear,
        licenses: Some(Vec::new()),
        experiences: Some(Vec::new()),
        ..DriverChange::default()
    };
    let sheet = world.change(&access, change).await.unwrap().sheet;
    assert_eq!(sheet.bio, None);
    assert!(sheet.licenses.is_empty() && sheet.experiences.is_empty());
}

#[tokio::test]
async fn what_changes_nothing_writes_nothing() {
    let world = World::default();
    let access = world.driver().await;
    let before = world.drivers().read(&access).await.unwrap();
    let _ = world.store.take_journal();
    for change in [
        DriverChange::default(),
        registration(),
        DriverChange {
            bio: Change::Clear,
            licenses: Some(Vec::new()),
            ..registration()
        },
    ] {
        assert_eq!(world.change(&access, change).await.unwrap(), before);
        assert_eq!(world.store.take_journal(), ["drivers.read"]);
    }
}

#[tokio::test]
async fn a_change_is_two_round_trips() {
    let world = World::default();
    let access = world.driver().await;
    world.change(&access, bio("Careful.")).await.unwrap();
    let journal = world.store.take_journal();
    assert_eq!(journal, ["drivers.read", "drivers.save"]);
}

#[tokio::test]
async fn a_change_of_what_has_changed_since_is_refused_even_if_it_is_none() {
    let world = World::default();
    let access = world.driver().await;
    for versions in [vec![1], vec![1, 3], Vec::new()] {
        let expected = Expected::OneOf(versions);
        for change in [bio("Careful."), registration()] {
            let outcome = world.drivers().update(&access, change, &expected).await;
            assert!(matches!(outcome, Err(DriverError::Stale)), "{outcome:?}");
        }
    }
    let expected = Expected::OneOf(vec![7, 2]);
    let change = bio("Careful.");
    let written = world.drivers().update(&access, change, &expected).await;
    let written = written.unwrap();
    assert_eq!((written.driver.version, written.recorded), (3, 1));
}

#[tokio::test]
async fn that_it_has_changed_is_told_before_what_is_wrong() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        birth_date: Some("2000-02-30".to_owned()),
        ..DriverChange::default()
    };
    let expected = Expected::OneOf(vec![1]);
    let outcome = world.drivers().update(&access, change, &expected).await;
    assert!(matches!(outcome, Err(DriverError::Stale)), "{outcome:?}");
}

#[tokio::test]
async fn a_change_through_another_api_is_a_change() {
    let world = World::default();
    let access = world.driver().await;
    let change = crate::profile::ProfileChange {
        address: Change::Set("Storgata 1".to_owned()),
        ..crate::profile::ProfileChange::default()
    };
    let profiles = world.profiles();
    let profile = profiles.update(&access, change, None, &Expected::Any).await;
    assert_eq!(profile.unwrap().version, 3);
    assert_eq!(world.drivers().read(&access).await.unwrap().version, 3);
}

#[tokio::test]
async fn experiences_keep_their_numbers_and_new_ones_get_higher_ones() {
    let world = World::default();
    let access = world.driver().await;
    assert_eq!(numbers(&world, &access, &["a", "b"]).await, [1, 2]);
    assert_eq!(numbers(&world, &access, &["b", "c"]).await, [2, 3]);
    let _ = world.store.take_journal();
    assert_eq!(numbers(&world, &access, &["b", "c"]).await, [2, 3]);
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
    assert_eq!(numbers(&world, &access, &["c", "b"]).await, [3, 2]);
}

#[tokio::test]
async fn the_trail_is_the_latest_fifty() {
    let world = World::default();
    let access = world.driver().await;
    let mut last = None;
    for number in 0..60 {
        let change = bio(&number.to_string());
        last = Some(world.change(&access, change).await.unwrap());
    }
    let trail = last.unwrap().sheet.activities;
    assert_eq!(trail.len(), LONGEST_TRAIL);
    let ids: Vec<i64> = trail.iter().map(|it| it.id).collect();
    assert_eq!(ids, (12..=61).rev().collect::<Vec<_>>());
}
