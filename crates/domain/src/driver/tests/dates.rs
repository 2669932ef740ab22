//! Dates.

use chrono::TimeDelta;

use super::support::{faults, registration};
use crate::driver::{DriverChange, DriverError, ExperienceInput, Fault};
use crate::fakes::World;

fn born(text: &str) -> DriverChange {
    DriverChange {
        birth_date: Some(text.to_owned()),
        ..DriverChange::default()
    }
}

fn worked(from: &str, to: &str) -> ExperienceInput {
    ExperienceInput {
        company: "Northline Coaches".to_owned(),
        position: "Coach driver".to_owned(),
        start_date: Some(from.to_owned()),
        end_date: Some(to.to_owned()),
        description: None,
    }
}

#[tokio::test]
async fn the_date_of_a_date_time_counts_as_it_is_written() {
    let world = World::default();
    let access = world.driver().await;
    for (text, date) in [
        ("1983-08-08", "1983-08-08"),
        ("1983-08-09T23:59:59-11:00", "1983-08-09"),
        ("1983-08-10T00:00:00.000+14:00", "1983-08-10"),
    ] {
        let driver = world.change(&access, born(text)).await.unwrap();
        assert_eq!(driver.sheet.birth_date.to_string(), date);
    }
}

#[tokio::test]
async fn nobody_is_born_tomorrow() {
    let world = World::default();
    let access = world.driver().await;
    // The clock stands at 10 o'clock on 12 February 2026.
    world.change(&access, born("2026-02-12")).await.unwrap();
    let outcome = world.change(&access, born("2026-02-13")).await;
    assert_eq!(faults(outcome), [("birth_date", Fault::InFuture)]);
    world.clock.advance(TimeDelta::hours(14));
    let access = world.access(&world.login(crate::testing::EMAIL).await);
    world.change(&access, born("2026-02-13")).await.unwrap();
}

#[tokio::test]
async fn work_may_start_and_end_in_the_future() {
    let world = World::default();
    let access = world.driver().await;
    let change = DriverChange {
        start_date: Some("2026-12-01".to_owned()),
        experiences: Some(vec![worked("2026-01-01", "2026-12-31")]),
        ..DriverChange::default()
    };
    world.change(&access, change).await.unwrap();
}

#[tokio::test]
async fn what_ends_before_it_starts_is_wrong_at_its_end() {
    let world = World::default();
    let access = world.driver().await;
    let experiences = |experiences| DriverChange {
        experiences: Some(experiences),
        ..DriverChange::default()
    };
    let day = worked("2020-01-02", "2020-01-02");
    let outcome = world.change(&access, experiences(vec![day])).await;
    outcome.unwrap();
    let wrong = worked("2020-01-02", "2020-01-01");
    let outcome = world.change(&access, experiences(vec![wrong.clone(), wrong]));
    assert_eq!(
        faults(outcome.await),
        [("experiences.end_date", Fault::Invalid)]
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once_and_nothing_is_kept() {
    let world = World::default();
    let access = world.owner().await;
    let change = DriverChange {
        birth_date: Some("2000-02-30".to_owned()),
        start_date: Some("2020-03-20T24:00:00Z".to_owned()),
        experiences: Some(vec![
            worked("2019-04-31", "2019-05-01"),
            worked("", "2019-05-01T10:60:00Z"),
        ]),
        ..registration()
    };
    let outcome = world.drivers().create(&access, change).await;
    let expected = [
        ("birth_date", Fault::Invalid),
        ("start_date", Fault::Invalid),
        ("experiences.start_date", Fault::Invalid),
        ("experiences.end_date", Fault::Invalid),
    ];
    assert_eq!(faults(outcome), expected);
    let outcome = world.drivers().read(&access).await;
    assert!(matches!(outcome, Err(DriverError::NotFound)), "{outcome:?}");
}
