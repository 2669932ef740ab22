//! Slowing down whoever guesses.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;

use crate::auth::{AuthError, PasswordChange};
use crate::fakes::{FakePasswords, Fault, World};
use crate::testing::{EMAIL, PASSWORD, client, client_at, secret};

/// What comes of one wrong guess: how long to wait, or `None` when it was looked at.
async fn guess_from(world: &World, email: &str, address: &str) -> Option<Duration> {
    match world
        .auth()
        .login(email, secret("wrong"), &client_at(address))
        .await
    {
        Err(AuthError::WrongCredentials) => None,
        Err(AuthError::Throttled { retry_after }) => Some(retry_after),
        other => panic!("{other:?}"),
    }
}

async fn guess(world: &World, email: &str) -> Option<Duration> {
    guess_from(world, email, "192.0.2.1").await
}

/// So many guesses, each looked at.
async fn fail(world: &World, email: &str, times: usize) {
    for time in 0..times {
        assert_eq!(guess(world, email).await, None, "guess {time}");
    }
}

#[tokio::test]
async fn five_failures_are_free_and_then_the_wait_doubles() {
    let world = World::default();
    world.register(EMAIL, None).await;
    fail(&world, EMAIL, 5).await;
    for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
        let wait = Duration::from_secs(seconds);
        // From elsewhere each time, so that only the account counts.
        let address = format!("198.51.100.{}", seconds % 256);
        assert_eq!(guess_from(&world, EMAIL, &address).await, Some(wait));
        world.clock.advance(TimeDelta::from_std(wait).unwrap());
        assert_eq!(
            guess_from(&world, EMAIL, &address).await,
            None,
            "after {seconds} s"
        );
    }
}

#[tokio::test]
async fn the_wait_is_told_to_the_millisecond() {
    let world = World::default();
    fail(&world, EMAIL, 5).await;
    world.clock.advance(TimeDelta::milliseconds(999));
    assert_eq!(guess(&world, EMAIL).await, Some(Duration::from_millis(1)));
}

#[tokio::test]
async fn a_guess_that_has_to_wait_is_neither_checked_nor_counted() {
    let world = World::default();
    fail(&world, EMAIL, 5).await;
    let _ = world.store.take_journal();
    assert_eq!(guess(&world, EMAIL).await, guess(&world, EMAIL).await);
    assert_eq!(world.passwords.verified(), 5);
    assert_eq!(
        world.store.take_journal(),
        ["throttles.failures", "throttles.failures"]
    );
}

#[tokio::test]
async fn an_unknown_account_is_slowed_like_a_known_one() {
    let world = World::default();
    world.register(EMAIL, None).await;
    for email in [EMAIL, "nobody@minbil.io"] {
        fail(&world, email, 5).await;
        assert_eq!(
            guess(&world, email).await,
            Some(Duration::from_secs(1)),
            "{email}"
        );
    }
}

