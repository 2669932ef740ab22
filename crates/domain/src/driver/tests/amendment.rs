//! Changes that are made without the profile being read first.

use chrono::TimeDelta;

use super::support::{held, named, trail, with};
use crate::access::Access;
use crate::change::Change;
use crate::driver::{Action, DocumentKind, Driver, DriverChange, DriverError, ExperienceInput};
use crate::fakes::World;
use crate::presence::Presence;
use crate::profile::Expected;
use crate::testing::EMAIL;

/// Changes after one another: of each member, of all, of nothing.
fn changes() -> Vec<DriverChange> {
    let all = DriverChange {
        first_name: Some("Ada".to_owned()),
        last_name: Some("Byron".to_owned()),
        postcode: Some("Y6 5DN".to_owned()),
        birth_date: Some("1983-08-08T10:02:34.340Z".to_owned()),
        start_date: Some("2021-09-15".to_owned()),
        contact_phone_number: Some("07366 916627".to_owned()),
        english_level: Some("advanced".to_owned()),
        bio: Change::Set("Careful.".to_owned()),
        licenses: Some(vec!["d1".to_owned()]),
        ..DriverChange::default()
    };
    let none = DriverChange::default;
    vec![
        DriverChange {
            first_name: Some("Grace".to_owned()),
            ..none()
        },
        DriverChange {
            last_name: Some("Hopper".to_owned()),
            ..none()
        },
        DriverChange {
            postcode: Some("1".to_owned()),
            ..none()
        },
        DriverChange {
            birth_date: Some("1906-12-09".to_owned()),
            ..none()
        },
        DriverChange {
            start_date: Some("2022-02-02".to_owned()),
            ..none()
        },
        DriverChange {
            contact_phone_number: Some("2".to_owned()),
            ..none()
        },
        DriverChange {
            english_level: Some("basic".to_owned()),
            ..none()
        },
        DriverChange {
            bio: Change::Set("Fast.".to_owned()),
            ..none()
        },
        DriverChange {
            licenses: Some(vec![]),
            ..none()
        },
        all.clone(),
        all,
        DriverChange {
            bio: Change::Clear,
            ..none()
        },
        none(),
    ]
}

/// A world whose store has the short way, and somebody who drives there.
async fn world() -> (World, Access) {
    let world = World::default();
    let access = world.driver().await;
    world.store.amend_drivers();
    let _ = world.store.take_journal();
    (world, access)
}

/// Whether that change was made without reading first; it has to have the same outcome either way.
async fn is_amended(world: &World, access: &Access, change: DriverChange) -> bool {
    let changed = world.change(access, change).await;
    let journal = world.store.take_journal();
    assert_eq!(journal[0], "drivers.amend");
    if let Ok(driver) = changed {
        assert_eq!(world.drivers().read(access).await.unwrap(), driver);
        let _ = world.store.take_journal();
    }
    journal == ["drivers.amend"]
}

#[tokio::test]
async fn an_amendment_comes_to_what_reading_and_saving_comes_to() {
    let (short, its) = world().await;
    let long = World::default();
    let other = long.driver().await;
    for change in changes() {
        for world in [&short, &long] {
            world.clock.advance(TimeDelta::minutes(1));
        }
        let amended = short.change(&its, change.clone()).await.unwrap();
        let saved = long.change(&other, change.clone()).await.unwrap();
        let same_person = Driver {
            user: amended.user,
            email: amended.email.clone(),
            ..saved
        };
        assert_eq!(amended, same_person, "{change:?}");
    }
}

#[tokio::test]
async fn plain_members_are_one_transaction() {
    let (world, access) = world().await;
    let change = changes().remove(0);
    assert!(is_amended(&world, &access, change.clone()).await);
    // What changes nothing is found out by reading.
    assert!(!is_amended(&world, &access, change).await);
    let driver = world.drivers().read(&access).await.unwrap();
    assert_eq!(
        trail(&driver),
        [(Action::Updated, None), (Action::Created, None)]
    );
}

