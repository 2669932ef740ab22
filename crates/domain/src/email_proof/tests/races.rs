//! Requests at once.

use futures_util::future::{join, join_all};

use super::support::{NEW, assert_faults, change, email_of, proof};
use crate::fakes::World;
use crate::id::EmailProofId;
use crate::profile::{Expected, NewEmail, ProfileChange, ProfileError};
use crate::testing::EMAIL;

#[tokio::test]
async fn of_two_who_prove_an_address_at_once_one_has_it() {
    let world = World::default();
    let one = world.owner().await;
    let two = world.register("other@minbil.io", None).await;
    let two = world.access(&two);
    let (first, second) = (
        proof(&world, &one, NEW).await,
        proof(&world, &two, NEW).await,
    );
    let outcomes = join(
        change(&world, &one, first.of(NEW)),
        change(&world, &two, second.of(NEW)),
    );
    let (first, second) = outcomes.await;
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert_faults!(first.and(second), [Taken]);
}

#[tokio::test]
async fn a_proof_that_is_sent_many_times_at_once_is_used_once() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let sent = (0..5).map(|_| change(&world, &access, good.of(NEW)));
    let outcomes = join_all(sent).await;
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    for outcome in outcomes {
        match outcome {
            // Whoever comes later finds that the address is theirs already, or that the proof is used.
            Ok(profile) => assert_eq!((&*profile.email, profile.version), (NEW, 2)),
            refused => assert_faults!(refused, [NotMatching]),
        }
    }
}

#[tokio::test]
async fn an_address_without_a_proof_of_the_callers_is_not_taken_over() {
    let world = World::default();
    let access = world.owner().await;
    let other = world.register("other@minbil.io", None).await;
    let other = world.access(&other);
    let theirs = proof(&world, &other, NEW).await;
    let proofs = world.proofs();
    let proved = proofs.verify(&other, NEW, &theirs.code, &theirs.checksum);
    let unknown = EmailProofId(uuid::Uuid::nil());
    for proof in [None, Some(unknown), Some(proved.await.unwrap())] {
        let change = ProfileChange {
            email: Some(NewEmail {
                email: NEW.to_owned(),
                proof,
            }),
            ..ProfileChange::default()
        };
        let profiles = world.profiles();
        let refused = profiles.update(&access, change, None, &Expected::Any).await;
        let told = matches!(refused, Err(ProfileError::EmailUnproved));
        assert!(told, "{refused:?}");
    }
    assert_eq!(email_of(&world, &access).await, EMAIL);
}
