//! How often and how long a code may be tried.

use chrono::TimeDelta;
use futures_util::future::join_all;

use super::support::{NEW, assert_faults, change, email_of, proof};
use crate::email_proof::LIFETIME;
use crate::fakes::{Fault, World};
use crate::testing::EMAIL;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

#[tokio::test]
async fn the_fifth_try_may_be_right() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    for guess in 0..4 {
        let wrong = proof.guessed(guess).of(NEW);
        assert_faults!(change(&world, &access, wrong).await, [NotMatching]);
    }
    change(&world, &access, proof.of(NEW)).await.unwrap();
    assert_eq!(email_of(&world, &access).await, NEW);
}

#[tokio::test]
async fn after_five_wrong_tries_the_right_code_is_wrong_too() {
    let world = World::default();
    let access = world.owner().await;
    let proof = proof(&world, &access, NEW).await;
    for guess in 0..5 {
        let wrong = proof.guessed(guess).of(NEW);
        assert_faults!(change(&world, &access, wrong).await, [NotMatching]);
    }
    for _ in 0..1_000 {
        assert_faults!(change(&world, &access, proof.of(NEW)).await, [NotMatching]);
    }
    assert_eq!(email_of(&world, &access).await, EMAIL);
}

#[tokio::test]
async fn of_a_thousand_tries_at_once_five_are_looked_at() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let proofs = world.proofs();
    let tried = (0..1_000).map(|_| proofs.verify(&access, NEW, &good.code, &good.checksum));
    let tried = join_all(tried).await;
    let right = tried.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(right, 5);
}

#[tokio::test]
async fn a_code_is_good_for_ten_minutes() {
    let world = World::default();
    let access = world.owner().await;
    let first = proof(&world, &access, NEW).await;
    let second = proof(&world, &access, "newer@minbil.io").await;
    world.clock.advance(LIFETIME - MOMENT);
    change(&world, &access, first.of(NEW)).await.unwrap();
    world.clock.advance(MOMENT);
    let late = change(&world, &access, second.of("newer@minbil.io")).await;
    assert_faults!(late, [NotMatching]);
}

#[tokio::test]
async fn what_is_no_code_is_a_wrong_one() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    let mut sent = good.clone();
    for code in [" ", "x", &format!("{}0", good.code), &good.code[..5]] {
        code.clone_into(&mut sent.code);
        assert_faults!(change(&world, &access, sent.of(NEW)).await, [NotMatching]);
    }
    change(&world, &access, good.of(NEW)).await.unwrap();
}

#[tokio::test]
async fn a_try_that_could_not_be_counted_is_not_compared() {
    let world = World::default();
    let access = world.owner().await;
    let good = proof(&world, &access, NEW).await;
    world.store.fail("email_proofs.attempt", Fault::AnswerLost);
    let outcome = change(&world, &access, good.of(NEW)).await;
    let told = matches!(outcome, Err(crate::email_proof::EmailProofError::Store(_)));
    assert!(told, "{outcome:?}");
    assert_eq!(email_of(&world, &access).await, EMAIL);
}
