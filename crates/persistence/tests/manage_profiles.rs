//! What consoles know of users.

use domain::access::{Access, Role};
use domain::change::Change;
use domain::id::{ManageProfileId, PairId};
use domain::manage::{Found, ManageProfile, ManageRepository, ManageWrite, ManageWriteError};
use domain::presence::Presence;
use domain::profile::{Expected, ProfileRepository};
use domain::session::SessionRepository;

use crate::round_trips::{through_a_proxy, trips};
use crate::support::data::{account, after, fresh};
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::world::World;

/// Attributes become these, and the time zone this.
pub fn write(timezone: Change<&str>, attributes: Option<&str>) -> ManageWrite {
    ManageWrite {
        id: ManageProfileId(fresh()),
        timezone: timezone.map(str::to_owned),
        attributes: attributes.map(str::to_owned),
    }
}

impl World {
    /// Writes the caller's own profile at `seconds`, whatever its version is.
    pub async fn write_own(
        &self,
        access: &Access,
        write: &ManageWrite,
        seconds: i64,
    ) -> ManageProfile {
        let now = after(seconds);
        let written = self
            .manage
            .write(access, access.user, write, &Expected::Any, now)
            .await;
        written.expect("a profile").value.profile
    }

    /// The caller's own profile.
    pub async fn own_manage(&self, access: &Access) -> Option<ManageProfile> {
        let found = self.manage.read(access, access.user, after(1)).await;
        let found = found.expect("an answer").expect("an access").value;
        found.expect("a user").profile
    }
}

/// Whoever has this access sees and changes nothing.
async fn assert_refused(world: &World, access: &Access, seconds: i64) {
    let now = after(seconds);
    for user in [access.user, account("x").uid] {
        assert_eq!(world.manage.read(access, user, now).await.unwrap(), None);
        for expected in [Expected::Any, Expected::OneOf(vec![1])] {
            let write = write(Change::Clear, Some("1"));
            let refused = world
                .manage
                .write(access, user, &write, &expected, now)
                .await;
            assert!(
                matches!(refused, Err(ManageWriteError::Revoked(_))),
                "{refused:?}"
            );
        }
    }
}

