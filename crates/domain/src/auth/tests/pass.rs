//! Signing in for a browser.

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};

use crate::access::{Access, Role};
use crate::auth::{AuthError, PasswordChange};
use crate::clock::Clock;
use crate::fakes::{Fault, World, passes};
use crate::session::Pass;
use crate::testing::{EMAIL, PASSWORD, client, registration, secret};

/// What a pass proves now.
fn opened(world: &World, pass: &SecretString) -> Option<Pass> {
    passes().open(pass.expose_secret(), world.clock.now())
}

/// Registers [`EMAIL`] and signs in for a browser.
async fn signed_in(world: &World) -> Pass {
    world.register(EMAIL, None).await;
    let auth = world.auth();
    let signed_in = auth.sign_in(EMAIL, secret(PASSWORD), &client()).await;
    let _ = world.store.take_journal();
    opened(world, &signed_in.unwrap().pass).unwrap()
}

async fn stands(world: &World, access: &Access) -> bool {
    match world.auth().list_sessions(access).await {
        Ok(_) => true,
        Err(AuthError::Revoked(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

async fn renewed(world: &World, pass: &Pass) -> Option<Pass> {
    let renewed = world.auth().renew_pass(pass).await.unwrap();
    renewed.map(|renewed| opened(world, &renewed).unwrap())
}

#[tokio::test]
async fn the_right_password_begins_a_session_whose_pass_opens_it() {
    let world = World::default();
    let pair = world.register(EMAIL, Some("owner")).await;
    let auth = world.auth();
    let signed_in = auth.sign_in(EMAIL, secret(PASSWORD), &client()).await;
    let signed_in = signed_in.unwrap();
    assert_eq!(signed_in.user, pair.user);
    let pass = opened(&world, &signed_in.pass).unwrap();
    assert_eq!(pass.issued_at, world.clock.now());
    assert_eq!(pass.access.role, Role::User);
    let listed = auth.list_sessions(&pass.access).await.unwrap();
    let current: Vec<_> = listed.iter().filter(|listed| listed.current).collect();
    assert_eq!((listed.len(), current.len()), (2, 1));
    assert_eq!(current[0].session.user_agent.as_deref(), Some("tests"));
}

#[tokio::test]
async fn it_asks_and_costs_what_a_sign_in_for_tokens_does() {
    let world = World::default();
    world.register(EMAIL, None).await;
    let auth = world.auth();
    let mut journals = Vec::new();
    for (email, password) in [
        (EMAIL, PASSWORD),
        (EMAIL, "wrong"),
        ("nobody@a.no", "wrong"),
    ] {
        let tokens = auth.login(email, secret(password), &client()).await;
        let by_login = world.store.take_journal();
        let pass = auth.sign_in(email, secret(password), &client()).await;
        assert_eq!(tokens.is_ok(), pass.is_ok());
        assert!(matches!(pass, Ok(_) | Err(AuthError::WrongCredentials)));
        journals.push((by_login, world.store.take_journal()));
    }
    for (by_login, by_pass) in journals {
        assert_eq!(by_login, by_pass);
    }
    assert_eq!(world.passwords.verified(), 6);
}

#[tokio::test]
async fn guesses_for_passes_and_for_tokens_are_counted_together() {
    let world = World::default();
    world.register(EMAIL, None).await;
    let auth = world.auth();
    let mut refused = Vec::new();
    for turn in 0..20 {
        let result = if turn % 2 == 0 {
            auth.sign_in(EMAIL, secret("wrong"), &client()).await.err()
        } else {
            auth.login(EMAIL, secret("wrong"), &client()).await.err()
        };
        refused.push(result.unwrap());
    }
    let looked_at = refused
        .iter()
        .position(|error| matches!(error, AuthError::Throttled { .. }))
        .unwrap();
    assert!(world.passwords.verified() == looked_at && looked_at < 20);
    let right = auth.sign_in(EMAIL, secret(PASSWORD), &client()).await;
    assert!(matches!(right, Err(AuthError::Throttled { .. })));
}

#[tokio::test]
async fn the_session_is_over_after_seven_days_without_a_renewal() {
    let world = World::default();
    let pass = signed_in(&world).await;
    world
        .clock
        .advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert!(stands(&world, &pass.access).await);
    world.clock.advance(TimeDelta::seconds(1));
    assert!(!stands(&world, &pass.access).await);
    assert_eq!(renewed(&world, &pass).await, None);
}

#[tokio::test]
async fn a_pass_is_renewed_once_it_is_a_day_old_and_the_store_is_not_asked_before() {
    let world = World::default();
    let pass = signed_in(&world).await;
    world
        .clock
        .advance(TimeDelta::days(1) - TimeDelta::seconds(1));
    assert_eq!(renewed(&world, &pass).await, None);
    assert!(world.store.take_journal().is_empty());
    world.clock.advance(TimeDelta::seconds(1));
    let next = renewed(&world, &pass).await.unwrap();
    assert_eq!(world.store.take_journal(), ["sessions.prolong"]);
    assert_eq!(next.access, pass.access);
    assert_eq!(next.issued_at, world.clock.now());
    // The session lasts as long as the new pass.
    world
        .clock
        .advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    let listed = world.auth().list_sessions(&next.access).await.unwrap();
    let current = listed.iter().find(|listed| listed.current).unwrap();
    let use_of_tomorrow = next.issued_at;
    assert!(current.session.last_used_at >= use_of_tomorrow);
    world.clock.advance(TimeDelta::seconds(1));
    assert!(!stands(&world, &next.access).await);
}

#[tokio::test]
async fn ninety_days_after_the_sign_in_nothing_is_renewed() {
    let world = World::default();
    let began = world.clock.now();
    let mut pass = signed_in(&world).await;
    for _ in 0..15 {
        world.clock.advance(TimeDelta::days(6));
        pass = renewed(&world, &pass).await.unwrap();
    }
    assert_eq!(world.clock.now(), began + TimeDelta::days(90));
    world.clock.advance(TimeDelta::days(1));
    assert_eq!(renewed(&world, &pass).await, None);
    assert!(stands(&world, &pass.access).await);
    world.clock.advance(TimeDelta::days(6));
    assert!(!stands(&world, &pass.access).await);
}

#[tokio::test]
async fn what_has_ended_is_not_renewed() {
    for number in 0..3 {
        let world = World::default();
        let pass = signed_in(&world).await;
        world.clock.advance(TimeDelta::days(2));
        match number {
            0 => world.auth().logout(&pass.access).await.unwrap(),
            1 => {
                let other = world.access(&world.login(EMAIL).await);
                let change = PasswordChange {
                    current: secret(PASSWORD),
                    new: secret("another password"),
                };
                world.auth().change_password(&other, change).await.unwrap();
            }
            _ => world.store.disable(pass.access.user, world.clock.now()),
        }
        assert_eq!(renewed(&world, &pass).await, None, "{number}");
        assert!(!stands(&world, &pass.access).await, "{number}");
    }
}

#[tokio::test]
async fn a_pass_says_the_role_of_its_user_at_issue_and_the_next_one_that_of_then() {
    let world = World::default();
    let auth = world.auth();
    let staff = registration(EMAIL, None);
    auth.create_account(staff, Role::Service).await.unwrap();
    let signed_in = auth.sign_in(EMAIL, secret(PASSWORD), &client()).await;
    let pass = opened(&world, &signed_in.unwrap().pass).unwrap();
    assert_eq!(pass.access.role, Role::Service);
    world.clock.advance(TimeDelta::days(1));
    let outdated = Pass {
        access: Access {
            role: Role::Admin,
            ..pass.access
        },
        ..pass
    };
    let next = renewed(&world, &outdated).await.unwrap();
    assert_eq!(next.access, pass.access);
}

#[tokio::test]
async fn a_renewal_that_the_store_cannot_keep_gives_nothing() {
    let world = World::default();
    let pass = signed_in(&world).await;
    world.clock.advance(TimeDelta::days(2));
    world.store.fail("sessions.prolong", Fault::Unreachable);
    assert!(world.auth().renew_pass(&pass).await.is_err());
}