#[tokio::test]
async fn the_answer_tells_which_activity_is_the_change_s_own() {
    let (world, access) = world().await;
    let change = changes().remove(0);
    let written = world
        .drivers()
        .update(&access, change, &Expected::Any)
        .await
        .unwrap();
    assert_eq!(written.recorded, 1);
}

#[tokio::test]
async fn what_depends_on_what_there_is_is_read_first() {
    let (world, access) = world().await;
    let experiences = || DriverChange {
        experiences: Some(vec![ExperienceInput {
            company: "Buses".to_owned(),
            position: "Driver".to_owned(),
            start_date: None,
            end_date: None,
            description: None,
        }]),
        ..DriverChange::default()
    };
    let driver = world.change(&access, experiences()).await.unwrap();
    assert_eq!(driver.sheet.experiences[0].id, 1);
    assert_eq!(
        world.store.take_journal(),
        ["drivers.read", "drivers.amend"]
    );
    // The same ones again change nothing, and keep their numbers beside what does.
    assert_eq!(world.change(&access, experiences()).await.unwrap(), driver);
    assert_eq!(world.store.take_journal(), ["drivers.read"]);
    let change = DriverChange {
        bio: Change::Set("new".to_owned()),
        ..experiences()
    };
    let changed = world.change(&access, change).await.unwrap();
    assert_eq!(
        world.store.take_journal(),
        ["drivers.read", "drivers.amend"]
    );
    assert_eq!(changed.sheet.experiences, driver.sheet.experiences);
}

#[tokio::test]
async fn documents_that_are_attached_already_leave_the_short_way_open() {
    let (world, access) = world().await;
    let announced = world.upload(&access, "cv").await;
    let cv = || with(DocumentKind::Cv, [named(&announced)]);
    world.change(&access, cv()).await.unwrap();
    assert!(!world.store.take_journal().contains(&"drivers.amend"));
    let change = DriverChange {
        bio: Change::Set("new".to_owned()),
        ..cv()
    };
    let driver = world.change(&access, change).await.unwrap();
    assert_eq!(
        world.store.take_journal(),
        ["drivers.read", "drivers.amend"]
    );
    assert_eq!(held(&driver, DocumentKind::Cv).len(), 1);
}

#[tokio::test]
async fn who_has_to_be_told_is_told() {
    let (world, access) = world().await;
    let other = world.access(&world.login(EMAIL).await);
    let events = world.events();
    events.set_presence(&other, Presence::Online).await.unwrap();
    let _ = world.store.take_journal();
    assert!(!is_amended(&world, &access, changes().remove(0)).await);
    let told = events.page(&other, 0).await.unwrap();
    assert_eq!(told.last().unwrap().kind, "profile.changed");
}

#[tokio::test]
async fn refusals_are_the_same() {
    let (world, access) = world().await;
    let change = || changes().remove(0);
    for expected in [vec![], vec![0], vec![7, 9]] {
        let expected = Expected::OneOf(expected);
        let refused = world.drivers().update(&access, change(), &expected).await;
        assert!(matches!(refused, Err(DriverError::Stale)), "{refused:?}");
    }
    let wrong = DriverChange {
        birth_date: Some("2999-01-01".to_owned()),
        ..change()
    };
    let refused = world.change(&access, wrong).await;
    assert!(
        matches!(refused, Err(DriverError::Invalid(_))),
        "{refused:?}"
    );
    let nobody = world.access(&world.register("nobody@example.com", None).await);
    let refused = world.change(&nobody, change()).await;
    assert!(matches!(refused, Err(DriverError::NotFound)), "{refused:?}");
    let version = world.drivers().read(&access).await.unwrap().version;
    let expected = Expected::OneOf(vec![0, version]);
    let made = world
        .drivers()
        .update(&access, change(), &expected)
        .await
        .unwrap();
    assert_eq!(made.driver.version, version + 1);
}
