//! Reading a profile, and whose access stands.

use domain::access::{Access, Granted};
use domain::account::AccountRepository;
use domain::id::{PairId, SessionId, UserId};
use domain::profile::{Profile, ProfileRepository};
use domain::session::SessionRepository;

use crate::support::data::{account, after, fresh, start};
use crate::support::on_both;
use crate::support::world::{Person, World};

/// Who is refused is refused by everything that asks for an access.
async fn assert_refused(world: &World, access: &Access) {
    assert_eq!(world.profiles.read(access, after(1)).await.unwrap(), None);
    assert_eq!(
        world
            .profiles
            .username_taken(access, "x", after(1))
            .await
            .unwrap(),
        None
    );
    assert_eq!(world.sessions.check(access, after(1)).await.unwrap(), None);
    assert_eq!(world.sessions.list(access, after(1)).await.unwrap(), None);
    assert_eq!(
        world
            .sessions
            .revoke(access, access.session, after(1))
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        world
            .accounts
            .own_credentials(access, after(1))
            .await
            .unwrap(),
        None
    );
}

on_both! {
    async fn a_new_profile_has_what_was_registered(world: World) {
        let Person { account, access, .. } = world.register("Ada").await;
        let granted = world.profiles.read(&access, after(1)).await.unwrap();
        assert_eq!(
            granted,
            Some(Granted {
                value: Profile {
                    uid: account.uid,
                    email: "Ada@example.org".to_owned(),
                    username: Some("Ada".to_owned()),
                    first_name: Some("Ada".to_owned()),
                    last_name: None,
                    phone_number: None,
                    address: None,
                    image: None,
                    verify_vehicles: false,
                    version: 1,
                    created_at: start(),
                    updated_at: start(),
                },
                first_use: true,
            })
        );
    }

    async fn each_sees_only_their_own(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        for person in [&ada, &bob] {
            let granted = world.profiles.read(&person.access, after(1)).await.unwrap();
            assert_eq!(granted.unwrap().value.uid, person.account.uid);
        }
    }

    async fn claims_that_do_not_belong_together_are_refused(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for access in [
            Access { user: bob.user, ..ada },
            Access { session: bob.session, ..ada },
            Access { pair: bob.pair, ..ada },
            Access { user: UserId(fresh()), ..ada },
            Access { session: SessionId(fresh()), ..ada },
            Access { pair: PairId(fresh()), ..ada },
        ] {
            assert_refused(&world, &access).await;
        }
    }

    async fn an_access_ends_with_its_session(world: World) {
        let Person { access, session, .. } = world.register("ada").await;
        let end = session.expires_at;
        let just_before = end - chrono::TimeDelta::milliseconds(1);
        assert!(world.profiles.read(&access, just_before).await.unwrap().is_some());
        assert_eq!(world.profiles.read(&access, end).await.unwrap(), None);
        assert_eq!(world.sessions.check(&access, end).await.unwrap(), None);
    }

    async fn a_revoked_session_is_refused_by_every_instance(world: World) {
        let access = world.register("ada").await.access;
        let other = world.another_instance().await;
        assert!(other.profiles.read(&access, after(1)).await.unwrap().is_some());
        world.sessions.revoke(&access, access.session, after(1)).await.unwrap();
        assert_refused(&world, &access).await;
        assert_refused(&other, &access).await;
    }

    async fn a_disabled_person_is_refused_until_enabled(world: World) {
        let access = world.register("ada").await.access;
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_refused(&world, &access).await;
        world.sql("UPDATE users SET disabled_at = NULL").await;
        assert!(world.profiles.read(&access, after(1)).await.unwrap().is_some());
    }

    async fn a_deleted_person_is_refused(world: World) {
        let access = world.register("ada").await.access;
        assert_eq!(world.sql("DELETE FROM users").await, 1);
        assert_refused(&world, &access).await;
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 0);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 0);
    }

    async fn everything_says_whether_the_pair_is_new(world: World) {
        let access = world.register("ada").await.access;
        for first_use in [true, false] {
            let profile = world.profiles.read(&access, after(1)).await.unwrap();
            assert_eq!(profile.unwrap().first_use, first_use);
            let taken = world.profiles.username_taken(&access, "x", after(1)).await.unwrap();
            assert_eq!(taken.unwrap().first_use, first_use);
            let check = world.sessions.check(&access, after(1)).await.unwrap();
            assert_eq!(check.unwrap().first_use, first_use);
            let list = world.sessions.list(&access, after(1)).await.unwrap();
            assert_eq!(list.unwrap().first_use, first_use);
            let other = SessionId(fresh());
            let revoked = world.sessions.revoke(&access, other, after(1)).await.unwrap();
            assert_eq!(revoked.unwrap().first_use, first_use);
            let own = world.accounts.own_credentials(&access, after(1)).await.unwrap();
            assert_eq!(own.unwrap().first_use, first_use);
            world.sessions.mark_used(access.pair, after(1)).await.unwrap();
        }
    }

    async fn a_username_is_taken_by_others_only(world: World) {
        let ada = world.register("Ada").await.access;
        world.register("Bob").await;
        world.accounts.create(&domain::account::NewAccount { username: None, ..account("nobody") }, None).await.unwrap();
        for (key, taken) in [("ada", false), ("bob", true), ("eve", false), ("Bob", false)] {
            let granted = world.profiles.username_taken(&ada, key, after(1)).await.unwrap();
            assert_eq!(granted.unwrap().value, taken, "{key}");
        }
    }

    async fn a_profile_survives_a_restart(world: World) {
        let access = world.register("ada").await.access;
        let before = world.profiles.read(&access, after(1)).await.unwrap();
        world.database.close().await;
        let restarted = world.another_instance().await;
        assert_eq!(restarted.profiles.read(&access, after(1)).await.unwrap(), before);
        assert!(before.is_some());
    }

    async fn a_role_that_nobody_wrote_is_a_defect(world: World) {
        let access = world.register("ada").await.access;
        world.sql("UPDATE users SET role = 'king'").await;
        let answer = world.accounts.own_credentials(&access, after(1)).await;
        assert!(matches!(answer, Err(domain::store::StoreError::Internal(_))), "{answer:?}");
    }
}
