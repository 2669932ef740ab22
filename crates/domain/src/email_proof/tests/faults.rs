//! What is told of an address in a change that is refused for something else.

use super::support::{NEW, change, proof, unproved};
use crate::email_proof::{EmailChange, EmailFault, EmailProofError};
use crate::fakes::World;
use crate::testing::EMAIL;

#[tokio::test]
async fn all_is_told_that_can_be_told_without_trying_the_code() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let mut forged = good.clone();
    forged.checksum.replace_range(..4, "AAAA");
    let blank = EmailChange {
        code: Some(String::new()),
        ..good.of(NEW)
    };
    let all = [EmailFault::CodeMissing, EmailFault::ChecksumMissing];
    let (proofs, profiles) = (world.proofs(), world.profiles());
    for (email, expected) in [
        (unproved(EMAIL), &[][..]),
        (unproved("OWNER@minbil.io"), &[]),
        (unproved(NEW), &all),
        (blank, &all[..1]),
        (forged.of(NEW), &[EmailFault::NotMatching]),
        (good.of("newer@minbil.io"), &[EmailFault::NotMatching]),
        (good.guessed(0).of(NEW), &[]),
        (good.of(NEW), &[]),
    ] {
        let faults = proofs.faults(&profiles, &access, &email).await.unwrap();
        assert_eq!(faults, expected, "{email:?}");
    }
}

#[tokio::test]
async fn it_costs_no_try_and_uses_nothing_up() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let _ = world.store.take_journal();
    for guess in 0..10 {
        let email = good.guessed(guess).of(NEW);
        let faults = proofs.faults(&profiles, &access, &email).await.unwrap();
        assert!(faults.is_empty());
    }
    let journal = world.store.take_journal();
    assert!(
        journal.iter().all(|it| *it == "profiles.read"),
        "{journal:?}"
    );
    change(&world, &access, good.of(NEW)).await.unwrap();
}

#[tokio::test]
async fn that_an_address_is_taken_is_not_told() {
    let world = World::default();
    let access = world.owner().await;
    world.register(NEW, None).await;
    let good = proof(&world, &access, NEW).await;
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let email = good.of(NEW);
    let faults = proofs.faults(&profiles, &access, &email).await.unwrap();
    assert!(faults.is_empty());
}

#[tokio::test]
async fn a_revoked_caller_is_told_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let refused = proofs.faults(&profiles, &access, &unproved(NEW)).await;
    assert!(
        matches!(refused, Err(EmailProofError::Revoked(_))),
        "{refused:?}"
    );
}
