//! Interviews and reviews, and who may enter them.

use chrono::TimeDelta;
use uuid::Uuid;

use super::support::trail;
use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::driver::{Action, DriverError, Interview, MOST_ENTRIES, Review};
use crate::fakes::World;
use crate::id::UserId;

/// Somebody who may do so.
pub(super) async fn staff(world: &World, role: Role) -> Access {
    let pair = world.register("staff@minbil.io", None).await;
    let access = world.access(&pair);
    let _ = world.drivers().read(&access).await;
    let _ = world.store.take_journal();
    Access { role, ..access }
}

async fn interview(
    world: &World,
    staff: &Access,
    user: Option<UserId>,
) -> Result<Interview, DriverError> {
    let at = world.clock.now() + TimeDelta::days(1);
    let notes = Some("Bring the card.".to_owned());
    let drivers = world.drivers();
    let status = "scheduled".to_owned();
    drivers.add_interview(staff, user, at, status, notes).await
}

async fn review(
    world: &World,
    staff: &Access,
    user: Option<UserId>,
) -> Result<Review, DriverError> {
    let drivers = world.drivers();
    drivers.add_review(staff, user, 4, None).await
}

#[tokio::test]
async fn staff_enter_interviews() {
    for role in [Role::Service, Role::Admin] {
        let world = World::default();
        let driver = world.driver().await;
        let staff = staff(&world, role).await;
        world.clock.advance(TimeDelta::minutes(1));
        let first = interview(&world, &staff, Some(driver.user)).await.unwrap();
        let journal = world.store.take_journal();
        assert_eq!(journal, ["drivers.read", "drivers.save"]);
        let second = interview(&world, &staff, Some(driver.user)).await.unwrap();
        let expected = Interview {
            id: 1,
            scheduled_at: world.clock.now() + TimeDelta::days(1),
            status: "scheduled".to_owned(),
            notes: Some("Bring the card.".to_owned()),
            created_at: world.clock.now(),
        };
        assert_eq!(first, expected);
        assert_eq!(second.id, 2);
        let driver = world.drivers().read(&driver).await.unwrap();
        assert_eq!(driver.sheet.interviews, [first, second]);
        assert_eq!(driver.version, 4);
        assert_eq!(trail(&driver)[0], (Action::InterviewAdded, None));
        assert_eq!(trail(&driver).len(), 3);
    }
}

#[tokio::test]
async fn staff_enter_reviews() {
    let world = World::default();
    let driver = world.driver().await;
    let staff = staff(&world, Role::Admin).await;
    let first = review(&world, &staff, Some(driver.user)).await.unwrap();
    let expected = Review {
        id: 1,
        rating: 4,
        comment: None,
        created_at: world.clock.now(),
    };
    assert_eq!(first, expected);
    let driver = world.drivers().read(&driver).await.unwrap();
    assert_eq!(driver.sheet.reviews, [first]);
    assert_eq!(driver.version, 3);
    assert_eq!(trail(&driver)[0], (Action::ReviewAdded, None));
}

#[tokio::test]
async fn there_is_room_for_so_many() {
    let world = World::default();
    let driver = world.driver().await;
    let staff = staff(&world, Role::Service).await;
    let user = Some(driver.user);
    for _ in 0..MOST_ENTRIES {
        interview(&world, &staff, user).await.unwrap();
        review(&world, &staff, user).await.unwrap();
    }
    let outcome = interview(&world, &staff, user).await;
    assert!(matches!(outcome, Err(DriverError::Full)), "{outcome:?}");
    let outcome = review(&world, &staff, user).await;
    assert!(matches!(outcome, Err(DriverError::Full)), "{outcome:?}");
}

#[tokio::test]
async fn a_user_may_not_and_nothing_is_looked_up() {
    let world = World::default();
    let driver = world.driver().await;
    for user in [Some(driver.user), None] {
        let outcome = interview(&world, &driver, user).await;
        let refused = matches!(outcome, Err(DriverError::Forbidden));
        assert!(refused, "{outcome:?}");
        let outcome = review(&world, &driver, user).await;
        let refused = matches!(outcome, Err(DriverError::Forbidden));
        assert!(refused, "{outcome:?}");
    }
    assert_eq!(world.store.take_journal(), ["sessions.check"; 4]);
}

#[tokio::test]
async fn a_revoked_caller_is_told_so_first() {
    let world = World::default();
    let driver = world.driver().await;
    let staff = staff(&world, Role::Service).await;
    let user = Access {
        role: Role::User,
        ..staff
    };
    world.auth().logout(&staff).await.unwrap();
    for caller in [staff, user] {
        for target in [None, Some(driver.user)] {
            let outcome = interview(&world, &caller, target).await;
            let refused = matches!(outcome, Err(DriverError::Revoked(_)));
            assert!(refused, "{outcome:?}");
        }
    }
}

#[tokio::test]
async fn nobody_is_unknown_and_who_is_no_driver_has_no_profile() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = staff(&world, Role::Service).await;
    let outcome = review(&world, &staff, None).await;
    let unknown = matches!(outcome, Err(DriverError::UnknownUser));
    assert!(unknown, "{outcome:?}");
    for user in [owner.user, UserId(Uuid::from_u128(1))] {
        let outcome = review(&world, &staff, Some(user)).await;
        let none = matches!(outcome, Err(DriverError::NotFound));
        assert!(none, "{outcome:?}");
    }
}

#[tokio::test]
async fn who_is_staff_and_a_driver_can_be_entered_too() {
    let world = World::default();
    let driver = world.driver().await;
    let staff = Access {
        role: Role::Admin,
        ..driver
    };
    review(&world, &staff, Some(driver.user)).await.unwrap();
    let driver = world.drivers().read(&driver).await.unwrap();
    assert_eq!(driver.sheet.reviews.len(), 1);
}
