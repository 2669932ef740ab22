//! Exchanging refresh tokens.

use chrono::{DateTime, Utc};
use domain::access::Access;
use domain::account::Identity;
use domain::session::{NewPair, RefreshHash, Rotation, SessionRepository};

use crate::support::data::{after, pair};
use crate::support::on_both;
use crate::support::world::{Person, World};

/// Presents the refresh token of `presented`; answers what came of it and the pair that was offered.
pub async fn rotate(world: &World, presented: &NewPair, now: DateTime<Utc>) -> (Rotation, NewPair) {
    let next = pair(now);
    let rotation = world.sessions.rotate(&presented.refresh, &next, now).await;
    (rotation.expect("an answer"), next)
}

/// The same, where a new pair is due.
pub async fn rotated(world: &World, presented: &NewPair, now: DateTime<Utc>) -> NewPair {
    let (rotation, next) = rotate(world, presented, now).await;
    assert!(matches!(rotation, Rotation::Rotated { .. }), "{rotation:?}");
    next
}

/// Whether the access token of `pair` is good.
pub async fn good(world: &World, person: &Person, pair: &NewPair) -> bool {
    let access = Access {
        pair: pair.id,
        ..person.access
    };
    let check = world.sessions.check(&access, after(100)).await;
    check.expect("an answer").is_some()
}

/// Whether the one session there is has been revoked.
pub async fn revoked(world: &World) -> bool {
    world
        .count("SELECT count(*) FROM sessions WHERE revoked_at IS NOT NULL")
        .await
        == 1
}

