//! Proofs of addresses.

use chrono::TimeDelta;

use super::NOTHING;
use crate::access::Access;
use crate::clock::Clock;
use crate::email_proof::{CodeMac, EmailProofRepository, LIFETIME, NewEmailProof};
use crate::fakes::World;
use crate::housekeeping::Tidied;
use crate::id::EmailProofId;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

async fn begin(world: &World, access: &Access) {
    let now = world.clock.now();
    let proof = NewEmailProof {
        id: EmailProofId::generate(now, &world.random),
        user: access.user,
        code: CodeMac([7; 32]),
        expires_at: now + LIFETIME,
    };
    let begun = world.store.begin(access, &proof, u32::MAX, now).await;
    begun.unwrap();
}

#[tokio::test]
async fn a_proof_is_kept_for_a_day_after_it_is_over() {
    let world = World::default();
    let access = world.owner().await;
    begin(&world, &access).await;
    world.clock.advance(LIFETIME + TimeDelta::days(1));
    assert_eq!(world.housekeeping().run().await, NOTHING);
    begin(&world, &access).await;
    world.clock.advance(MOMENT);
    let tidied = world.housekeeping().run().await;
    assert_eq!(
        tidied,
        Tidied {
            proofs: 1,
            ..NOTHING
        }
    );
    assert_eq!(world.store.email_proofs(), 1);
}

#[tokio::test]
async fn more_proofs_than_are_deleted_at_once_are_deleted_in_one_run() {
    let world = World::default();
    let access = world.owner().await;
    for _ in 0..2_500 {
        begin(&world, &access).await;
    }
    world.clock.advance(TimeDelta::days(2));
    let _ = world.store.take_journal();
    let tidied = world.housekeeping().run().await;
    assert_eq!(
        tidied,
        Tidied {
            proofs: 2_500,
            ..NOTHING
        }
    );
    let journal = world.store.take_journal();
    let batches = journal.iter().filter(|it| **it == "email_proofs.purge");
    assert_eq!(batches.count(), 3);
}