on_both! {
    async fn the_first_write_makes_the_profile_and_the_next_changes_it(world: World) {
        let ada = world.register("ada").await.access;
        assert_eq!(world.own_manage(&ada).await, None);
        let first = write(Change::Set("Europe/Oslo"), Some(r#"{"a":1e400,"b":"\u0000é"}"#));
        let made = world.write_own(&ada, &first, 1).await;
        let expected = ManageProfile {
            id: first.id,
            user: ada.user,
            timezone: Some("Europe/Oslo".to_owned()),
            attributes: r#"{"a":1e400,"b":"\u0000é"}"#.to_owned(),
            created_at: after(1),
            updated_at: after(1),
            version: 2,
        };
        assert_eq!(made, expected);
        assert_eq!(world.own_manage(&ada).await, Some(made.clone()));
        let changed = world.write_own(&ada, &write(Change::Keep, Some("-0")), 2).await;
        let expected = ManageProfile { attributes: "-0".to_owned(), updated_at: after(2), version: 3, ..made };
        assert_eq!(changed, expected);
        assert_eq!(world.own_manage(&ada).await, Some(changed));
        let person = world.profiles.read(&ada, after(3)).await.unwrap().unwrap().value;
        assert_eq!((person.version, person.updated_at), (3, after(2)));
    }

    async fn what_is_kept_stays_and_what_is_cleared_goes(world: World) {
        let ada = world.register("ada").await.access;
        let nothing = world.write_own(&ada, &write(Change::Keep, None), 1).await;
        assert_eq!((nothing.timezone, &*nothing.attributes), (None, "{}"));
        for (change, timezone, attributes) in [
            (write(Change::Set("UTC"), None), Some("UTC"), "{}"),
            (write(Change::Keep, Some("[1]")), Some("UTC"), "[1]"),
            (write(Change::Clear, None), None, "[1]"),
        ] {
            let now = world.write_own(&ada, &change, 2).await;
            assert_eq!((now.timezone.as_deref(), &*now.attributes), (timezone, attributes));
            assert_eq!((now.id, now.created_at), (nothing.id, after(1)));
        }
    }

    async fn staff_read_and_write_those_of_others(world: World) {
        let staff = world.register("staff").await.access;
        let staff = Access { role: Role::Admin, ..staff };
        let ada = world.register("ada").await.access;
        let nobody = account("x").uid;
        let read = async |user| world.manage.read(&staff, user, after(1)).await.unwrap().unwrap();
        assert_eq!(read(nobody).await.value, None);
        let found = read(ada.user).await;
        assert_eq!((found.value, found.first_use), (Some(Found { version: 1, profile: None }), true));
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        let write = write(Change::Keep, Some("1"));
        let written = world.manage.write(&staff, ada.user, &write, &Expected::OneOf(vec![1]), after(2)).await.unwrap();
        assert!(written.first_use);
        let profile = written.value.profile;
        assert_eq!((profile.user, profile.version), (ada.user, 2));
        assert_eq!(read(ada.user).await.value, Some(Found { version: 2, profile: Some(profile) }));
        assert_eq!(world.count("SELECT version FROM users WHERE username = 'staff'").await, 1);
        for expected in [Expected::Any, Expected::OneOf(vec![1])] {
            let refused = world.manage.write(&staff, nobody, &write, &expected, after(2)).await;
            assert!(matches!(refused, Err(ManageWriteError::NoUser)), "{refused:?}");
        }
    }

    async fn a_version_that_is_not_expected_is_refused(world: World) {
        let staff = world.register("staff").await.access;
        let ada = world.register("ada").await.access;
        world.sign_in(ada.user, after(0)).await;
        let made = world.write_own(&ada, &write(Change::Keep, Some("1")), 1).await;
        for access in [&ada, &staff] {
            for expected in [vec![], vec![1, 3]] {
                let write = write(Change::Clear, Some("2"));
                let refused = world.manage.write(access, ada.user, &write, &Expected::OneOf(expected), after(2)).await;
                assert!(matches!(refused, Err(ManageWriteError::Stale)), "{refused:?}");
            }
        }
        assert_eq!(world.own_manage(&ada).await, Some(made));
    }

    async fn whoever_is_refused_sees_and_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let made = world.write_own(&ada.access, &write(Change::Keep, Some("1")), 1).await;
        for access in [
            Access { user: bob.user, ..ada.access },
            Access { session: bob.session, ..ada.access },
            Access { pair: PairId(fresh()), ..ada.access },
        ] {
            assert_refused(&world, &access, 1).await;
        }
        let end = (ada.session.expires_at - after(0)).num_seconds();
        assert_refused(&world, &ada.access, end).await;
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        assert_refused(&world, &ada.access, 1).await;
        world.sql("UPDATE users SET disabled_at = NULL").await;
        assert_eq!(world.own_manage(&ada.access).await, Some(made));
        world.sessions.revoke(&ada.access, ada.session.id, after(1)).await.unwrap();
        assert_refused(&world, &ada.access, 1).await;
        assert_eq!(world.count("SELECT count(*) FROM manage_profiles").await, 1);
    }

    async fn other_sessions_are_told_and_the_user_of_what_staff_do(world: World) {
        let staff = world.register("staff").await.access;
        let ada = world.register("ada").await.access;
        world.be(&ada, Presence::Online, 0, 100).await;
        let write = write(Change::Clear, Some("1"));
        let written = async |access: &Access| {
            let written = world.manage.write(access, ada.user, &write, &Expected::Any, after(2)).await;
            written.unwrap().value.announced
        };
        assert!(!written(&ada).await);
        assert!(written(&staff).await);
        let second = world.sign_in(ada.user, after(1)).await;
        assert!(written(&second).await);
        let told = world.count("SELECT count(*) FROM events WHERE kind = 'profile.changed' AND data LIKE '%[\"timezone\",\"attributes\"]%'").await;
        assert_eq!(told, 2);
    }

    async fn a_profile_goes_with_its_user(world: World) {
        let ada = world.register("ada").await.access;
        world.write_own(&ada, &write(Change::Keep, None), 1).await;
        world.sql("DELETE FROM users").await;
        assert_eq!(world.count("SELECT count(*) FROM manage_profiles").await, 0);
    }
}

#[test]
fn reading_and_writing_ones_own_takes_one_round_trip() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.register("ada").await.access;
        let read = trips(&proxy, async || {
            let found = world.manage.read(&ada, ada.user, after(1)).await;
            assert!(found.unwrap().is_some());
        });
        assert_eq!(read.await, 1, "read");
        let write = write(Change::Set("UTC"), Some("1"));
        let written = trips(&proxy, async || {
            world.write_own(&ada, &write, 1).await;
        });
        assert_eq!(written.await, 1, "write");
    });
}
