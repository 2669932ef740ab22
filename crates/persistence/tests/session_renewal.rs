//! Moving the end of sign-ins.

use chrono::TimeDelta;
use domain::access::{Access, Role};
use domain::account::AccountRepository;
use domain::session::SessionRepository;
use futures_util::future::join_all;

use crate::support::data::{after, hash};
use crate::support::on_both;
use crate::support::world::World;

/// Of seconds after the start.
const UNTIL: i64 = 60 * 86_400;

/// Asks for `UNTIL`, at 10 seconds.
async fn prolong(world: &World, access: &Access, earliest: i64) -> Option<Role> {
    let asked = world
        .sessions
        .prolong(access, after(10), after(UNTIL), after(earliest));
    asked.await.unwrap()
}

async fn stands(world: &World, access: &Access, seconds: i64) -> bool {
    let check = world.sessions.check(access, after(seconds)).await;
    check.unwrap().is_some()
}

on_both! {
    async fn a_session_that_stands_ends_later_with_its_pair(world: World) {
        let ada = world.register("ada").await;
        let other = world.sign_in(ada.account.uid, after(1)).await;
        assert!(!stands(&world, &ada.access, UNTIL - 1).await);
        assert_eq!(prolong(&world, &ada.access, 0).await, Some(Role::User));
        assert!(stands(&world, &ada.access, UNTIL - 1).await);
        assert!(!stands(&world, &ada.access, UNTIL).await);
        assert!(!stands(&world, &other, UNTIL - 1).await);
        let list = world.sessions.list(&ada.access, after(UNTIL - 1)).await.unwrap().unwrap().value;
        let listed: Vec<_> = list.iter().map(|it| (it.id, it.created_at, it.last_used_at)).collect();
        assert_eq!(listed, [(ada.access.session, after(0), after(10))]);
    }

    async fn the_role_is_that_of_now(world: World) {
        let ada = world.register("ada").await;
        world.sql("UPDATE users SET role = 'admin'").await;
        assert_eq!(prolong(&world, &ada.access, 0).await, Some(Role::Admin));
    }

    async fn a_session_that_began_too_early_is_left(world: World) {
        let ada = world.register("ada").await;
        let later = world.sign_in(ada.account.uid, after(2)).await;
        assert_eq!(prolong(&world, &ada.access, 2).await, None);
        assert!(!stands(&world, &ada.access, UNTIL - 1).await);
        assert_eq!(prolong(&world, &later, 2).await, Some(Role::User));
    }

    async fn what_does_not_stand_is_left(world: World) {
        let (ada, bob) = (world.register("ada").await, world.register("bob").await);
        let revoked = world.sign_in(ada.account.uid, after(1)).await;
        world.sessions.revoke(&ada.access, revoked.session, after(2)).await.unwrap();
        assert_eq!(prolong(&world, &revoked, 0).await, None);
        let mixed = [
            Access { user: bob.access.user, ..ada.access },
            Access { session: bob.access.session, ..ada.access },
            Access { pair: bob.access.pair, ..ada.access },
        ];
        for access in mixed {
            assert_eq!(prolong(&world, &access, 0).await, None);
        }
        let late = after(0) + TimeDelta::days(30);
        let over = world.sessions.prolong(&ada.access, late, after(UNTIL), after(0)).await;
        assert_eq!(over.unwrap(), None);
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_eq!(prolong(&world, &ada.access, 0).await, None);
        world.sql("UPDATE users SET disabled_at = NULL").await;
        assert!(!stands(&world, &ada.access, UNTIL - 1).await && !stands(&world, &bob.access, UNTIL - 1).await);
        assert!(stands(&world, &ada.access, 20).await);
    }

    async fn a_revocation_meanwhile_wins(world: World) {
        let other = world.another_instance().await;
        for round in 0..10 {
            let ada = world.register(&format!("u{round}")).await;
            let (revoked, _) = tokio::join!(
                other.sessions.revoke(&ada.access, ada.session.id, after(2)),
                join_all((0..4).map(|_| prolong(&world, &ada.access, 0)))
            );
            assert!(revoked.unwrap().unwrap().value);
            assert!(!stands(&world, &ada.access, 20).await);
            assert_eq!(prolong(&world, &ada.access, 0).await, None);
        }
    }

    async fn a_change_of_password_elsewhere_meanwhile_wins(world: World) {
        let other = world.another_instance().await;
        for round in 0..10 {
            let ada = world.register(&format!("u{round}")).await;
            let second = world.sign_in(ada.account.uid, after(1)).await;
            let new = hash("new");
            let (changed, _) = tokio::join!(
                other.accounts.change_password(&second, &ada.account.password_hash, &new, after(2)),
                join_all((0..4).map(|_| prolong(&world, &ada.access, 0)))
            );
            assert!(changed.unwrap());
            assert!(!stands(&world, &ada.access, 20).await);
        }
    }
}
