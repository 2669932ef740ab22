//! What staff do to the profiles of others.

use domain::access::{Access, Role};
use domain::driver::DocumentKind::{self, Cv, Documents};
use domain::driver::{
    DocumentReview, Driver, DriverRepository, Revision, SaveDriverError, Verdict,
};
use domain::session::SessionRepository;

use crate::support::data::after;
use crate::support::driver::{full_sheet, held, holding, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

/// A member of staff.
async fn staff(world: &World) -> Access {
    let access = world.register("staff").await.access;
    Access {
        role: Role::Admin,
        ..access
    }
}

/// A revision that only says this of that kind.
fn reviewing(
    driver: &Driver,
    kind: DocumentKind,
    verdict: Verdict,
    reason: Option<&str>,
) -> Revision {
    let review = DocumentReview {
        verdict,
        reason: reason.map(str::to_owned),
        reviewed_at: after(3),
    };
    Revision {
        review: Some((kind, review)),
        ..revision(driver.sheet.clone())
    }
}

/// How many blobs satisfy this.
async fn blobs(world: &World, condition: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM blobs WHERE {condition}");
    world.count(&sql).await
}

on_both! {
    async fn staff_read_and_save_the_profiles_of_others(world: World) {
        let staff = staff(&world).await;
        let (ada, driver) = world.driver("ada").await;
        let found = world.drivers.read(&staff, ada.access.user, after(1)).await.unwrap().unwrap();
        assert!(found.first_use);
        assert_eq!(found.value, Some(driver.clone()));
        let saved = world.drivers.save(&staff, &driver, &revision(full_sheet()), after(2)).await.unwrap();
        assert!(saved.first_use);
        let expected = Driver { version: driver.version + 1, sheet: full_sheet(), ..driver };
        assert_eq!(saved.value.driver, expected);
        assert_eq!(world.own(&ada.access).await, expected);
        assert_eq!(world.count("SELECT version FROM users WHERE username = 'staff'").await, 1);
        assert_eq!(world.drivers.read(&staff, staff.user, after(1)).await.unwrap().unwrap().value, None);
    }

    async fn staff_whose_access_is_over_save_nothing(world: World) {
        let staff = staff(&world).await;
        let (ada, driver) = world.driver("ada").await;
        world.sessions.revoke(&staff, staff.session, after(1)).await.unwrap();
        for version in [driver.version, driver.version + 1] {
            let driver = Driver { version, ..driver.clone() };
            let refused = world.try_save(&staff, &driver, &reviewing(&driver, Cv, Verdict::Approved, None)).await;
            assert!(matches!(refused, Err(SaveDriverError::Revoked(_))), "{refused:?}");
        }
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn staff_save_only_the_version_that_they_read(world: World) {
        let staff = staff(&world).await;
        let (ada, before) = world.driver("ada").await;
        let now = world.save(&ada.access, &before, &revision(full_sheet())).await;
        let stale = world.try_save(&staff, &before, &revision(sheet())).await;
        assert!(matches!(stale, Err(SaveDriverError::Stale)), "{stale:?}");
        let saved = world.save(&staff, &now, &revision(sheet())).await;
        let stale = world.try_save(&ada.access, &now, &revision(full_sheet())).await;
        assert!(matches!(stale, Err(SaveDriverError::Stale)), "{stale:?}");
        assert_eq!(world.own(&ada.access).await, saved);
    }

    async fn a_disabled_driver_can_be_worked_on(world: World) {
        let staff = staff(&world).await;
        let (_, driver) = world.driver("ada").await;
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        let saved = world.save(&staff, &driver, &revision(full_sheet())).await;
        let found = world.drivers.read(&staff, driver.user, after(1)).await.unwrap().unwrap();
        assert_eq!(found.value, Some(saved));
    }

    async fn a_review_is_of_all_that_is_attached_of_a_kind(world: World) {
        let staff = staff(&world).await;
        let (ada, driver) = world.driver("ada").await;
        let [cv, old, a, b, reserved] = world.all_reserved(&ada.access).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![cv]), (Documents, vec![old])])).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Documents, vec![a, b])])).await;
        let version = driver.version;
        let driver = world.save(&staff, &driver, &reviewing(&driver, Documents, Verdict::Rejected, Some("blurred"))).await;
        assert_eq!(driver.version, version + 1);
        assert_eq!(held(&driver), [(Cv, cv), (Documents, a), (Documents, b)]);
        let rejected = "review = 'rejected' AND review_reason = 'blurred' AND reviewed_at IS NOT NULL";
        assert_eq!(blobs(&world, &format!("{rejected} AND id IN ({a}, {b})")).await, 2);
        assert_eq!(blobs(&world, &format!("review IS NULL AND id IN ({cv}, {old}, {reserved})")).await, 3);
        world.save(&staff, &driver, &reviewing(&driver, Documents, Verdict::Approved, None)).await;
        assert_eq!(blobs(&world, &format!("review = 'approved' AND review_reason IS NULL AND id IN ({a}, {b})")).await, 2);
        assert_eq!(blobs(&world, "review IS NOT NULL").await, 2);
    }

    async fn staff_who_drive_can_review_themselves(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [cv] = world.all_reserved(&ada.access).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![cv])])).await;
        let driver = world.save(&ada.access, &driver, &reviewing(&driver, Cv, Verdict::Approved, None)).await;
        assert_eq!(blobs(&world, "review = 'approved'").await, 1);
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn what_is_newly_attached_has_no_review(world: World) {
        let staff = staff(&world).await;
        let (ada, driver) = world.driver("ada").await;
        let [a, b, c] = world.all_reserved(&ada.access).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![a]), (Documents, vec![b])])).await;
        let driver = world.save(&staff, &driver, &reviewing(&driver, Cv, Verdict::Approved, None)).await;
        let driver = world.save(&staff, &driver, &reviewing(&driver, Documents, Verdict::Approved, None)).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Documents, vec![b])])).await;
        assert_eq!(blobs(&world, "state = 'attached' AND review = 'approved'").await, 2);
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![c])])).await;
        assert_eq!(held(&driver), [(Cv, c), (Documents, b)]);
        assert_eq!(blobs(&world, &format!("state = 'attached' AND review IS NULL AND id = {c}")).await, 1);
        assert_eq!(blobs(&world, &format!("state = 'attached' AND review = 'approved' AND id = {b}")).await, 1);
    }

    async fn a_stale_review_is_not_written(world: World) {
        let staff = staff(&world).await;
        let (ada, driver) = world.driver("ada").await;
        let [a, b] = world.all_reserved(&ada.access).await;
        let seen = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![a])])).await;
        world.save(&ada.access, &seen, &holding(&seen, [(Cv, vec![b])])).await;
        let stale = world.try_save(&staff, &seen, &reviewing(&seen, Cv, Verdict::Approved, None)).await;
        assert!(matches!(stale, Err(SaveDriverError::Stale)), "{stale:?}");
        assert_eq!(blobs(&world, "review IS NOT NULL").await, 0);
    }
}
