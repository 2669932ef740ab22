//! Whose access to a driver's profile stands.

use domain::access::Access;
use domain::driver::{CreateDriverError, Driver, DriverRepository, SaveDriverError};
use domain::id::PairId;
use domain::session::SessionRepository;

use crate::drivers::named;
use crate::support::data::{account, after, fresh};
use crate::support::driver::{full_sheet, revision, sheet};
use crate::support::on_both;
use crate::support::world::{Person, World};

/// Whoever has this access sees and changes nothing.
async fn assert_refused(world: &World, access: &Access, driver: &Driver, seconds: i64) {
    let now = after(seconds);
    for user in [access.user, driver.user, account("x").uid] {
        let found = world.drivers.read(access, user, now).await;
        assert_eq!(found.expect("an answer"), None);
    }
    let revision = named("X", "X", full_sheet());
    let created = world.drivers.create(access, &revision, now).await;
    assert!(
        matches!(created, Err(CreateDriverError::Revoked(_))),
        "{created:?}"
    );
    for version in [driver.version, driver.version + 1] {
        let driver = Driver {
            version,
            ..driver.clone()
        };
        let saved = world.drivers.save(access, &driver, &revision, now).await;
        assert!(
            matches!(saved, Err(SaveDriverError::Revoked(_))),
            "{saved:?}"
        );
    }
}

on_both! {
    async fn whoever_is_refused_sees_and_changes_nothing(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let (bob, other) = world.driver("bob").await;
        let Person { access, session, .. } = &ada;
        for access in [
            Access { user: bob.access.user, ..*access },
            Access { session: bob.access.session, ..*access },
            Access { pair: bob.access.pair, ..*access },
            Access { user: account("x").uid, ..*access },
            Access { pair: PairId(fresh()), ..*access },
        ] {
            assert_refused(&world, &access, &driver, 1).await;
            assert_refused(&world, &access, &other, 1).await;
        }
        let end = (session.expires_at - after(0)).num_seconds();
        assert!(world.drivers.read(access, driver.user, after(end - 1)).await.unwrap().is_some());
        assert_refused(&world, access, &driver, end).await;
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        assert_refused(&world, access, &driver, 1).await;
        assert_refused(&world, access, &other, 1).await;
        world.sql("UPDATE users SET disabled_at = NULL").await;
        assert_eq!(world.own(access).await, driver);
        world.sessions.revoke(access, access.session, after(1)).await.unwrap();
        assert_refused(&world, access, &driver, 1).await;
        assert_refused(&world, access, &other, 1).await;
        assert_eq!(world.own(&bob.access).await, other);
        assert_eq!(world.count("SELECT version FROM users WHERE username = 'ada'").await, driver.version);
    }

    async fn everything_says_whether_the_pair_is_new(world: World) {
        let (ada, mut driver) = world.driver("ada").await;
        for (name, first_use) in [("bob", true), ("eve", false)] {
            let newcomer = world.register(name).await.access;
            if !first_use {
                world.sessions.mark_used(ada.access.pair, after(1)).await.unwrap();
                world.sessions.mark_used(newcomer.pair, after(1)).await.unwrap();
            }
            let found = world.drivers.read(&ada.access, driver.user, after(1)).await.unwrap().unwrap();
            assert_eq!(found.first_use, first_use);
            let created = world.drivers.create(&newcomer, &revision(sheet()), after(1)).await.unwrap();
            assert_eq!(created.first_use, first_use);
            let saved = world.drivers.save(&ada.access, &driver, &revision(sheet()), after(1)).await.unwrap();
            assert_eq!(saved.first_use, first_use);
            let other = created.value.driver;
            let saved_for_another = world.drivers.save(&ada.access, &other, &revision(sheet()), after(1)).await.unwrap();
            assert_eq!(saved_for_another.first_use, first_use);
            driver = saved.value.driver;
        }
    }

    async fn a_deleted_person_is_no_driver(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let (bob, _) = world.driver("bob").await;
        assert_eq!(world.sql("DELETE FROM users WHERE username = 'ada'").await, 1);
        assert_refused(&world, &ada.access, &driver, 1).await;
        let found = world.drivers.read(&bob.access, driver.user, after(1)).await.unwrap().unwrap();
        assert_eq!(found.value, None);
        let saved = world.try_save(&bob.access, &driver, &revision(sheet())).await;
        assert!(matches!(saved, Err(SaveDriverError::Stale)), "{saved:?}");
        assert_eq!(world.count("SELECT count(*) FROM driver_profiles").await, 1);
    }
}
