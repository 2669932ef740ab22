//! Proofs of addresses.

use chrono::TimeDelta;
use domain::access::{Access, Granted};
use domain::email_proof::{BeginProofError, EmailProofRepository, LIFETIME, NewEmailProof, TRIES};
use domain::id::{EmailProofId, UserId};
use domain::profile::{Expected, ProfileRepository};
use domain::session::SessionRepository;

use crate::support::data::{after, fresh, start};
use crate::support::on_both;
use crate::support::proof::{email, new_proof};
use crate::support::world::World;

const KEPT: &str = "SELECT COUNT(*) FROM email_proofs";

/// When one more may be begun, in milliseconds from then on.
async fn too_many(world: &World, access: &Access, most: u32, seconds: i64) -> u128 {
    match world.try_begin(access, most, seconds).await {
        Err(BeginProofError::TooMany { retry_after }) => retry_after.as_millis(),
        outcome => panic!("{outcome:?}"),
    }
}

on_both! {
    async fn a_try_is_answered_with_what_was_kept(world: World) {
        let ada = world.register("ada").await.access;
        let proofs = [new_proof(&ada, 0), new_proof(&ada, 0)];
        for proof in &proofs {
            let begun = world.email_proofs.begin(&ada, proof, 9, after(0)).await.unwrap();
            assert_eq!(begun, Granted { value: (), first_use: true });
        }
        for proof in &proofs {
            assert_eq!(world.email_proofs.attempt(&ada, proof.id, after(1)).await.unwrap(), Some(proof.code));
        }
    }

    async fn a_proof_is_tried_five_times(world: World) {
        let ada = world.register("ada").await.access;
        let [proof, other] = [world.proof(&ada, 0).await, world.proof(&ada, 0).await];
        for _ in 0..TRIES {
            assert!(world.tries(&ada, proof, 1).await);
        }
        for seconds in [1, 2, 0] {
            assert!(!world.tries(&ada, proof, seconds).await);
        }
        for _ in 0..TRIES {
            assert!(world.tries(&ada, other, 2).await);
        }
    }

    async fn anothers_proof_is_none_and_loses_no_try(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let proof = world.proof(&ada, 0).await;
        for _ in 0..9 {
            assert!(!world.tries(&bob, proof, 1).await);
        }
        assert!(!world.tries(&ada, EmailProofId(fresh()), 1).await);
        // From another session of the same user it is the caller's.
        let second = world.sign_in(ada.user, after(1)).await;
        for _ in 0..TRIES {
            assert!(world.tries(&second, proof, 1).await);
        }
    }

    async fn a_proof_is_good_until_it_is_over(world: World) {
        let ada = world.register("ada").await.access;
        let proof = world.proof(&ada, 0).await;
        let attempt = async |nanoseconds| {
            let now = start() + LIFETIME + TimeDelta::nanoseconds(nanoseconds);
            world.email_proofs.attempt(&ada, proof, now).await.unwrap().is_some()
        };
        assert!(attempt(-1).await);
        assert!(attempt(-1_000_000).await);
        assert!(!attempt(0).await);
        assert!(!attempt(1_000_000_000).await);
    }

    async fn a_used_proof_is_not_tried(world: World) {
        let ada = world.register("ada").await.access;
        let proof = world.proof(&ada, 0).await;
        world.profiles.update(&ada, &email("new@example.org", Some(proof)), &Expected::Any, after(1)).await.unwrap();
        assert!(!world.tries(&ada, proof, 1).await);
    }

    async fn so_many_proofs_are_good_at_a_time(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for seconds in [0, 10, 20] {
            world.try_begin(&ada, 3, seconds).await.unwrap();
        }
        assert_eq!(too_many(&world, &ada, 3, 20).await, 580_000);
        assert_eq!(too_many(&world, &ada, 3, 599).await, 1_000);
        assert_eq!(world.count(KEPT).await, 3);
        world.try_begin(&bob, 3, 20).await.unwrap();
        world.try_begin(&ada, 3, 600).await.unwrap();
        assert_eq!(too_many(&world, &ada, 3, 600).await, 10_000);
        // Two may be left: the one that is over at 620 has to go.
        assert_eq!(too_many(&world, &ada, 2, 605).await, 15_000);
        assert_eq!(too_many(&world, &ada, 0, 605).await, LIFETIME.num_milliseconds().unsigned_abs().into());
        assert_eq!(too_many(&world, &ada, 0, 9_000).await, LIFETIME.num_milliseconds().unsigned_abs().into());
        world.try_begin(&ada, 2, 620).await.unwrap();
    }

    async fn a_moment_before_one_is_over_there_is_a_moment_to_wait(world: World) {
        let ada = world.register("ada").await.access;
        world.try_begin(&ada, 1, 0).await.unwrap();
        let proof = new_proof(&ada, 600);
        let begin = async |nanoseconds| {
            let now = start() + LIFETIME + TimeDelta::nanoseconds(nanoseconds);
            world.email_proofs.begin(&ada, &proof, 1, now).await
        };
        for nanoseconds in [-1_000_000, -1] {
            let outcome = begin(nanoseconds).await;
            let Err(BeginProofError::TooMany { retry_after }) = outcome else { panic!("{outcome:?}") };
            assert_eq!(retry_after.as_millis(), 1);
        }
        begin(0).await.unwrap();
    }

    async fn a_proof_that_cannot_be_tried_any_more_makes_no_room_and_a_used_one_does(world: World) {
        let ada = world.register("ada").await.access;
        let [tried, used] = [world.proof(&ada, 0).await, world.proof(&ada, 1).await];
        for _ in 0..9 {
            world.tries(&ada, tried, 1).await;
        }
        assert_eq!(too_many(&world, &ada, 2, 10).await, 590_000);
        world.profiles.update(&ada, &email("new@example.org", Some(used)), &Expected::Any, after(10)).await.unwrap();
        world.try_begin(&ada, 2, 10).await.unwrap();
        assert_eq!(too_many(&world, &ada, 2, 10).await, 590_000);
    }

    async fn a_proof_whose_code_was_not_mailed_is_forgotten(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let [kept, unmailed, theirs] = [world.proof(&ada, 0).await, world.proof(&ada, 1).await, world.proof(&bob, 0).await];
        assert_eq!(too_many(&world, &ada, 2, 2).await, 598_000);
        for _ in 0..2 {
            for proof in [unmailed, theirs, EmailProofId(fresh())] {
                world.email_proofs.forget(ada.user, proof).await.unwrap();
            }
        }
        assert!(!world.tries(&ada, unmailed, 2).await);
        assert!(world.tries(&ada, kept, 2).await);
        assert!(world.tries(&bob, theirs, 2).await);
        world.try_begin(&ada, 2, 2).await.unwrap();
        assert_eq!(too_many(&world, &ada, 2, 2).await, 598_000);
    }

    async fn what_takes_the_place_of_a_proof_that_is_over_begins_anew(world: World) {
        let ada = world.register("ada").await.access;
        let old = world.try_begin(&ada, 1, 0).await.unwrap();
        for _ in 0..TRIES {
            world.tries(&ada, old, 1).await;
        }
        let new = new_proof(&ada, 600);
        world.email_proofs.begin(&ada, &new, 1, after(600)).await.unwrap();
        assert_eq!(world.count(KEPT).await, 1);
        // Not even for a clock by which it is not over yet.
        assert!(!world.tries(&ada, old, 2).await);
        for _ in 0..TRIES {
            assert_eq!(world.email_proofs.attempt(&ada, new.id, after(1_199)).await.unwrap(), Some(new.code));
        }
        assert!(!world.tries(&ada, new.id, 1_199).await);
    }

    async fn no_proof_is_begun_for_an_access_that_does_not_stand(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let second = world.sign_in(ada.account.uid, after(1)).await;
        world.sessions.revoke(&ada.access, second.session, after(2)).await.unwrap();
        let ada = ada.access;
        let wrong = [second, Access { pair: bob.pair, ..ada }, Access { user: UserId(fresh()), ..ada }];
        for access in wrong {
            for most in [0, 1] {
                let outcome = world.try_begin(&access, most, 3).await;
                assert!(matches!(outcome, Err(BeginProofError::Revoked(_))), "{outcome:?}");
            }
        }
        let month = TimeDelta::days(30);
        let over = world.email_proofs.begin(&ada, &new_proof(&ada, 0), 1, start() + month).await;
        assert!(matches!(over, Err(BeginProofError::Revoked(_))), "{over:?}");
        assert_eq!(world.count(KEPT).await, 0);
        world.sessions.mark_used(ada.pair, after(3)).await.unwrap();
        let begun = world.email_proofs.begin(&ada, &new_proof(&ada, 0), 1, after(3)).await.unwrap();
        assert!(!begun.first_use);
    }

    async fn proofs_that_are_long_over_are_purged(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for seconds in [20, 0, 10] {
            world.proof(&ada, seconds).await;
        }
        world.proof(&bob, 5).await;
        let end = |seconds| after(seconds) + LIFETIME;
        for (before, limit, forgotten) in [(0, 9, 0), (1, 9, 1), (11, 0, 0), (11, 1, 1), (10, 9, 0), (20, 9, 1), (21, u64::MAX, 1)] {
            assert_eq!(world.email_proofs.purge(end(before), limit).await.unwrap(), forgotten, "{before}");
        }
        assert_eq!(world.count(KEPT).await, 0);
        world.try_begin(&ada, 1, 30).await.unwrap();
    }

    async fn a_proof_of_a_name_that_is_there_is_a_defect_and_changes_nothing(world: World) {
        let ada = world.register("ada").await.access;
        let proof = new_proof(&ada, 0);
        world.email_proofs.begin(&ada, &proof, 9, after(0)).await.unwrap();
        let twin = NewEmailProof { expires_at: after(9_000), ..proof.clone() };
        let outcome = world.email_proofs.begin(&ada, &twin, 9, after(0)).await;
        assert!(matches!(outcome, Err(BeginProofError::Store(domain::store::StoreError::Internal(_)))), "{outcome:?}");
        assert!(!world.tries(&ada, proof.id, 601).await);
    }
}
