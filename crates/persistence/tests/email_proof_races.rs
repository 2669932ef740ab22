//! Proofs of addresses, all at once.

use domain::email_proof::{BeginProofError, EmailProofRepository};
use domain::profile::{Expected, ProfileRepository};
use futures_util::future::join_all;

use crate::support::data::after;
use crate::support::on_both;
use crate::support::proof::email;
use crate::support::world::World;

on_both! {
    async fn of_sixteen_proofs_begun_at_once_five_are_kept(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        for round in 0..4 {
            let outcomes = join_all((0..16).map(async |number| {
                let world = if number % 2 == 0 { &world } else { &other };
                world.try_begin(&ada, 5, round * 600).await
            }))
            .await;
            let begun: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
            assert_eq!(begun.len(), 5, "{outcomes:?}");
            for outcome in &outcomes {
                let full = matches!(outcome, Err(BeginProofError::TooMany { retry_after }) if retry_after.as_secs() == 600);
                assert!(full || outcome.is_ok(), "{outcome:?}");
            }
            for proof in begun {
                assert!(world.tries(&ada, *proof, round * 600).await);
            }
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM email_proofs").await, 5);
    }

    async fn of_sixteen_tries_at_once_five_are_tries(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        let proof = world.proof(&ada, 0).await;
        let tries = join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.tries(&ada, proof, 1).await
        }))
        .await;
        assert_eq!(tries.iter().filter(|tried| **tried).count(), 5);
    }

    async fn proofs_begun_tried_used_and_purged_at_once_get_in_nobodys_way(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        let mut used = 0;
        for round in 0..8 {
            let begun = round * 601;
            let proof = world.try_begin(&ada, 2, begun).await.unwrap();
            let change = email(&format!("ada{round}@example.org"), Some(proof));
            let (update, again, tried, second, purged, counted) = tokio::join!(
                world.profiles.update(&ada, &change, &Expected::Any, after(begun + 1)),
                other.profiles.update(&ada, &change, &Expected::Any, after(begun + 1)),
                other.email_proofs.attempt(&ada, proof, after(begun + 1)),
                other.try_begin(&ada, 2, begun + 1),
                world.email_proofs.purge(after(begun), 9),
                world.counts(&ada, 100, begun),
            );
            used += usize::from(update.is_ok()) + usize::from(again.is_ok());
            assert_eq!(used, usize::try_from(round).unwrap() + 1, "{update:?} {again:?}");
            tried.unwrap();
            second.unwrap();
            purged.unwrap();
            counted.unwrap();
        }
    }
}
