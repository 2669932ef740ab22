//! Changing the address.

use crate::access::Access;
use crate::clock::Clock;
use crate::email_proof::{CodeMac, EmailProofRepository, LIFETIME, NewEmailProof};
use crate::fakes::World;
use crate::id::EmailProofId;
use crate::profile::{Expected, NewEmail, Profile, ProfileChange, ProfileError};
use crate::testing::EMAIL;

/// A proof of the caller's, of whichever address.
async fn proof(world: &World, access: &Access) -> EmailProofId {
    let now = world.clock.now();
    let proof = NewEmailProof {
        id: EmailProofId::generate(now, &world.random),
        user: access.user,
        code: CodeMac([7; 32]),
        expires_at: now + LIFETIME,
    };
    world.store.begin(access, &proof, 5, now).await.unwrap();
    proof.id
}

async fn change(
    world: &World,
    access: &Access,
    email: &str,
    proof: Option<EmailProofId>,
) -> Result<Profile, ProfileError> {
    let email = email.to_owned();
    let change = ProfileChange {
        email: Some(NewEmail { email, proof }),
        ..ProfileChange::default()
    };
    let profiles = world.profiles();
    profiles.update(access, change, None, &Expected::Any).await
}

#[tokio::test]
async fn a_proof_is_used_up_with_the_change() {
    let world = World::default();
    let access = world.owner().await;
    let used = proof(&world, &access).await;
    let profile = change(&world, &access, "new@minbil.io", Some(used)).await;
    let profile = profile.unwrap();
    assert_eq!((&*profile.email, profile.version), ("new@minbil.io", 2));
    let again = change(&world, &access, "newer@minbil.io", Some(used)).await;
    assert!(
        matches!(again, Err(ProfileError::EmailUnproved)),
        "{again:?}"
    );
}

#[tokio::test]
async fn a_proof_that_is_over_proves_nothing() {
    let world = World::default();
    let access = world.owner().await;
    let over = proof(&world, &access).await;
    world.clock.advance(LIFETIME);
    let late = change(&world, &access, "new@minbil.io", Some(over)).await;
    assert!(matches!(late, Err(ProfileError::EmailUnproved)), "{late:?}");
}

#[tokio::test]
async fn only_the_spelling_changes_without_a_proof() {
    let world = World::default();
    let access = world.owner().await;
    let respelled = change(&world, &access, "OWNER@minbil.io", None).await;
    assert_eq!(respelled.unwrap().email, "OWNER@minbil.io");
    let another = change(&world, &access, "owner@minbil.no", None).await;
    assert!(
        matches!(another, Err(ProfileError::EmailUnproved)),
        "{another:?}"
    );
}

#[tokio::test]
async fn a_taken_address_is_told_as_such_and_the_proof_stays() {
    let world = World::default();
    let access = world.owner().await;
    world.register("other@minbil.io", None).await;
    let good = proof(&world, &access).await;
    let taken = change(&world, &access, "Other@Minbil.io", Some(good)).await;
    assert!(matches!(taken, Err(ProfileError::EmailTaken)), "{taken:?}");
    let profile = world.profiles().read(&access).await.unwrap();
    assert_eq!((&*profile.email, profile.version), (EMAIL, 1));
    change(&world, &access, "new@minbil.io", Some(good))
        .await
        .unwrap();
}
