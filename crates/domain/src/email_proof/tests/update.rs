//! An address that becomes the caller's, or not.

use chrono::TimeDelta;

use super::support::{NEW, assert_faults, change, email_of, proof, unproved};
use crate::change::Change;
use crate::email_proof::EmailProofError;
use crate::fakes::World;
use crate::profile::{Expected, ProfileChange, ProfileError};
use crate::testing::{EMAIL, PASSWORD, client, secret};

#[tokio::test]
async fn a_proved_address_becomes_the_callers_together_with_the_rest() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    let rest = ProfileChange {
        first_name: Change::Set("Ola".to_owned()),
        ..ProfileChange::default()
    };
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let email = proof.of(NEW);
    let changed = proofs.update_profile(&profiles, &access, rest, email, &Expected::Any);
    let profile = changed.await.unwrap();
    assert_eq!(profile.email, NEW);
    assert_eq!(profile.first_name.as_deref(), Some("Ola"));
    assert_eq!(profile.version, 2);
    // It is what they sign in with from now on.
    world.login(NEW).await;
    let old = world.auth().login(EMAIL, secret(PASSWORD), &client()).await;
    old.unwrap_err();
}

#[tokio::test]
async fn the_very_same_address_changes_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.clock.advance(TimeDelta::minutes(1));
    let profile = change(&world, &access, unproved(EMAIL)).await.unwrap();
    assert_eq!(profile.version, 1);
    let journal = world.store.take_journal();
    assert!(
        journal.iter().all(|it| *it == "profiles.read"),
        "{journal:?}"
    );
}

#[tokio::test]
async fn another_spelling_of_the_address_needs_no_proof() {
    let world = World::default();
    let access = world.owner().await;
    let profile = change(&world, &access, unproved("Owner@Minbil.IO")).await;
    let profile = profile.unwrap();
    assert_eq!((&*profile.email, profile.version), ("Owner@Minbil.IO", 2));
}

#[tokio::test]
async fn a_new_address_needs_code_and_checksum() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    for blank in [None, Some(String::new())] {
        let mut email = proof.of(NEW);
        email.code.clone_from(&blank);
        let outcome = change(&world, &access, email.clone()).await;
        assert_faults!(outcome, [CodeMissing]);
        email.checksum.clone_from(&blank);
        let outcome = change(&world, &access, email).await;
        assert_faults!(outcome, [CodeMissing, ChecksumMissing]);
        let mut email = proof.of(NEW);
        email.checksum = blank;
        assert_faults!(change(&world, &access, email).await, [ChecksumMissing]);
    }
    assert_eq!(email_of(&world, &access).await, EMAIL);
}

#[tokio::test]
async fn a_proof_is_used_up_by_the_change_that_it_proves() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    change(&world, &access, proof.of(NEW)).await.unwrap();
    let back = super::support::proof(&world, &access, EMAIL).await;
    change(&world, &access, back.of(EMAIL)).await.unwrap();
    assert_faults!(change(&world, &access, proof.of(NEW)).await, [NotMatching]);
}

#[tokio::test]
async fn that_somebody_has_an_address_is_told_to_who_has_proved_it_only() {
    let world = World::default();
    let access = world.owner().await;
    world.register("Other@minbil.io", None).await;
    let good = proof(&world, &access, "other@minbil.io").await;
    let email = "other@minbil.io";
    let unproved = change(&world, &access, unproved(email)).await;
    assert_faults!(unproved, [CodeMissing, ChecksumMissing]);
    let wrong = change(&world, &access, good.guessed(0).of(email)).await;
    assert_faults!(wrong, [NotMatching]);
    assert_faults!(change(&world, &access, good.of(email)).await, [Taken]);
    assert_eq!(email_of(&world, &access).await, EMAIL);
}

#[tokio::test]
async fn a_stale_change_costs_no_try() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let stale = Expected::OneOf(vec![7]);
    for _ in 0..10 {
        let nothing = ProfileChange::default();
        let email = proof.of(NEW);
        let outcome = proofs.update_profile(&profiles, &access, nothing, email, &stale);
        let outcome = outcome.await;
        let told = matches!(outcome, Err(EmailProofError::Profile(ProfileError::Stale)));
        assert!(told, "{outcome:?}");
    }
    change(&world, &access, proof.of(NEW)).await.unwrap();
}

#[tokio::test]
async fn a_change_that_is_refused_uses_no_proof_up() {
    let world = World::default();
    let access = world.owner().await;
    world.register("other@minbil.io", Some("other")).await;
    let proof = proof(&world, &access, NEW).await;
    let taken = ProfileChange {
        username: Change::Set("other".to_owned()),
        ..ProfileChange::default()
    };
    let (proofs, profiles) = (world.proofs(), world.profiles());
    let email = proof.of(NEW);
    let outcome = proofs.update_profile(&profiles, &access, taken, email, &Expected::Any);
    let outcome = outcome.await;
    let told = matches!(
        outcome,
        Err(EmailProofError::Profile(ProfileError::UsernameTaken))
    );
    assert!(told, "{outcome:?}");
    assert_eq!(email_of(&world, &access).await, EMAIL);
    change(&world, &access, proof.of(NEW)).await.unwrap();
}

#[tokio::test]
async fn a_revoked_caller_tries_no_code() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    world.auth().logout(&access).await.unwrap();
    let _ = world.store.take_journal();
    let outcome = change(&world, &access, proof.of(NEW)).await;
    assert!(
        matches!(outcome, Err(EmailProofError::Revoked(_))),
        "{outcome:?}"
    );
    assert_eq!(world.store.take_journal(), ["profiles.read"]);
}
