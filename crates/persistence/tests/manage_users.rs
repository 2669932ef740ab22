//! What staff decide about users.

use domain::access::{Access, Role};
use domain::manage::{ManageRepository, ManageWriteError, ManagedUser, UserChange, UserWritten};
use domain::profile::{Expected, ProfileRepository};
use domain::session::SessionRepository;

use crate::support::data::{account, after};
use crate::support::on_both;
use crate::support::world::World;

const VERIFIED: UserChange = UserChange {
    verify_vehicles: Some(true),
    disabled: None,
};
const DISABLED: UserChange = UserChange {
    verify_vehicles: None,
    disabled: Some(true),
};
const ENABLED: UserChange = UserChange {
    verify_vehicles: None,
    disabled: Some(false),
};

async fn decide(
    world: &World,
    staff: &Access,
    user: domain::id::UserId,
    change: UserChange,
    seconds: i64,
) -> UserWritten {
    let changed = world
        .manage
        .change_user(staff, user, change, &Expected::Any, after(seconds))
        .await;
    changed.expect("a user").value
}

on_both! {
    async fn a_user_is_verified_disabled_and_enabled(world: World) {
        let staff = world.register("staff").await.access;
        let ada = world.register("ada").await.access;
        let verified = decide(&world, &staff, ada.user, VERIFIED, 1).await;
        let user = ManagedUser {
            id: ada.user,
            email: "ada@example.org".to_owned(),
            username: Some("ada".to_owned()),
            role: Role::User,
            verify_vehicles: true,
            disabled: false,
            created_at: after(0),
            updated_at: after(1),
            version: 2,
        };
        assert_eq!(verified, UserWritten { user: user.clone(), changed: VERIFIED, announced: true });
        assert!(world.profiles.read(&ada, after(2)).await.unwrap().unwrap().value.verify_vehicles);
        let both = UserChange { verify_vehicles: Some(true), disabled: Some(true) };
        let disabled = decide(&world, &staff, ada.user, both, 2).await;
        let user = ManagedUser { disabled: true, updated_at: after(2), version: 3, ..user };
        assert_eq!(disabled, UserWritten { user: user.clone(), changed: DISABLED, announced: false });
        assert_eq!(world.profiles.read(&ada, after(3)).await.unwrap(), None);
        let enabled = decide(&world, &staff, ada.user, ENABLED, 3).await;
        let user = ManagedUser { disabled: false, updated_at: after(3), version: 4, ..user };
        assert_eq!(enabled, UserWritten { user, changed: ENABLED, announced: false });
        assert_eq!(world.profiles.read(&ada, after(4)).await.unwrap().unwrap().value.version, 4);
        assert_eq!(world.count("SELECT count(*) FROM events").await, 1);
    }

    async fn what_is_so_already_is_not_written(world: World) {
        let staff = world.register("staff").await.access;
        let ada = world.register("ada").await.access;
        let before = decide(&world, &staff, ada.user, DISABLED, 1).await.user;
        for change in [DISABLED, UserChange::default(), UserChange { verify_vehicles: Some(false), disabled: None }] {
            let same = decide(&world, &staff, ada.user, change, 2).await;
            let expected = UserWritten { user: before.clone(), changed: UserChange::default(), announced: false };
            assert_eq!(same, expected);
        }
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
    }

    async fn who_is_refused_changes_nothing(world: World) {
        let staff = world.register("staff").await.access;
        let ada = world.register("ada").await.access;
        let change = async |user, expected| world.manage.change_user(&staff, user, VERIFIED, &expected, after(1)).await;
        let unknown = change(account("x").uid, Expected::Any).await;
        assert!(matches!(unknown, Err(ManageWriteError::NoUser)), "{unknown:?}");
        let stale = change(ada.user, Expected::OneOf(vec![2])).await;
        assert!(matches!(stale, Err(ManageWriteError::Stale)), "{stale:?}");
        world.sessions.revoke(&staff, staff.session, after(1)).await.unwrap();
        for user in [ada.user, account("x").uid] {
            let revoked = change(user, Expected::Any).await;
            assert!(matches!(revoked, Err(ManageWriteError::Revoked(_))), "{revoked:?}");
        }
        assert_eq!(world.count("SELECT version FROM users WHERE username = 'ada'").await, 1);
    }
}
