//! Asking for a code.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join_all;

use super::support::{NEW, change, mailed, proof};
use crate::email_proof::{EmailProofError, MOST};
use crate::fakes::{Fault, World};
use crate::testing::EMAIL;

const MOMENT: TimeDelta = TimeDelta::milliseconds(1);

#[tokio::test]
async fn a_code_of_six_digits_is_mailed_to_the_address() {
    let world = World::default();
    let access = world.owner().await;
    let checksum = world.proofs().begin(&access, NEW).await.unwrap();
    let [mail] = world.mail.take().try_into().unwrap();
    assert_eq!(mail.to, NEW);
    assert_eq!(mail.subject, "Your code to confirm this address");
    let code = &mail.text["Your code is ".len()..][..6];
    assert!(
        code.bytes().all(|byte| byte.is_ascii_digit()),
        "{}",
        mail.text
    );
    let rest = "\n\nEnter it within 10 minutes to make this the address of your account.\n\
                If you have not asked for it, ignore this message: nothing changes without the code.\n";
    assert_eq!(mail.text, format!("Your code is {code}{rest}"));
    assert!(!checksum.contains(code));
}

#[tokio::test]
async fn no_two_codes_and_checksums_are_the_same() {
    let world = World::default();
    let access = world.owner().await;
    let one = proof(&world, &access, NEW).await;
    let two = proof(&world, &access, NEW).await;
    assert_ne!(one.code, two.code);
    assert_ne!(one.checksum, two.checksum);
}

#[tokio::test]
async fn a_taken_address_gets_the_same_answer_for_the_same_work() {
    let world = World::default();
    let access = world.owner().await;
    world.register("other@minbil.io", None).await;
    let mut work = Vec::new();
    for email in [NEW, "other@minbil.io", EMAIL] {
        let checksum = world.proofs().begin(&access, email).await.unwrap();
        assert_eq!(mailed(&world, email).len(), 6);
        work.push((checksum.len(), world.store.take_journal()));
    }
    assert_eq!(work, vec![(64, vec!["email_proofs.begin"]); 3]);
}

#[tokio::test]
async fn so_many_codes_and_no_more_are_good_at_a_time() {
    let world = World::default();
    let access = world.owner().await;
    for _ in 0..MOST {
        proof(&world, &access, NEW).await;
        world.clock.advance(TimeDelta::minutes(1));
    }
    let refused = world.proofs().begin(&access, "other@minbil.io").await;
    let Err(EmailProofError::TooMany { retry_after }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(retry_after, Duration::from_mins(5));
    assert!(world.mail.take().is_empty());
    // Others are not kept from it.
    let other = world.register("other@minbil.io", None).await;
    proof(&world, &world.access(&other), NEW).await;
    world.clock.advance(TimeDelta::minutes(5) - MOMENT);
    assert!(world.proofs().begin(&access, NEW).await.is_err());
    world.clock.advance(MOMENT);
    proof(&world, &access, NEW).await;
}

#[tokio::test]
async fn of_many_who_ask_at_once_so_many_are_answered() {
    let world = World::default();
    let access = world.owner().await;
    let proofs = world.proofs();
    let asked = join_all((0..20).map(|_| proofs.begin(&access, NEW))).await;
    let answered = asked.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(answered, MOST as usize);
    assert_eq!(world.mail.take().len(), MOST as usize);
}

#[tokio::test]
async fn a_code_that_was_used_makes_room_and_one_that_was_tried_too_often_does_not() {
    let world = World::default();
    let access = world.owner().await;
    let mut proofs = Vec::new();
    for _ in 0..MOST {
        proofs.push(proof(&world, &access, NEW).await);
    }
    for guess in 0..5 {
        let wrong = proofs[0].guessed(guess).of(NEW);
        change(&world, &access, wrong).await.unwrap_err();
    }
    let refused = world.proofs().begin(&access, NEW).await;
    assert!(matches!(refused, Err(EmailProofError::TooMany { .. })));
    change(&world, &access, proofs[1].of(NEW)).await.unwrap();
    proof(&world, &access, EMAIL).await;
}

#[tokio::test]
async fn mail_that_is_not_taken_is_told_and_does_not_count() {
    let world = World::default();
    let access = world.owner().await;
    proof(&world, &access, NEW).await;
    world.mail.break_down();
    for _ in 0..=MOST {
        let failed = world.proofs().begin(&access, NEW).await;
        assert!(
            matches!(failed, Err(EmailProofError::Mail(_))),
            "{failed:?}"
        );
    }
    world.mail.repair();
    for _ in 1..MOST {
        proof(&world, &access, NEW).await;
    }
    let refused = world.proofs().begin(&access, NEW).await;
    assert!(
        matches!(refused, Err(EmailProofError::TooMany { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_revoked_caller_and_a_store_out_of_reach_mail_nothing() {
    let world = World::default();
    let access = world.owner().await;
    world.store.fail("email_proofs.begin", Fault::Unreachable);
    let failed = world.proofs().begin(&access, NEW).await;
    assert!(
        matches!(failed, Err(EmailProofError::Store(_))),
        "{failed:?}"
    );
    world.store.recover();
    world.auth().logout(&access).await.unwrap();
    let refused = world.proofs().begin(&access, NEW).await;
    assert!(
        matches!(refused, Err(EmailProofError::Revoked(_))),
        "{refused:?}"
    );
    assert!(world.mail.take().is_empty());
}

#[tokio::test]
async fn the_first_use_of_a_pair_is_written_down_before_anything_is_mailed() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let access = world.access(&pair);
    world.store.fail("sessions.mark_used", Fault::Unreachable);
    world.proofs().begin(&access, NEW).await.unwrap_err();
    assert!(world.mail.take().is_empty());
    world.store.recover();
    proof(&world, &access, NEW).await;
    let journal = world.store.take_journal();
    assert_eq!(journal.last(), Some(&"sessions.mark_used"));
}
