//! What a driver is told of their profile.

use domain::access::Access;
use domain::driver::DocumentKind::Cv;
use domain::driver::{CreateDriverError, DriverRepository, Revision, SaveDriverError};
use domain::event::News;
use domain::presence::Presence::Online;
use domain::session::SessionRepository;

use crate::support::data::after;
use crate::support::driver::{full_sheet, holding, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

fn news(access: &Access) -> Vec<News> {
    vec![News::ProfileChanged {
        session: access.session,
        members: vec!["bio", "licenses"],
    }]
}

/// A revision that is told.
fn told(access: &Access) -> Revision {
    Revision {
        news: news(access),
        ..revision(full_sheet())
    }
}

on_both! {
    async fn the_other_sessions_are_told_of_a_new_profile(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.sign_in(ada.user, after(1)).await;
        world.be(&other, Online, 1, 1_000).await;
        world.sql("DELETE FROM events").await;
        let created = world.drivers.create(&ada, &told(&ada), after(2)).await.unwrap();
        assert!(created.value.announced);
        let page = world.page(&other, 0).await;
        assert_eq!(page.len(), 1);
        let expected = news(&ada)[0].event();
        assert_eq!((&page[0].kind, &page[0].data, page[0].created_at), (&expected.kind, &expected.data, after(2)));
    }

    async fn the_other_sessions_are_told_of_a_change(world: World) {
        let (ada, mut driver) = world.driver("ada").await;
        let other = world.sign_in(ada.access.user, after(1)).await;
        world.be(&other, Online, 1, 1_000).await;
        world.sql("DELETE FROM events").await;
        let [cv] = world.all_reserved(&ada.access).await;
        let attaching = Revision { documents: vec![(Cv, vec![cv])], ..told(&ada.access) };
        for revision in [told(&ada.access), attaching] {
            let version = driver.version;
            let saved = world.drivers.save(&ada.access, &driver, &revision, after(2)).await.unwrap();
            assert!(saved.value.announced);
            driver = saved.value.driver;
            assert_eq!(driver.version, version + 1);
        }
        assert_eq!(world.own(&ada.access).await, driver);
        assert_eq!(world.kinds(&other).await, ["profile.changed", "profile.changed"]);
        let silent = world.drivers.save(&ada.access, &driver, &revision(sheet()), after(2)).await.unwrap();
        assert!(!silent.value.announced);
        assert_eq!(world.kinds(&other).await.len(), 2);
    }

    async fn without_another_session_nobody_is_told(world: World) {
        let ada = world.register("ada").await.access;
        let created = world.drivers.create(&ada, &told(&ada), after(2)).await.unwrap().value;
        assert!(!created.announced);
        let [cv] = world.all_reserved(&ada).await;
        let saved = world.drivers.save(&ada, &created.driver, &told(&ada), after(2)).await.unwrap().value;
        assert!(!saved.announced);
        let attaching = Revision { documents: vec![(Cv, vec![cv])], ..told(&ada) };
        let saved = world.drivers.save(&ada, &saved.driver, &attaching, after(2)).await.unwrap().value;
        assert!(!saved.announced);
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
    }

    async fn a_driver_is_always_told_what_staff_do(world: World) {
        let staff = world.register("staff").await.access;
        let (ada, driver) = world.driver("ada").await;
        let saved = world.drivers.save(&staff, &driver, &told(&staff), after(2)).await.unwrap();
        assert!(saved.value.announced);
        assert_eq!(world.be(&ada.access, Online, 3, 4).await, 1);
        assert_eq!(world.kinds(&ada.access).await, ["profile.changed"]);
        assert_eq!(world.kinds(&staff).await, [""; 0]);
        world.sign_in(staff.user, after(3)).await;
        let saved = world.drivers.save(&staff, &saved.value.driver, &revision(sheet()), after(2)).await.unwrap();
        assert!(!saved.value.announced);
    }

    async fn a_driver_who_is_signed_out_is_told_later(world: World) {
        let staff = world.register("staff").await.access;
        let (ada, driver) = world.driver("ada").await;
        world.sessions.revoke(&ada.access, ada.access.session, after(1)).await.unwrap();
        let saved = world.drivers.save(&staff, &driver, &told(&staff), after(2)).await.unwrap();
        assert!(saved.value.announced);
        let again = world.sign_in(ada.access.user, after(3)).await;
        assert_eq!(world.be(&again, Online, 3, 4).await, 1);
        assert_eq!(world.kinds(&again).await, ["profile.changed"]);
    }

    async fn a_refused_change_is_no_news(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let staff = world.register("staff").await.access;
        let other = world.sign_in(ada.access.user, after(1)).await;
        world.be(&other, Online, 1, 1_000).await;
        world.sql("DELETE FROM events").await;
        let exists = world.drivers.create(&ada.access, &told(&ada.access), after(2)).await;
        assert!(matches!(exists, Err(CreateDriverError::Exists)), "{exists:?}");
        let gone = Revision { news: news(&ada.access), ..holding(&driver, [(Cv, vec![0])]) };
        let stale = domain::driver::Driver { version: 9, ..driver.clone() };
        for access in [&ada.access, &staff] {
            let outcome = world.try_save(access, &driver, &gone).await;
            assert!(matches!(outcome, Err(SaveDriverError::BlobGone)), "{outcome:?}");
            let outcome = world.try_save(access, &stale, &told(access)).await;
            assert!(matches!(outcome, Err(SaveDriverError::Stale)), "{outcome:?}");
        }
        assert_eq!(world.kinds(&other).await, [""; 0]);
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn a_full_queue_is_in_nobodys_way(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let staff = world.register("staff").await.access;
        world.fill_queue("ada", "'{}'").await;
        let saved = world.drivers.save(&staff, &driver, &told(&staff), after(2)).await.unwrap().value;
        assert!(saved.announced, "there is a reserve");
        world.sql("UPDATE event_feeds SET last_id = 11000").await;
        world.sign_in(ada.access.user, after(1)).await;
        let saved = world.drivers.save(&staff, &saved.driver, &told(&staff), after(2)).await.unwrap().value;
        assert!(!saved.announced);
        let saved = world.drivers.save(&ada.access, &saved.driver, &told(&ada.access), after(2)).await.unwrap().value;
        assert!(!saved.announced);
        assert_eq!(world.own(&ada.access).await, saved.driver);
    }
}
