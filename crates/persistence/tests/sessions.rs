//! Sign-ins: beginning, using, listing, ending, forgetting.

use chrono::TimeDelta;
use domain::id::{PairId, SessionId};
use domain::session::{NewSession, Session, SessionRepository};
use futures_util::future::join_all;

use crate::support::data::{account, after, fresh, hash, pair, session, start};
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn a_session_opens_with_its_first_pair(world: World) {
        let ada = world.register("ada").await;
        let access = world.sign_in(ada.account.uid, after(1)).await;
        let check = world.sessions.check(&access, after(2)).await.unwrap();
        assert!(check.unwrap().first_use);
    }

    async fn a_session_opens_only_with_the_current_password(world: World) {
        let ada = world.register("ada").await;
        let session = session(ada.account.uid, after(1));
        let outdated = world.sessions.open(&session, &pair(after(1)), &hash("old")).await;
        assert!(!outdated.unwrap());
        world.sql("UPDATE users SET disabled_at = created_at").await;
        let disabled = world.sessions.open(&session, &pair(after(1)), &hash("secret")).await;
        assert!(!disabled.unwrap());
        let nobody = NewSession { user: account("x").uid, ..session.clone() };
        let unknown = world.sessions.open(&nobody, &pair(after(1)), &hash("secret")).await;
        assert!(!unknown.unwrap());
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 1);
    }

    async fn the_callers_standing_sessions_are_listed_newest_first(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let second = world.sign_in(ada.account.uid, after(1)).await;
        let revoked = world.sign_in(ada.account.uid, after(2)).await;
        let third = world.sign_in(ada.account.uid, after(3)).await;
        let short = NewSession { expires_at: after(4), ..session(ada.account.uid, after(3)) };
        assert!(world.sessions.open(&short, &pair(after(3)), &hash("secret")).await.unwrap());
        world.sessions.revoke(&ada.access, revoked.session, after(4)).await.unwrap();
        world.sessions.mark_used(second.pair, after(7)).await.unwrap();
        let list = world.sessions.list(&ada.access, after(10)).await.unwrap().unwrap().value;
        let listed = |id: SessionId, created, used| Session {
            id,
            created_at: after(created),
            last_used_at: after(used),
            user_agent: Some("Browser/1.0".to_owned()),
        };
        assert_eq!(
            list,
            [listed(third.session, 3, 3), listed(second.session, 1, 7), listed(ada.access.session, 0, 0)]
        );
        let list = world.sessions.list(&bob.access, after(10)).await.unwrap().unwrap().value;
        assert_eq!(list.len(), 1);
    }

    async fn a_session_needs_no_user_agent(world: World) {
        let ada = world.register("ada").await;
        world.sql("UPDATE sessions SET user_agent = NULL").await;
        let list = world.sessions.list(&ada.access, after(1)).await.unwrap().unwrap().value;
        assert_eq!(list[0].user_agent, None);
    }

    async fn the_first_use_is_recorded_once(world: World) {
        let ada = world.register("ada").await;
        for time in [after(5), after(9), after(2)] {
            world.sessions.mark_used(ada.access.pair, time).await.unwrap();
            let granted = world.sessions.list(&ada.access, after(10)).await.unwrap().unwrap();
            assert!(!granted.first_use);
            assert_eq!(granted.value[0].last_used_at, after(5));
        }
        world.sessions.mark_used(PairId(fresh()), after(1)).await.unwrap();
    }

    async fn concurrent_first_uses_are_harmless(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.sessions.mark_used(ada.access.pair, after(5)).await.unwrap();
        }))
        .await;
        let granted = world.sessions.list(&ada.access, after(10)).await.unwrap().unwrap();
        assert_eq!(granted.value[0].last_used_at, after(5));
    }

    async fn only_ones_own_standing_session_can_be_revoked(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let second = world.sign_in(ada.account.uid, after(1)).await;
        let revoke = async |session| {
            world.sessions.revoke(&ada.access, session, after(2)).await.unwrap().unwrap().value
        };
        assert!(!revoke(bob.access.session).await);
        assert!(!revoke(SessionId(fresh())).await);
        assert!(revoke(second.session).await);
        assert!(!revoke(second.session).await);
        assert!(world.sessions.check(&bob.access, after(3)).await.unwrap().is_some());
        assert!(world.sessions.check(&second, after(3)).await.unwrap().is_none());
        let short = NewSession { expires_at: after(2), ..session(ada.account.uid, after(1)) };
        assert!(world.sessions.open(&short, &pair(after(1)), &hash("secret")).await.unwrap());
        assert!(!revoke(short.id).await);
    }

    async fn of_eight_who_revoke_one_session_exactly_one_does(world: World) {
        let ada = world.register("ada").await;
        let second = world.sign_in(ada.account.uid, after(1)).await;
        let other = world.another_instance().await;
        let outcomes = join_all((0..8).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.sessions.revoke(&ada.access, second.session, after(2)).await.unwrap().unwrap().value
        }))
        .await;
        assert_eq!(outcomes.iter().filter(|revoked| **revoked).count(), 1);
    }

    async fn what_is_long_over_is_forgotten(world: World) {
        let ada = world.register("ada").await;
        let revoked = world.sign_in(ada.account.uid, after(1)).await;
        world.sessions.revoke(&ada.access, revoked.session, after(100)).await.unwrap();
        let short = NewSession { expires_at: after(50), ..session(ada.account.uid, after(1)) };
        assert!(world.sessions.open(&short, &pair(after(1)), &hash("secret")).await.unwrap());
        assert_eq!(world.sessions.purge(after(50), 10).await.unwrap(), 0);
        assert_eq!(world.sessions.purge(after(51), 10).await.unwrap(), 1);
        assert_eq!(world.sessions.purge(after(100), 10).await.unwrap(), 0);
        assert_eq!(world.sessions.purge(after(101), 10).await.unwrap(), 1);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 1);
        assert!(world.sessions.check(&ada.access, after(101)).await.unwrap().is_some());
    }

    async fn no_more_is_forgotten_than_asked_for(world: World) {
        let ada = world.register("ada").await;
        for _ in 0..5 {
            world.sign_in(ada.account.uid, after(1)).await;
        }
        let later = start() + TimeDelta::days(31);
        for forgotten in [0, 4, 2, 0] {
            let limit = if forgotten == 0 { 0 } else { 4 };
            assert_eq!(world.sessions.purge(later, limit).await.unwrap(), forgotten);
        }
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 0);
    }

    async fn instances_that_forget_at_once_do_not_fail(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        join_all((0..20).map(async |_| world.sign_in(ada.account.uid, after(1)).await)).await;
        let later = start() + TimeDelta::days(31);
        let forgotten = join_all([&world, &other, &world, &other].map(async |world| {
            world.sessions.purge(later, 1000).await.unwrap()
        }))
        .await;
        assert_eq!(forgotten.iter().sum::<u64>(), 21);
    }
}
