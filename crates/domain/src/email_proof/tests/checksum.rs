//! What a checksum is bound to.

use secrecy::SecretString;

use super::support::{NEW, Proof, assert_faults, change, email_of, proof};
use crate::email_proof::ProofKeys;
use crate::fakes::World;
use crate::id::EmailProofId;
use crate::testing::EMAIL;

/// How often a code has been tried since this was last asked.
fn tries(world: &World) -> usize {
    let journal = world.store.take_journal();
    journal
        .iter()
        .filter(|it| **it == "email_proofs.attempt")
        .count()
}

#[tokio::test]
async fn a_checksum_is_good_for_its_address_in_any_spelling() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    let profile = change(&world, &access, proof.of("New@Minbil.io")).await;
    assert_eq!(profile.unwrap().email, "New@Minbil.io");
}

#[tokio::test]
async fn a_checksum_for_another_address_proves_nothing() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    let _ = world.store.take_journal();
    for email in ["newer@minbil.io", "new@minbil.i", "snew@minbil.io"] {
        assert_faults!(
            change(&world, &access, proof.of(email)).await,
            [NotMatching]
        );
    }
    assert_eq!(tries(&world), 0);
    assert_eq!(email_of(&world, &access).await, EMAIL);
}

#[tokio::test]
async fn anothers_checksum_proves_nothing() {
    let world = World::default();
    let access = world.owner().await;
    let other = world.register("other@minbil.io", None).await;
    let proof = proof(&world, &world.access(&other), NEW).await;
    let _ = world.store.take_journal();
    assert_faults!(change(&world, &access, proof.of(NEW)).await, [NotMatching]);
    assert_eq!(tries(&world), 0);
}

#[tokio::test]
async fn no_character_of_a_checksum_can_be_altered_and_none_costs_a_try() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let _ = world.store.take_journal();
    let mut altered = vec![String::new(), "a".repeat(100_000), good.checksum.repeat(2)];
    for place in 0..good.checksum.len() {
        for other in ["A", "b", "-", "=", " ", "."] {
            let mut checksum = good.checksum.clone();
            checksum.replace_range(place..=place, other);
            altered.push(checksum);
        }
        altered.push(good.checksum[..place].to_owned());
    }
    altered.push(format!("{}=", good.checksum));
    for checksum in altered
        .into_iter()
        .filter(|it| !it.is_empty() && *it != good.checksum)
    {
        let code = good.code.clone();
        let outcome = change(&world, &access, Proof { code, checksum }.of(NEW)).await;
        assert_faults!(outcome, [NotMatching]);
    }
    assert_eq!(tries(&world), 0);
    change(&world, &access, good.of(NEW)).await.unwrap();
}

#[tokio::test]
async fn code_and_checksum_of_two_proofs_prove_nothing() {
    let world = World::default();
    let access = world.owner().await;
    let one = proof(&world, &access, NEW).await;
    let two = proof(&world, &access, NEW).await;
    let mixed = Proof {
        code: one.code,
        checksum: two.checksum,
    };
    assert_faults!(change(&world, &access, mixed.of(NEW)).await, [NotMatching]);
    assert_eq!(tries(&world), 1);
}

#[test]
fn what_is_kept_of_a_code_does_not_tell_that_two_are_the_same() {
    let keys = ProofKeys::new(&SecretString::from("secret"));
    let [one, two] = [1, 2].map(|id| EmailProofId(uuid::Uuid::from_u128(id)));
    assert_eq!(keys.code(one, "123456"), keys.code(one, "123456"));
    assert_ne!(keys.code(one, "123456"), keys.code(two, "123456"));
}

#[tokio::test]
async fn a_server_with_another_secret_knows_no_checksum_and_no_code() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let mut stranger = world.proofs();
    stranger.keys = ProofKeys::new(&SecretString::from("another secret"));
    let (code, checksum) = (&good.code, &good.checksum);
    let outcome = stranger.verify(&access, NEW, code, checksum).await;
    assert_faults!(outcome, [NotMatching]);
    // Another instance with the same secret knows both.
    world
        .proofs()
        .verify(&access, NEW, code, checksum)
        .await
        .unwrap();
}
