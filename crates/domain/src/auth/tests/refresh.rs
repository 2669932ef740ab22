//! Exchanging refresh tokens.

use chrono::TimeDelta;
use secrecy::ExposeSecret;
use tokio::task::JoinSet;

use crate::auth::{AuthError, TokenPair};
use crate::clock::Clock;
use crate::fakes::World;
use crate::testing::EMAIL;

async fn refresh(world: &World, pair: &TokenPair) -> Result<TokenPair, AuthError> {
    world
        .auth()
        .refresh(pair.refresh_token.expose_secret())
        .await
}

/// Whether the access token of `pair` opens anything; asking uses it.
async fn opens(world: &World, pair: &TokenPair) -> bool {
    world.profiles().read(&world.access(pair)).await.is_ok()
}

fn refused(outcome: &Result<TokenPair, AuthError>) -> bool {
    matches!(outcome, Err(AuthError::RefreshRefused))
}

#[tokio::test]
async fn a_refresh_token_gives_a_new_pair_of_the_same_session() {
    let world = World::default();
    let first = world.register(EMAIL, Some("owner")).await;
    let second = refresh(&world, &first).await.unwrap();
    assert_eq!(second.user, first.user);
    assert_eq!(world.access(&second).session, world.access(&first).session);
    assert_ne!(world.access(&second).pair, world.access(&first).pair);
    assert_ne!(
        second.refresh_token.expose_secret(),
        first.refresh_token.expose_secret()
    );
    assert!(opens(&world, &second).await);
    assert!(opens(&world, &first).await, "until its token expires");
}

#[tokio::test]
async fn refreshing_is_one_transaction() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    refresh(&world, &pair).await.unwrap();
    assert_eq!(world.store.take_journal(), ["sessions.rotate"]);
}

#[tokio::test]
async fn reuse_after_the_next_access_token_was_used_ends_the_session() {
    let world = World::default();
    let first = world.register(EMAIL, None).await;
    let second = refresh(&world, &first).await.unwrap();
    assert!(opens(&world, &second).await);
    assert!(refused(&refresh(&world, &first).await));
    assert!(!opens(&world, &second).await);
    assert!(refused(&refresh(&world, &second).await));
}

#[tokio::test]
async fn reuse_after_the_next_refresh_token_was_used_ends_the_session() {
    let world = World::default();
    let first = world.register(EMAIL, None).await;
    let second = refresh(&world, &first).await.unwrap();
    let third = refresh(&world, &second).await.unwrap();
    assert!(refused(&refresh(&world, &first).await));
    assert!(!opens(&world, &third).await);
}

#[tokio::test]
async fn reuse_before_the_next_pair_was_used_replaces_that_pair() {
    let world = World::default();
    let first = world.register(EMAIL, None).await;
    let lost = refresh(&world, &first).await.unwrap();
    let second = refresh(&world, &first).await.unwrap();
    assert!(opens(&world, &second).await);
    assert!(!opens(&world, &lost).await);
    assert!(refused(&refresh(&world, &lost).await));
    assert!(opens(&world, &second).await, "a void token ends nothing");
}

#[tokio::test]
async fn only_one_of_many_that_refresh_at_once_keeps_a_pair_that_stands() {
    let world = World::default();
    let first = world.register(EMAIL, None).await;
    let mut racing = JoinSet::new();
    for _ in 0..10 {
        let (world, first) = (world.clone(), first.clone());
        racing.spawn(async move { refresh(&world, &first).await.unwrap() });
    }
    let mut standing = 0;
    for pair in racing.join_all().await {
        standing += usize::from(opens(&world, &pair).await);
    }
    assert_eq!(standing, 1);
}

#[tokio::test]
async fn a_token_that_nobody_issued_is_refused() {
    let world = World::default();
    for token in ["", "nonsense", &"A".repeat(43)] {
        let outcome = world.auth().refresh(token).await;
        assert!(refused(&outcome), "{token}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_session_lasts_thirty_days_however_often_it_is_refreshed() {
    let world = World::default();
    let mut pair = world.register(EMAIL, None).await;
    for _ in 0..29 {
        world.clock.advance(TimeDelta::days(1));
        pair = refresh(&world, &pair).await.unwrap();
    }
    world
        .clock
        .advance(TimeDelta::days(1) - TimeDelta::milliseconds(1));
    pair = refresh(&world, &pair).await.unwrap();
    world.clock.advance(TimeDelta::milliseconds(1));
    assert!(!opens(&world, &pair).await);
    assert!(refused(&refresh(&world, &pair).await));
}

#[tokio::test]
async fn a_disabled_user_is_refused() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    world.store.disable(pair.user.uid, world.clock.now());
    assert!(refused(&refresh(&world, &pair).await));
    assert!(!opens(&world, &pair).await);
}
