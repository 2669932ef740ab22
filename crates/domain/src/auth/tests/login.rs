//! Signing in with a password.

use crate::auth::{AuthError, PasswordChange};
use crate::clock::Clock;
use crate::fakes::{FakePasswords, World};
use crate::testing::{EMAIL, PASSWORD, client, secret};

#[tokio::test]
async fn the_right_password_begins_a_new_session() {
    let world = World::default();
    let first = world.register(EMAIL, None).await;
    let second = world.login(EMAIL).await;
    assert_eq!(first.user, second.user);
    assert_ne!(world.access(&first).session, world.access(&second).session);
    assert_eq!(world.store.sessions(), 2);
}

#[tokio::test]
async fn the_spelling_of_the_email_does_not_matter() {
    let world = World::default();
    world.register("Owner@Minbil.io", None).await;
    assert_eq!(
        world.login("oWNER@mINBIL.IO").await.user.email,
        "Owner@Minbil.io"
    );
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_email_are_told_alike_and_cost_the_same() {
    let world = World::default();
    world.register(EMAIL, None).await;
    let mut journals = Vec::new();
    for email in [EMAIL, "nobody@minbil.io"] {
        let refused = world.auth().login(email, secret("wrong"), &client()).await;
        assert!(
            matches!(refused, Err(AuthError::WrongCredentials)),
            "{refused:?}"
        );
        journals.push(world.store.take_journal());
    }
    assert_eq!(journals[0], journals[1]);
    assert_eq!(
        journals[0],
        [
            "throttles.failures",
            "accounts.credentials",
            "throttles.fail"
        ]
    );
    assert_eq!(world.passwords.verified(), 2);
}

#[tokio::test]
async fn a_disabled_user_is_unknown() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    world.store.disable(pair.user.uid, world.clock.now());
    let refused = world.auth().login(EMAIL, secret(PASSWORD), &client()).await;
    assert!(
        matches!(refused, Err(AuthError::WrongCredentials)),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_sign_in_with_nothing_to_clear_writes_once() {
    let world = World::default();
    world.register(EMAIL, None).await;
    world.login(EMAIL).await;
    let journal = world.store.take_journal();
    assert_eq!(
        journal,
        [
            "throttles.failures",
            "accounts.credentials",
            "sessions.open"
        ]
    );
}

#[tokio::test]
async fn signing_in_is_refused_while_too_many_hash() {
    let world = World::default();
    world.register(EMAIL, None).await;
    world.passwords.close();
    let refused = world.auth().login(EMAIL, secret(PASSWORD), &client()).await;
    assert!(matches!(refused, Err(AuthError::Busy)), "{refused:?}");
    assert!(world.store.take_journal().is_empty());
}

#[tokio::test]
async fn the_permit_is_given_back() {
    let world = World::default();
    world.register(EMAIL, None).await;
    world.login(EMAIL).await;
    assert_eq!(world.passwords.free(), 1);
}

#[tokio::test]
async fn a_sign_in_with_the_old_password_does_not_outlive_its_change() {
    // However the two interleave, which differs by how many steps the change is ahead.
    for head_start in 0..16 {
        let world = World {
            passwords: FakePasswords::new(2),
            ..World::default()
        };
        let access = world.owner().await;
        let changing = world.clone();
        let change = tokio::spawn(async move {
            let change = PasswordChange {
                current: secret(PASSWORD),
                new: secret("another password"),
            };
            changing.auth().change_password(&access, change).await
        });
        for _ in 0..head_start {
            tokio::task::yield_now().await;
        }
        let login = world.auth().login(EMAIL, secret(PASSWORD), &client()).await;
        change.await.unwrap().unwrap();
        let sessions = 1 + usize::from(login.is_ok());
        assert_eq!(world.store.sessions(), sessions, "head start {head_start}");
        if let Ok(pair) = login {
            let read = world.profiles().read(&world.access(&pair)).await;
            assert!(read.is_err(), "head start {head_start}");
        }
    }
}