on_both! {
    async fn a_refresh_token_gives_a_new_pair(world: World) {
        let ada = world.register("ada").await;
        let (rotation, next) = rotate(&world, &ada.pair, after(5)).await;
        let user = Identity {
            uid: ada.account.uid,
            email: ada.account.email.clone(),
            username: ada.account.username.clone(),
            role: ada.account.role,
        };
        assert_eq!(rotation, Rotation::Rotated { session: ada.session.id, user });
        let access = Access { pair: next.id, ..ada.access };
        let list = world.sessions.list(&access, after(6)).await.unwrap().unwrap();
        assert!(list.first_use);
        assert_eq!(list.value[0].last_used_at, after(5));
    }

    async fn the_exchanged_pair_stays_good_for_access(world: World) {
        let ada = world.register("ada").await;
        rotated(&world, &ada.pair, after(1)).await;
        assert!(good(&world, &ada, &ada.pair).await);
        let check = world.sessions.check(&ada.access, after(2)).await.unwrap().unwrap();
        assert!(!check.first_use, "its refresh token has been used");
    }

    async fn pairs_follow_each_other(world: World) {
        let ada = world.register("ada").await;
        let mut current = ada.pair.clone();
        for step in 1..5 {
            current = rotated(&world, &current, after(step)).await;
            assert!(good(&world, &ada, &current).await);
        }
        assert!(!revoked(&world).await);
    }

    async fn a_lost_response_is_made_good(world: World) {
        let ada = world.register("ada").await;
        let lost = rotated(&world, &ada.pair, after(1)).await;
        let second = rotated(&world, &ada.pair, after(2)).await;
        assert!(!good(&world, &ada, &lost).await, "the lost pair is void");
        assert!(good(&world, &ada, &second).await);
        assert_eq!(rotate(&world, &lost, after(3)).await.0, Rotation::Refused);
        let third = rotated(&world, &ada.pair, after(4)).await;
        assert!(!good(&world, &ada, &second).await);
        assert!(good(&world, &ada, &third).await);
        assert!(!revoked(&world).await);
    }

    async fn a_void_pair_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        let lost = rotated(&world, &ada.pair, after(1)).await;
        let second = rotated(&world, &ada.pair, after(2)).await;
        assert_eq!(rotate(&world, &lost, after(50)).await.0, Rotation::Refused);
        let listed = world.sessions.list(&Access { pair: second.id, ..ada.access }, after(60)).await;
        assert_eq!(listed.unwrap().unwrap().value[0].last_used_at, after(2));
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 3);
        rotated(&world, &second, after(61)).await;
    }

    async fn a_second_use_after_the_access_token_was_used_ends_the_session(world: World) {
        let ada = world.register("ada").await;
        let next = rotated(&world, &ada.pair, after(1)).await;
        world.sessions.mark_used(next.id, after(2)).await.unwrap();
        assert_eq!(rotate(&world, &ada.pair, after(3)).await.0, Rotation::Reused);
        assert!(revoked(&world).await);
        assert!(!good(&world, &ada, &next).await);
        assert!(!good(&world, &ada, &ada.pair).await);
        for pair in [&ada.pair, &next] {
            assert_eq!(rotate(&world, pair, after(4)).await.0, Rotation::Refused);
        }
    }

    async fn a_second_use_after_the_refresh_token_was_used_ends_the_session(world: World) {
        let ada = world.register("ada").await;
        let next = rotated(&world, &ada.pair, after(1)).await;
        let last = rotated(&world, &next, after(2)).await;
        assert_eq!(rotate(&world, &ada.pair, after(3)).await.0, Rotation::Reused);
        assert!(!good(&world, &ada, &last).await);
    }

    async fn use_of_the_pair_that_took_the_lost_ones_place_counts(world: World) {
        let ada = world.register("ada").await;
        rotated(&world, &ada.pair, after(1)).await;
        let second = rotated(&world, &ada.pair, after(2)).await;
        world.sessions.mark_used(second.id, after(3)).await.unwrap();
        assert_eq!(rotate(&world, &ada.pair, after(4)).await.0, Rotation::Reused);
    }

    async fn use_of_the_presented_pair_itself_is_no_offence(world: World) {
        let ada = world.register("ada").await;
        world.sessions.mark_used(ada.access.pair, after(1)).await.unwrap();
        rotated(&world, &ada.pair, after(2)).await;
        rotated(&world, &ada.pair, after(3)).await;
    }

    async fn reuse_ends_no_other_session(world: World) {
        let ada = world.register("ada").await;
        let elsewhere = world.sign_in(ada.account.uid, after(1)).await;
        let next = rotated(&world, &ada.pair, after(1)).await;
        rotated(&world, &next, after(2)).await;
        assert_eq!(rotate(&world, &ada.pair, after(3)).await.0, Rotation::Reused);
        assert!(world.sessions.check(&elsewhere, after(4)).await.unwrap().is_some());
    }

    async fn the_unknown_the_ended_and_the_disabled_are_refused(world: World) {
        let ada = world.register("ada").await;
        let unknown = NewPair { refresh: RefreshHash([9; 32]), ..pair(after(1)) };
        assert_eq!(rotate(&world, &unknown, after(1)).await.0, Rotation::Refused);
        assert_eq!(rotate(&world, &ada.pair, ada.session.expires_at).await.0, Rotation::Refused);
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_eq!(rotate(&world, &ada.pair, after(1)).await.0, Rotation::Refused);
        world.sql("UPDATE users SET disabled_at = NULL").await;
        rotated(&world, &ada.pair, after(1)).await;
        world.sessions.revoke(&ada.access, ada.session.id, after(2)).await.unwrap();
        assert_eq!(rotate(&world, &ada.pair, after(3)).await.0, Rotation::Refused);
        world.sql("DELETE FROM users").await;
        assert_eq!(rotate(&world, &ada.pair, after(3)).await.0, Rotation::Refused);
    }

    async fn whoever_is_refused_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_eq!(rotate(&world, &ada.pair, after(5)).await.0, Rotation::Refused);
        world.sql("UPDATE users SET disabled_at = NULL").await;
        let granted = world.sessions.list(&ada.access, after(6)).await.unwrap().unwrap();
        assert!(granted.first_use);
        assert_eq!(granted.value[0].last_used_at, after(0));
    }
}