#[tokio::test]
async fn the_right_password_has_to_wait_too() {
    let world = World::default();
    world.register(EMAIL, None).await;
    fail(&world, EMAIL, 5).await;
    let refused = world.auth().login(EMAIL, secret(PASSWORD), &client()).await;
    assert!(
        matches!(refused, Err(AuthError::Throttled { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn the_spelling_of_the_email_gives_no_more_guesses() {
    let world = World::default();
    fail(&world, "owner@minbil.io", 5).await;
    assert!(guess(&world, "OWNER@minbil.io").await.is_some());
}

#[tokio::test]
async fn one_account_does_not_slow_another() {
    let world = World::default();
    fail(&world, EMAIL, 5).await;
    fail(&world, "other@minbil.io", 5).await;
}

#[tokio::test]
async fn a_success_forgets_the_failures_of_the_account() {
    let world = World::default();
    world.register(EMAIL, None).await;
    fail(&world, EMAIL, 4).await;
    world.login(EMAIL).await;
    fail(&world, EMAIL, 5).await;
    assert!(guess(&world, EMAIL).await.is_some());
}

#[tokio::test]
async fn twenty_failures_slow_an_address_whatever_the_accounts() {
    let world = World::default();
    for number in 0..20 {
        fail(&world, &format!("{number}@minbil.io"), 1).await;
    }
    assert_eq!(
        guess(&world, "fresh@minbil.io").await,
        Some(Duration::from_secs(1))
    );
    assert_eq!(
        guess_from(&world, "fresh@minbil.io", "192.0.2.2").await,
        None
    );
}

#[tokio::test]
async fn a_success_does_not_forget_the_failures_of_the_address() {
    let world = World::default();
    world.register(EMAIL, None).await;
    for number in 0..10 {
        fail(&world, &format!("{number}@minbil.io"), 1).await;
        fail(&world, EMAIL, 1).await;
        if number < 9 {
            world.login(EMAIL).await;
        }
    }
    assert!(guess(&world, "fresh@minbil.io").await.is_some());
}

#[tokio::test]
async fn the_longer_of_two_waits_counts() {
    let world = World::default();
    fail(&world, EMAIL, 5).await;
    world.clock.advance(TimeDelta::seconds(1));
    fail(&world, EMAIL, 1).await;
    for number in 0..14 {
        fail(&world, &format!("{number}@minbil.io"), 1).await;
    }
    // The account has to wait two seconds, the address one.
    assert_eq!(guess(&world, EMAIL).await, Some(Duration::from_secs(2)));
    assert_eq!(
        guess(&world, "fresh@minbil.io").await,
        Some(Duration::from_secs(1))
    );
}

#[tokio::test]
async fn failures_are_forgotten_half_an_hour_after_the_last() {
    let world = World::default();
    fail(&world, EMAIL, 4).await;
    world.clock.advance(TimeDelta::minutes(29));
    fail(&world, EMAIL, 1).await;
    assert!(guess(&world, EMAIL).await.is_some());
    world
        .clock
        .advance(TimeDelta::minutes(30) + TimeDelta::milliseconds(1));
    fail(&world, EMAIL, 5).await;
}

/// How many of fifty guesses at once are looked at.
async fn at_once(world: &World) -> usize {
    let mut guesses = JoinSet::new();
    for _ in 0..50 {
        let world = world.clone();
        guesses.spawn(async move { guess(&world, EMAIL).await });
    }
    let outcomes = guesses.join_all().await;
    outcomes.iter().filter(|wait| wait.is_none()).count()
}

#[tokio::test]
async fn guesses_that_arrive_together_get_no_more_than_the_free_ones() {
    let world = World::default();
    world.register(EMAIL, None).await;
    assert_eq!(at_once(&world).await, 5);
    assert_eq!(world.passwords.verified(), 5);
}

#[tokio::test]
async fn guesses_that_arrive_together_gain_no_more_than_there_are_permits() {
    let world = World {
        passwords: FakePasswords::new(4),
        ..World::default()
    };
    world.register(EMAIL, None).await;
    let looked_at = at_once(&world).await;
    assert!((5..=8).contains(&looked_at), "{looked_at}");
}

#[tokio::test]
async fn a_failure_that_cannot_be_counted_is_not_told() {
    let world = World::default();
    world.register(EMAIL, None).await;
    world.store.fail("throttles.fail", Fault::Unreachable);
    let refused = world.auth().login(EMAIL, secret("wrong"), &client()).await;
    assert!(matches!(refused, Err(AuthError::Store(_))), "{refused:?}");
}

#[tokio::test]
async fn a_wrong_current_password_counts_against_the_account() {
    let world = World::default();
    let access = world.owner().await;
    let wrong = PasswordChange {
        current: secret("wrong"),
        new: secret("another password"),
    };
    for _ in 0..5 {
        let refused = world.auth().change_password(&access, wrong.clone()).await;
        assert!(
            matches!(refused, Err(AuthError::WrongPassword)),
            "{refused:?}"
        );
    }
    let refused = world.auth().change_password(&access, wrong).await;
    let Err(AuthError::Throttled { retry_after }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(retry_after, Duration::from_secs(1));
    assert_eq!(
        guess_from(&world, EMAIL, "198.51.100.1").await,
        Some(retry_after)
    );
}
