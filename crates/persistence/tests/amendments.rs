//! Changes of drivers' profiles that the store makes at once.

use domain::access::Access;
use domain::change::Change;
use domain::driver::{
    Action, Activity, Amendment, DocumentKind, Driver, DriverRepository, LONGEST_TRAIL, Sheet,
};
use domain::profile::Expected;
use domain::session::SessionRepository;
use futures_util::future::{join, join_all};

use crate::support::data::after;
use crate::support::driver::{day, full_sheet, revision};
use crate::support::fixture::{Backend, run};
use crate::support::world::{Person, World};

impl World {
    /// Amends the caller's profile, whatever its version; none if it was left alone.
    pub async fn amend(&self, access: &Access, amendment: &Amendment) -> Option<Driver> {
        self.amend_version(access, amendment, &Expected::Any).await
    }

    pub async fn amend_version(
        &self,
        access: &Access,
        amendment: &Amendment,
        expected: &Expected,
    ) -> Option<Driver> {
        let amended = self.drivers.amend(access, amendment, expected, after(2));
        amended.await.unwrap().map(|granted| granted.value)
    }
}

/// So many drivers.
pub async fn drivers(world: &World, count: usize) -> Vec<(Person, Driver)> {
    let mut drivers = Vec::new();
    for number in 0..count {
        drivers.push(world.driver(&format!("driver{number}")).await);
    }
    drivers
}

/// Sets the bio.
pub fn bio(text: &str) -> Amendment {
    Amendment {
        bio: Change::Set(text.to_owned()),
        ..Amendment::default()
    }
}

/// What one of many changes: members are set and left in turn, to texts that are written as no change of a text may be mistaken for.
fn turn(number: usize) -> Amendment {
    let text = |turn: usize| match turn % 4 {
        0 => None,
        1 => Some(format!("={number}")),
        2 => Some("-".to_owned()),
        _ => Some(format!("æ\u{1F980}, {{{number}}} \"'\\")),
    };
    let date = |turn: usize| turn.is_multiple_of(2).then(|| day(1, 12, 31));
    Amendment {
        first_name: text(number),
        last_name: text(number / 4 + 1),
        postcode: text(number / 2),
        birth_date: date(number),
        start_date: date(number / 2),
        contact_phone_number: text(number + 2),
        english_level: text(number / 3),
        bio: match number % 3 {
            0 => Change::Keep,
            1 => Change::Clear,
            _ => Change::Set(text(number).unwrap_or_default()),
        },
        licenses: text(number + 3).map(|text| vec![text, String::new()]),
        experiences: number
            .is_multiple_of(5)
            .then(|| full_sheet().experiences[..number % 2].to_vec()),
    }
}

/// What a profile with `sheet` is after `amendment`.
fn amended(driver: &Driver, amendment: &Amendment) -> Driver {
    let Amendment {
        first_name,
        last_name,
        postcode,
        birth_date,
        start_date,
        contact_phone_number,
        english_level,
        bio,
        licenses,
        experiences,
    } = amendment.clone();
    let sheet = driver.sheet.clone();
    let updated = Activity {
        id: sheet.activities.first().map_or(1, |it| it.id + 1),
        action: Action::Updated,
        subject: None,
        created_at: after(2),
    };
    let trail = std::iter::once(updated).chain(sheet.activities);
    Driver {
        version: driver.version + 1,
        first_name: first_name.or(driver.first_name.clone()),
        last_name: last_name.or(driver.last_name.clone()),
        sheet: Sheet {
            postcode: postcode.unwrap_or(sheet.postcode),
            birth_date: birth_date.unwrap_or(sheet.birth_date),
            start_date: start_date.unwrap_or(sheet.start_date),
            contact_phone_number: contact_phone_number.unwrap_or(sheet.contact_phone_number),
            english_level: english_level.or(sheet.english_level),
            bio: match bio {
                Change::Keep => sheet.bio,
                Change::Clear => None,
                Change::Set(bio) => Some(bio),
            },
            licenses: licenses.unwrap_or(sheet.licenses),
            experiences: experiences.unwrap_or(sheet.experiences),
            activities: trail.take(LONGEST_TRAIL).collect(),
            ..sheet
        },
        ..driver.clone()
    }
}

#[test]
fn a_file_is_read_first() {
    run(Backend::Sqlite, async |world| {
        let (person, driver) = world.driver("ada").await;
        assert_eq!(world.amend(&person.access, &turn(1)).await, None);
        assert_eq!(world.own(&person.access).await, driver);
    });
}

#[test]
fn every_driver_gets_what_they_set_and_nothing_else() {
    run(Backend::Postgres, async |world| {
        let mut drivers = drivers(&world, 90).await;
        for (number, (person, driver)) in drivers.iter_mut().enumerate() {
            if number.is_multiple_of(2) {
                *driver = world
                    .save(&person.access, driver, &revision(full_sheet()))
                    .await;
            }
        }
        for round in 0..3 {
            let turn = |number: usize| turn(number + 7 * round);
            let answers = join_all(drivers.iter().enumerate().map(
                async |(number, (person, _))| world.amend(&person.access, &turn(number)).await,
            ))
            .await;
            for (number, ((person, driver), answer)) in drivers.iter_mut().zip(answers).enumerate()
            {
                let expected = amended(driver, &turn(number));
                assert_eq!(answer.as_ref(), Some(&expected), "{number}");
                assert_eq!(world.own(&person.access).await, expected);
                *driver = expected;
            }
        }
    });
}

