//! What staff decide.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::access::{Access, Role};
use crate::clock::Clock;
use crate::fakes::World;
use crate::id::UserId;
use crate::manage::{ManageError, ManagedUser, Refusal, UserChange};
use crate::profile::Expected;

const VERIFIED: UserChange = UserChange {
    verify_vehicles: Some(true),
    disabled: None,
};

const DISABLED: UserChange = UserChange {
    verify_vehicles: None,
    disabled: Some(true),
};

async fn decide(
    world: &World,
    staff: &Access,
    user: UserId,
    change: UserChange,
) -> Result<ManagedUser, ManageError> {
    let manage = world.manage();
    manage
        .change_user(staff, Some(user), change, &Expected::Any)
        .await
}

#[tokio::test]
async fn staff_verify_vehicles_and_the_user_is_told() {
    for role in [Role::Service, Role::Admin] {
        let world = World::default();
        let owner = world.owner().await;
        let staff = world.staff(role).await;
        world.clock.advance(TimeDelta::minutes(1));
        let user = decide(&world, &staff, owner.user, VERIFIED).await.unwrap();
        let profile = world.profiles().read(&owner).await.unwrap();
        assert!(user.verify_vehicles && profile.verify_vehicles && !user.disabled);
        assert_eq!((user.version, profile.version), (2, 2));
        assert_eq!(user.updated_at, world.clock.now());
        assert_eq!(world.wakes.take(), [(owner.user, None)]);
        let data = format!(
            "{{\"session_id\":\"{}\",\"members\":[\"verify_vehicles\"]}}",
            staff.session
        );
        assert_eq!(
            world.told(&owner).await,
            [("profile.changed".to_owned(), data)]
        );
    }
}

#[tokio::test]
async fn what_is_so_already_changes_nothing() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = world.staff(Role::Admin).await;
    let first = decide(&world, &staff, owner.user, VERIFIED).await.unwrap();
    let _ = world.wakes.take();
    world.clock.advance(TimeDelta::minutes(1));
    for change in [VERIFIED, UserChange::default()] {
        assert_eq!(
            decide(&world, &staff, owner.user, change).await.unwrap(),
            first
        );
    }
    assert!(world.wakes.take().is_empty());
    assert_eq!(world.told(&owner).await.len(), 1);
}

#[tokio::test]
async fn who_is_disabled_is_refused_until_they_are_enabled_again() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = world.staff(Role::Admin).await;
    let user = decide(&world, &staff, owner.user, DISABLED).await.unwrap();
    assert!(user.disabled);
    assert_eq!(
        world.wakes.take(),
        [(owner.user, None)],
        "their streams end"
    );
    assert!(world.profiles().read(&owner).await.is_err());
    assert!(world.manage().read(&owner, Some(owner.user)).await.is_err());
    let enabled = UserChange {
        disabled: Some(false),
        ..UserChange::default()
    };
    let user = decide(&world, &staff, owner.user, enabled).await.unwrap();
    assert_eq!((user.disabled, user.version), (false, 3));
    assert_eq!(world.profiles().read(&owner).await.unwrap().version, 3);
    assert!(world.told(&owner).await.is_empty());
}

#[tokio::test]
async fn others_may_not() {
    let world = World::default();
    let owner = world.owner().await;
    let _ = world.store.take_journal();
    let refused = decide(&world, &owner, owner.user, VERIFIED).await;
    assert!(matches!(refused, Err(ManageError::Forbidden)));
    assert!(world.store.take_journal().is_empty());
}

#[tokio::test]
async fn a_user_that_does_not_exist_and_a_stale_tag_are_told() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = world.staff(Role::Service).await;
    let manage = world.manage();
    for user in [Some(UserId(Uuid::nil())), None] {
        let refused = manage
            .change_user(&staff, user, VERIFIED, &Expected::Any)
            .await;
        assert!(matches!(
            refused,
            Err(ManageError::Refused(Refusal::NoUser))
        ));
    }
    let stale = Expected::OneOf(vec![7]);
    for change in [VERIFIED, UserChange::default()] {
        let refused = manage
            .change_user(&staff, Some(owner.user), change, &stale)
            .await;
        assert!(matches!(refused, Err(ManageError::Stale)));
    }
    world.auth().logout(&staff).await.unwrap();
    for user in [Some(owner.user), None] {
        let refused = manage
            .change_user(&staff, user, VERIFIED, &Expected::Any)
            .await;
        assert!(matches!(refused, Err(ManageError::Revoked(_))));
    }
}
