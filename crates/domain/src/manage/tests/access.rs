//! Whose profile it is.

use uuid::Uuid;

use super::support::{patch, set, zone};
use crate::access::Role;
use crate::change::Change;
use crate::fakes::World;
use crate::id::UserId;
use crate::manage::{ManageError, Refusal};
use crate::profile::Expected;

#[tokio::test]
async fn somebody_elses_is_refused_before_anything_is_looked_up() {
    let world = World::default();
    let owner = world.owner().await;
    let _ = world.store.take_journal();
    for user in [Some(UserId(Uuid::nil())), None] {
        let read = world.manage().read(&owner, user).await;
        assert!(matches!(
            read,
            Err(ManageError::Refused(Refusal::OthersRead))
        ));
        for change in [set("1"), patch("1"), zone(Change::Set("Nowhere"))] {
            let written = world
                .manage()
                .write(&owner, user, change, &Expected::Any)
                .await;
            assert!(matches!(
                written,
                Err(ManageError::Refused(Refusal::OthersWrite))
            ));
        }
    }
    assert!(world.store.take_journal().is_empty());
}

#[tokio::test]
async fn there_is_no_profile_before_the_first_write() {
    let world = World::default();
    let owner = world.owner().await;
    let read = world.manage().read(&owner, Some(owner.user)).await;
    assert!(matches!(
        read,
        Err(ManageError::Refused(Refusal::NoProfile))
    ));
}

#[tokio::test]
async fn staff_reach_everybody() {
    for role in [Role::Service, Role::Admin] {
        let world = World::default();
        let owner = world.owner().await;
        let staff = world.staff(role).await;
        let manage = world.manage();
        let written = manage.write(&staff, Some(owner.user), set("[1]"), &Expected::Any);
        let written = written.await.unwrap();
        assert_eq!((written.user, &*written.attributes), (owner.user, "[1]"));
        let read = manage.read(&staff, Some(owner.user)).await.unwrap();
        assert_eq!(read, written);
        assert_eq!(
            manage.read(&owner, Some(owner.user)).await.unwrap(),
            written
        );
    }
}

#[tokio::test]
async fn staff_are_told_that_there_is_no_such_user() {
    let world = World::default();
    let staff = world.staff(Role::Service).await;
    for user in [Some(UserId(Uuid::nil())), None] {
        let read = world.manage().read(&staff, user).await;
        assert!(matches!(
            read,
            Err(ManageError::Refused(Refusal::NoProfile))
        ));
        for change in [
            set("1"),
            patch("1"),
            zone(Change::Keep),
            zone(Change::Clear),
        ] {
            let written = world
                .manage()
                .write(&staff, user, change, &Expected::Any)
                .await;
            assert!(matches!(
                written,
                Err(ManageError::Refused(Refusal::NoUser))
            ));
        }
    }
}

#[tokio::test]
async fn an_access_that_does_not_stand_is_refused() {
    let world = World::default();
    let owner = world.owner().await;
    let staff = world.staff(Role::Admin).await;
    for access in [owner, staff] {
        world.auth().logout(&access).await.unwrap();
        let manage = world.manage();
        for user in [
            Some(access.user),
            (access.role == Role::User).then_some(access.user),
        ] {
            let read = manage.read(&access, user).await;
            assert!(matches!(read, Err(ManageError::Revoked(_))), "{read:?}");
            for change in [
                set("1"),
                patch("1"),
                zone(Change::Keep),
                zone(Change::Clear),
                zone(Change::Set("Nowhere")),
                set(&"[".repeat(33)),
                set(&" ".repeat(70_000)),
                patch(&"[".repeat(33)),
            ] {
                let written = manage.write(&access, user, change, &Expected::Any).await;
                assert!(
                    matches!(written, Err(ManageError::Revoked(_))),
                    "{written:?}"
                );
            }
        }
    }
}
