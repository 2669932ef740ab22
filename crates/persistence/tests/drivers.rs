//! Profiles of drivers: creating, reading and saving.

use domain::access::Granted;
use domain::change::Change;
use domain::driver::{
    CreateDriverError, Driver, DriverRepository, Revision, SaveDriverError, Saved, Sheet,
};
use domain::profile::{Expected, ProfileChange, ProfileRepository};
use domain::store::StoreError;

use crate::profile_update::{first_name, read};
use crate::support::data::{account, after};
use crate::support::driver::{day, full_sheet, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

/// A revision of the names and the sheet.
pub fn named(first: &str, last: &str, sheet: Sheet) -> Revision {
    Revision {
        first_name: Some(first.to_owned()),
        last_name: Some(last.to_owned()),
        ..revision(sheet)
    }
}

on_both! {
    async fn nobody_begins_as_a_driver(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for user in [ada.user, bob.user, account("x").uid] {
            let found = world.drivers.read(&ada, user, after(1)).await.unwrap();
            assert_eq!(found, Some(Granted { value: None, first_use: true }));
        }
    }

    async fn what_is_created_is_answered_and_kept(world: World) {
        let ada = world.register("ada").await.access;
        let granted = world.drivers.create(&ada, &named("Virgie", "Luettgen", full_sheet()), after(5)).await.unwrap();
        let Saved { driver, announced } = granted.value;
        assert!(granted.first_use && !announced);
        let expected = Driver {
            id: driver.id,
            user: ada.user,
            version: 2,
            email: "ada@example.org".to_owned(),
            first_name: Some("Virgie".to_owned()),
            last_name: Some("Luettgen".to_owned()),
            phone_number: None,
            sheet: full_sheet(),
            attachments: Vec::new(),
        };
        assert_eq!(driver, expected);
        assert_eq!(world.own(&ada).await, expected);
    }

    async fn the_other_apis_see_what_a_driver_changes(world: World) {
        let ada = world.register("ada").await;
        let driver = world.drivers.create(&ada.access, &named("A", "B", sheet()), after(5)).await.unwrap().value.driver;
        let profile = read(&world, &ada).await;
        assert_eq!((profile.first_name.as_deref(), profile.last_name.as_deref()), (Some("A"), Some("B")));
        assert_eq!((profile.version, profile.updated_at), (2, after(5)));
        world.drivers.save(&ada.access, &driver, &named("C", "D", sheet()), after(6)).await.unwrap();
        let profile = read(&world, &ada).await;
        assert_eq!((profile.first_name.as_deref(), profile.last_name.as_deref()), (Some("C"), Some("D")));
        assert_eq!((profile.version, profile.updated_at), (3, after(6)));
    }

    async fn a_driver_sees_what_the_other_apis_change(world: World) {
        let (ada, before) = world.driver("ada").await;
        let change = ProfileChange { phone_number: Change::Set("+441234567890".to_owned()), ..first_name("X") };
        world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await.unwrap();
        let expected = Driver {
            version: before.version + 1,
            first_name: Some("X".to_owned()),
            phone_number: Some("+441234567890".to_owned()),
            ..before.clone()
        };
        assert_eq!(world.own(&ada.access).await, expected);
        let stale = world.try_save(&ada.access, &before, &revision(sheet())).await;
        assert!(matches!(stale, Err(SaveDriverError::Stale)), "{stale:?}");
        let saved = world.save(&ada.access, &expected, &revision(sheet())).await;
        assert_eq!(saved, Driver { version: expected.version + 1, ..expected });
    }

    async fn a_second_creation_changes_nothing(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let again = world.drivers.create(&ada.access, &named("X", "Y", full_sheet()), after(5)).await;
        assert!(matches!(again, Err(CreateDriverError::Exists)), "{again:?}");
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn each_has_their_own(world: World) {
        let (ada, first) = world.driver("ada").await;
        let (bob, second) = world.driver("bob").await;
        assert_ne!(first.id, second.id);
        let saved = world.save(&ada.access, &first, &named("X", "Y", full_sheet())).await;
        assert_eq!(saved.id, first.id);
        assert_eq!(world.own(&bob.access).await, second);
        assert_eq!(world.own(&ada.access).await, saved);
    }

    async fn what_is_saved_is_answered_and_kept(world: World) {
        let (ada, first) = world.driver("ada").await;
        let second = world.save(&ada.access, &first, &named("A", "B", full_sheet())).await;
        let expected = Driver {
            version: first.version + 1,
            first_name: Some("A".to_owned()),
            last_name: Some("B".to_owned()),
            sheet: full_sheet(),
            ..first
        };
        assert_eq!(second, expected);
        assert_eq!(world.own(&ada.access).await, expected);
        // And back: names stay where they are not told.
        let third = world.save(&ada.access, &second, &revision(sheet())).await;
        assert_eq!(third, Driver { version: expected.version + 1, sheet: sheet(), ..expected });
        assert_eq!(world.own(&ada.access).await, third);
    }

    async fn only_the_version_that_was_read_is_saved(world: World) {
        let (ada, driver) = world.driver("ada").await;
        for version in [driver.version - 1, driver.version + 1, 0, -1, i64::MAX] {
            let stale = Driver { version, ..driver.clone() };
            let saved = world.try_save(&ada.access, &stale, &named("X", "Y", full_sheet())).await;
            assert!(matches!(saved, Err(SaveDriverError::Stale)), "{saved:?}");
        }
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn text_and_days_are_kept_as_they_are(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let odd = "'; DROP TABLE users; -- \u{1F980} $1 %_\\ \"quoted\" \u{202E} \u{7f} null";
        let mut sheet = full_sheet();
        sheet.birth_date = day(1, 1, 1);
        sheet.start_date = day(9999, 12, 31);
        sheet.bio = Some(odd.repeat(100));
        odd.clone_into(&mut sheet.postcode);
        sheet.licenses = vec![odd.to_owned(), String::new()];
        odd.clone_into(&mut sheet.experiences[0].company);
        sheet.experiences[0].start_date = Some(day(1, 1, 1));
        sheet.interviews[0].scheduled_at += chrono::TimeDelta::nanoseconds(123_456_789);
        sheet.reviews[0].comment = Some(odd.to_owned());
        let saved = world.save(&ada.access, &driver, &named(odd, odd, sheet.clone())).await;
        assert_eq!(saved.sheet, sheet);
        assert_eq!(saved.last_name.as_deref(), Some(odd));
        assert_eq!(world.own(&ada.access).await, saved);
    }

    async fn a_driver_survives_a_restart(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let saved = world.save(&ada.access, &driver, &named("A", "B", full_sheet())).await;
        world.database.close().await;
        let restarted = world.another_instance().await;
        assert_eq!(restarted.own(&ada.access).await, saved);
    }

    async fn what_nobody_wrote_is_a_defect(world: World) {
        let (ada, driver) = world.driver("ada").await;
        for wrong in [
            "licenses = '['",
            "experiences = '[{}]'",
            "interviews = 'null'",
            "reviews = '[{\"id\":1}]'",
            "activities = '{\"id\":1,\"action\":\"danced\",\"subject\":null,\"created_at\":\"2026-03-01T12:00:00Z\"}'",
            "activities = '[1,\"updated\",\"shoe\",1772366400000]'",
            "activities = '[]'",
            "activities = '[1,\"updated\",null,1772366400000],'",
        ] {
            world.sql(&format!("UPDATE driver_profiles SET {wrong}")).await;
            let found = world.drivers.read(&ada.access, driver.user, after(1)).await;
            assert!(matches!(found, Err(StoreError::Internal(_))), "{wrong}: {found:?}");
            let saved = world.drivers.save(&ada.access, &driver, &revision(sheet()), after(1)).await.unwrap();
            world.sql(&format!("UPDATE users SET version = {}", driver.version)).await;
            assert_eq!(saved.value.driver.sheet, sheet());
            assert_eq!(world.own(&ada.access).await, driver);
        }
    }
}
