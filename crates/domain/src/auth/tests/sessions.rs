//! Showing and ending sessions.

use chrono::TimeDelta;
use secrecy::ExposeSecret;

use crate::access::Access;
use crate::auth::{AuthError, Client, ListedSession};
use crate::clock::Clock;
use crate::fakes::{Fault, World};
use crate::id::SessionId;
use crate::testing::{EMAIL, PASSWORD, client, secret};

async fn list(world: &World, access: &Access) -> Vec<ListedSession> {
    world.auth().list_sessions(access).await.unwrap()
}

async fn stands(world: &World, access: &Access) -> bool {
    match world.auth().list_sessions(access).await {
        Ok(_) => true,
        Err(AuthError::Revoked(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn sessions_are_listed_newest_first_and_the_callers_own_is_marked() {
    let world = World::default();
    let first = world.owner().await;
    world.clock.advance(TimeDelta::minutes(1));
    let second = world.access(&world.login(EMAIL).await);
    let listed = list(&world, &first).await;
    let shown: Vec<(SessionId, bool)> = listed
        .iter()
        .map(|listed| (listed.session.id, listed.current))
        .collect();
    assert_eq!(shown, [(second.session, false), (first.session, true)]);
    assert_eq!(listed[1].session.user_agent.as_deref(), Some("tests"));
}

#[tokio::test]
async fn the_first_use_of_each_pair_moves_the_last_use_of_its_session() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let access = world.access(&pair);
    let began = world.clock.now();
    world.clock.advance(TimeDelta::minutes(1));
    list(&world, &access).await;
    world.clock.advance(TimeDelta::minutes(1));
    let session = list(&world, &access).await.remove(0).session;
    assert_eq!(session.created_at, began);
    assert_eq!(session.last_used_at, began + TimeDelta::minutes(1));
}

#[tokio::test]
async fn only_the_first_use_of_a_pair_is_written_down() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let access = world.access(&pair);
    list(&world, &access).await;
    list(&world, &access).await;
    let journal = world.store.take_journal();
    assert_eq!(
        journal,
        ["sessions.list", "sessions.mark_used", "sessions.list"]
    );
}

#[tokio::test]
async fn nothing_is_answered_before_the_first_use_is_written_down() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    world.store.fail("sessions.mark_used", Fault::Unreachable);
    let refused = world.auth().list_sessions(&world.access(&pair)).await;
    assert!(matches!(refused, Err(AuthError::Store(_))), "{refused:?}");
}

#[tokio::test]
async fn a_long_user_agent_is_cut_to_512_characters() {
    let world = World::default();
    world.owner().await;
    let client = Client {
        user_agent: Some("å".repeat(600)),
        ..client()
    };
    let pair = world
        .auth()
        .login(EMAIL, secret(PASSWORD), &client)
        .await
        .unwrap();
    let listed = list(&world, &world.access(&pair)).await;
    let current = listed.iter().find(|listed| listed.current).unwrap();
    assert_eq!(current.session.user_agent, Some("å".repeat(512)));
}

#[tokio::test]
async fn logging_out_ends_both_tokens_of_the_session_and_no_other() {
    let world = World::default();
    let first = world.owner().await;
    let pair = world.login(EMAIL).await;
    world.auth().logout(&world.access(&pair)).await.unwrap();
    assert!(!stands(&world, &world.access(&pair)).await);
    let refreshed = world
        .auth()
        .refresh(pair.refresh_token.expose_secret())
        .await;
    assert!(
        matches!(refreshed, Err(AuthError::RefreshRefused)),
        "{refreshed:?}"
    );
    assert!(stands(&world, &first).await);
}

#[tokio::test]
async fn logging_out_twice_is_refused() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    let again = world.auth().logout(&access).await;
    assert!(matches!(again, Err(AuthError::Revoked(_))), "{again:?}");
}

#[tokio::test]
async fn another_session_of_the_caller_can_be_ended() {
    let world = World::default();
    let first = world.owner().await;
    let second = world.access(&world.login(EMAIL).await);
    world
        .auth()
        .revoke_session(&first, second.session)
        .await
        .unwrap();
    assert!(!stands(&world, &second).await);
    assert_eq!(list(&world, &first).await.len(), 1);
}

#[tokio::test]
async fn the_callers_own_session_can_be_ended_by_its_id() {
    let world = World::default();
    let access = world.owner().await;
    world
        .auth()
        .revoke_session(&access, access.session)
        .await
        .unwrap();
    assert!(!stands(&world, &access).await);
}

#[tokio::test]
async fn a_session_can_be_ended_once() {
    let world = World::default();
    let first = world.owner().await;
    let second = world.access(&world.login(EMAIL).await);
    world
        .auth()
        .revoke_session(&first, second.session)
        .await
        .unwrap();
    let again = world.auth().revoke_session(&first, second.session).await;
    assert!(matches!(again, Err(AuthError::UnknownSession)), "{again:?}");
}

#[tokio::test]
async fn somebody_elses_session_is_unknown_and_goes_on() {
    let world = World::default();
    let owner = world.owner().await;
    let other = world.access(&world.register("other@minbil.io", None).await);
    let refused = world.auth().revoke_session(&other, owner.session).await;
    assert!(
        matches!(refused, Err(AuthError::UnknownSession)),
        "{refused:?}"
    );
    assert!(stands(&world, &owner).await);
    assert_eq!(list(&world, &other).await.len(), 1);
}

#[tokio::test]
async fn claims_that_do_not_belong_together_are_refused() {
    let world = World::default();
    let owner = world.owner().await;
    let other = world.access(&world.register("other@minbil.io", None).await);
    let mixed = [
        Access {
            user: other.user,
            ..owner
        },
        Access {
            session: other.session,
            ..owner
        },
        Access {
            pair: other.pair,
            ..owner
        },
    ];
    for access in mixed {
        assert!(!stands(&world, &access).await, "{access:?}");
    }
}