#[test]
fn the_documents_are_answered() {
    run(Backend::Postgres, async |world| {
        let (person, driver) = world.driver("ada").await;
        let [id] = world.all_reserved(&person.access).await;
        let kind = DocumentKind::Cv;
        let holding = crate::support::driver::holding(&driver, [(kind, vec![id])]);
        let driver = world.save(&person.access, &driver, &holding).await;
        let answer = world.amend(&person.access, &bio("with a document")).await;
        assert_eq!(answer, Some(amended(&driver, &bio("with a document"))));
        assert_eq!(answer.unwrap().attachments.len(), 1);
    });
}

#[test]
fn the_trail_goes_on_and_forgets_the_oldest() {
    run(Backend::Postgres, async |world| {
        let (person, mut driver) = world.driver("ada").await;
        for number in 0..=2 * LONGEST_TRAIL {
            let amendment = bio(&number.to_string());
            driver = amended(&driver, &amendment);
            assert_eq!(
                world.amend(&person.access, &amendment).await,
                Some(driver.clone())
            );
        }
        assert_eq!(driver.sheet.activities.len(), LONGEST_TRAIL);
        assert_eq!(world.own(&person.access).await, driver);
        let bytes = "SELECT CAST(octet_length(activities) AS bigint) FROM driver_profiles";
        assert!(world.count(bytes).await < 2500);
    });
}

#[test]
fn a_trail_of_long_entries_forgets_the_oldest_too() {
    run(Backend::Postgres, async |world| {
        let (person, driver) = world.driver("ada").await;
        let wordy = (1..=50).rev().map(|id| Activity {
            id,
            action: Action::DocumentAttached,
            subject: Some(DocumentKind::ChildSafeguardTraining),
            created_at: after(1),
        });
        let sheet = Sheet {
            activities: wordy.collect(),
            ..full_sheet()
        };
        let mut driver = world.save(&person.access, &driver, &revision(sheet)).await;
        for number in 0..3 {
            let amendment = bio(&number.to_string());
            driver = amended(&driver, &amendment);
            assert_eq!(
                world.amend(&person.access, &amendment).await,
                Some(driver.clone())
            );
        }
        assert_eq!(driver.sheet.activities[0].id, 53);
        let entries = "SELECT CAST(json_array_length(CAST('[' || activities || ']' AS json)) AS bigint) FROM driver_profiles";
        assert_eq!(world.count(entries).await, 50);
    });
}

#[test]
fn what_changes_nothing_is_left_alone() {
    run(Backend::Postgres, async |world| {
        let (person, driver) = world.driver("ada").await;
        let driver = world
            .save(&person.access, &driver, &revision(full_sheet()))
            .await;
        let sheet = driver.sheet.clone();
        let same = Amendment {
            first_name: driver.first_name.clone(),
            last_name: driver.last_name.clone(),
            postcode: Some(sheet.postcode),
            birth_date: Some(sheet.birth_date),
            start_date: Some(sheet.start_date),
            contact_phone_number: Some(sheet.contact_phone_number),
            english_level: sheet.english_level,
            bio: sheet.bio.map_or(Change::Keep, Change::Set),
            licenses: Some(sheet.licenses),
            experiences: Some(sheet.experiences),
        };
        for amendment in [Amendment::default(), same] {
            assert_eq!(world.amend(&person.access, &amendment).await, None);
        }
        assert_eq!(world.own(&person.access).await, driver);
    });
}

#[test]
fn a_trail_of_an_earlier_release_is_left_alone_and_read() {
    run(Backend::Postgres, async |world| {
        let (person, mut driver) = world.driver("ada").await;
        let early =
            r#"{"id":7,"action":"created","subject":null,"created_at":"2026-03-01T12:00:02Z"}"#;
        world
            .sql(&format!(
                "UPDATE driver_profiles SET activities = '{early}'"
            ))
            .await;
        assert_eq!(world.amend(&person.access, &bio("new")).await, None);
        let created = Activity {
            id: 7,
            action: Action::Created,
            subject: None,
            created_at: "2026-03-01T12:00:02Z".parse().unwrap(),
        };
        driver.sheet.activities = vec![created];
        assert_eq!(world.own(&person.access).await, driver);
    });
}

#[test]
fn a_driver_who_is_refused_changes_nothing_and_keeps_nobody_else_from_it() {
    run(Backend::Postgres, async |world| {
        let drivers = drivers(&world, 50).await;
        for (person, _) in drivers.iter().step_by(5) {
            let access = &person.access;
            world
                .sessions
                .revoke(access, access.session, after(1))
                .await
                .unwrap();
        }
        // They have to be told.
        for (person, _) in drivers.iter().skip(2).step_by(5) {
            world.sign_in(person.access.user, after(1)).await;
        }
        let strangers =
            join_all((0..5).map(async |number| world.register(&format!("stranger{number}")).await))
                .await;
        let made = join_all(
            drivers
                .iter()
                .enumerate()
                .map(async |(number, (person, driver))| {
                    let version = driver.version - i64::from(number % 5 == 1);
                    let expected = Expected::OneOf(vec![0, version]);
                    let made = world
                        .amend_version(&person.access, &bio("new"), &expected)
                        .await;
                    (made.is_some(), driver.version)
                }),
        );
        let not_made = join_all(
            strangers
                .iter()
                .map(async |person| world.amend(&person.access, &bio("new")).await),
        );
        let (made, not_made) = join(made, not_made).await;
        assert!(not_made.iter().all(Option::is_none));
        for (number, (made, _)) in made.iter().enumerate() {
            assert_eq!(*made, number % 5 >= 3, "{number}");
        }
        let changed =
            "SELECT count(*) FROM driver_profiles WHERE bio = 'new' AND activities LIKE '[1,%'";
        assert_eq!(world.count(changed).await, 20);
        assert_eq!(
            world
                .count("SELECT count(*) FROM users WHERE version = 3")
                .await,
            20
        );
    });
}
