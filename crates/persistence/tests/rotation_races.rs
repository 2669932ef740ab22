//! Exchanging refresh tokens, all at once.

use domain::account::AccountRepository;
use domain::session::{Rotation, SessionRepository};
use futures_util::future::join_all;

use crate::rotation::{good, revoked, rotate, rotated};
use crate::support::data::{access, after, hash, pair, session};
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn of_sixteen_that_present_one_token_at_once_the_last_pair_stands(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let outcomes = join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            rotate(world, &ada.pair, after(1)).await
        }))
        .await;
        // Nobody has used what they got, so each gets a pair, and each pair voids the one before.
        let mut standing = 0;
        for (rotation, next) in &outcomes {
            assert!(matches!(rotation, Rotation::Rotated { .. }), "{rotation:?}");
            standing += usize::from(good(&world, &ada, next).await);
        }
        assert_eq!(standing, 1);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 17);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs WHERE void_at IS NOT NULL").await, 15);
        assert!(!revoked(&world).await);
    }

    async fn of_sixteen_that_use_what_they_get_at_once_one_at_most_goes_on(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let outcomes = join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let (rotation, next) = rotate(world, &ada.pair, after(1)).await;
            if matches!(rotation, Rotation::Rotated { .. }) {
                world.sessions.mark_used(next.id, after(2)).await.unwrap();
            }
            rotation
        }))
        .await;
        // The last of those who got a pair used it, unless everybody had been served before: then nothing was reused.
        let reused = outcomes.iter().filter(|rotation| **rotation == Rotation::Reused).count();
        assert!(reused <= 1, "once revoked, the rest is refused: {outcomes:?}");
        assert_eq!(reused == 1, revoked(&world).await);
        let usable = world
            .count(
                "SELECT count(*) FROM token_pairs p JOIN sessions s ON s.id = p.session_id \
                 WHERE p.void_at IS NULL AND s.revoked_at IS NULL AND p.rotated_at IS NULL",
            )
            .await;
        assert_eq!(usable, i64::from(reused == 0));
    }

    async fn a_token_and_its_successor_presented_at_once_end_well_or_with_the_session(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let next = rotated(&world, &ada.pair, after(1)).await;
        let (first, second) = tokio::join!(
            rotate(&world, &ada.pair, after(2)),
            rotate(&other, &next, after(2))
        );
        match (first.0, second.0) {
            // Either the old one came first, and its successor is void, or the successor did, and the old one is a copy in strange hands.
            (Rotation::Rotated { .. }, Rotation::Refused) | (Rotation::Reused, Rotation::Rotated { .. }) => {}
            outcomes => panic!("{outcomes:?}"),
        }
    }

    async fn no_pair_outlives_a_session_that_is_revoked_meanwhile(world: World) {
        let other = world.another_instance().await;
        for round in 0..10 {
            let ada = world.register(&format!("u{round}")).await;
            let rotations = join_all((0..4).map(async |_| rotate(&world, &ada.pair, after(1)).await.1));
            let (revoked, pairs) = tokio::join!(
                other.sessions.revoke(&ada.access, ada.session.id, after(2)),
                rotations
            );
            assert!(revoked.unwrap().unwrap().value);
            for pair in &pairs {
                assert!(!good(&world, &ada, pair).await);
            }
            assert!(!good(&world, &ada, &ada.pair).await);
        }
    }

    async fn no_pair_outlives_a_change_of_password_elsewhere(world: World) {
        let other = world.another_instance().await;
        for round in 0..10 {
            let ada = world.register(&format!("u{round}")).await;
            let elsewhere = session(ada.account.uid, after(1));
            let first = pair(after(1));
            assert!(world.sessions.open(&elsewhere, &first, &hash("secret")).await.unwrap());
            let rotations = join_all((0..4).map(async |_| rotate(&world, &first, after(2)).await.1));
            let (old, new) = (hash("secret"), hash("new"));
            let change = other.accounts.change_password(&ada.access, &old, &new, after(3));
            let (changed, pairs) = tokio::join!(change, rotations);
            assert!(changed.unwrap());
            for pair in pairs.iter().chain([&first]) {
                let check = world.sessions.check(&access(&elsewhere, pair), after(4)).await;
                assert_eq!(check.unwrap(), None);
            }
            assert!(good(&world, &ada, &ada.pair).await);
        }
    }
}
