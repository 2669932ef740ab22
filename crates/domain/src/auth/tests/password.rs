//! Changing a password.

use secrecy::SecretString;

use crate::access::Access;
use crate::auth::{AuthError, PasswordChange};
use crate::fakes::{FakePasswords, World};
use crate::testing::{EMAIL, PASSWORD, client, secret};

const NEW: &str = "staple battery horse correct";

async fn change(world: &World, access: &Access, current: &str) -> Result<(), AuthError> {
    let change = PasswordChange {
        current: secret(current),
        new: secret(NEW),
    };
    world.auth().change_password(access, change).await
}

async fn login(world: &World, password: &str) -> bool {
    let password = SecretString::from(password);
    world.auth().login(EMAIL, password, &client()).await.is_ok()
}

#[tokio::test]
async fn the_new_password_signs_in_and_the_old_one_does_not() {
    let world = World::default();
    let access = world.owner().await;
    change(&world, &access, PASSWORD).await.unwrap();
    assert!(login(&world, NEW).await);
    assert!(!login(&world, PASSWORD).await);
}

#[tokio::test]
async fn all_other_sessions_end_and_the_callers_goes_on() {
    let world = World::default();
    let first = world.owner().await;
    let second = world.access(&world.login(EMAIL).await);
    change(&world, &second, PASSWORD).await.unwrap();
    assert!(world.profiles().read(&first).await.is_err());
    assert!(world.profiles().read(&second).await.is_ok());
}

#[tokio::test]
async fn nobody_elses_sessions_end() {
    let world = World::default();
    let owner = world.owner().await;
    let other = world.access(&world.register("other@minbil.io", None).await);
    change(&world, &owner, PASSWORD).await.unwrap();
    assert!(world.profiles().read(&other).await.is_ok());
}

#[tokio::test]
async fn a_wrong_current_password_changes_nothing() {
    let world = World::default();
    let first = world.owner().await;
    let second = world.access(&world.login(EMAIL).await);
    let refused = change(&world, &second, "wrong").await;
    assert!(
        matches!(refused, Err(AuthError::WrongPassword)),
        "{refused:?}"
    );
    assert!(login(&world, PASSWORD).await);
    assert!(world.profiles().read(&first).await.is_ok());
}

#[tokio::test]
async fn the_right_current_password_forgets_the_failures_of_the_account() {
    let world = World::default();
    let access = world.owner().await;
    for _ in 0..4 {
        assert!(!login(&world, "wrong").await);
    }
    change(&world, &access, PASSWORD).await.unwrap();
    for _ in 0..4 {
        assert!(!login(&world, "wrong").await);
    }
    assert!(login(&world, NEW).await);
}

#[tokio::test]
async fn a_revoked_caller_learns_nothing_of_the_password() {
    let world = World::default();
    let access = world.owner().await;
    world.auth().logout(&access).await.unwrap();
    for current in [PASSWORD, "wrong"] {
        let refused = change(&world, &access, current).await;
        assert!(matches!(refused, Err(AuthError::Revoked(_))), "{refused:?}");
    }
    assert_eq!(world.passwords.verified(), 0);
}

#[tokio::test]
async fn a_change_is_refused_while_too_many_hash() {
    let world = World::default();
    let access = world.owner().await;
    world.passwords.close();
    let refused = change(&world, &access, PASSWORD).await;
    assert!(matches!(refused, Err(AuthError::Busy)), "{refused:?}");
}

#[tokio::test]
async fn of_two_changes_that_race_in_one_session_one_is_told_that_the_password_is_wrong() {
    let world = World {
        passwords: FakePasswords::new(2),
        ..World::default()
    };
    let access = world.owner().await;
    let outcomes = race(&world, [access, access]).await;
    assert!(
        matches!(&outcomes[..], [Err(AuthError::WrongPassword), Ok(())]),
        "{outcomes:?}"
    );
}

#[tokio::test]
async fn of_two_changes_that_race_in_two_sessions_one_is_signed_out() {
    let world = World {
        passwords: FakePasswords::new(2),
        ..World::default()
    };
    let first = world.owner().await;
    let second = world.access(&world.login(EMAIL).await);
    let outcomes = race(&world, [first, second]).await;
    assert!(
        matches!(&outcomes[..], [Err(AuthError::Revoked(_)), Ok(())]),
        "{outcomes:?}"
    );
}

/// What comes of two changes at once, the failed one first.
async fn race(world: &World, [one, two]: [Access; 2]) -> Vec<Result<(), AuthError>> {
    let racing = tokio::join!(change(world, &one, PASSWORD), change(world, &two, PASSWORD));
    let mut outcomes = vec![racing.0, racing.1];
    outcomes.sort_by_key(Result::is_ok);
    outcomes
}
