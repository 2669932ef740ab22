//! Hashes that are not made as new ones are.

use crate::access::Access;
use crate::account::AccountRepository;
use crate::auth::{AuthError, PasswordChange, TokenPair};
use crate::fakes::{FakePasswords, World};
use crate::testing::{EMAIL, PASSWORD, client, secret};

const NEW: &str = "staple battery horse correct";

/// Somebody who is signed in and whose hash is another system's; two may hash at a time.
async fn moved_in() -> (World, Access) {
    let world = World {
        passwords: FakePasswords::new(2),
        ..World::default()
    };
    let access = world.owner().await;
    let (ours, theirs) = (
        FakePasswords::hashed(PASSWORD),
        FakePasswords::outdated(PASSWORD),
    );
    let replaced = world.store.replace_hash(access.user, &ours, &theirs).await;
    assert!(replaced.unwrap());
    let _ = world.store.take_journal();
    (world, access)
}

async fn login(world: &World, password: &str) -> Result<TokenPair, AuthError> {
    world.auth().login(EMAIL, secret(password), &client()).await
}

async fn change(world: &World, access: &Access) -> Result<(), AuthError> {
    let change = PasswordChange {
        current: secret(PASSWORD),
        new: secret(NEW),
    };
    world.auth().change_password(access, change).await
}

async fn kept(world: &World) -> String {
    let credentials = world.store.credentials(EMAIL).await.unwrap();
    credentials.unwrap().password_hash
}

#[tokio::test]
async fn the_first_sign_in_replaces_an_outdated_hash_and_the_next_does_not() {
    let (world, _) = moved_in().await;
    let before = ["throttles.failures", "accounts.credentials"];
    for more in [
        &["accounts.replace_hash", "sessions.open"][..],
        &["sessions.open"],
    ] {
        login(&world, PASSWORD).await.unwrap();
        assert_eq!(world.store.take_journal(), [&before[..], more].concat());
        assert_eq!(kept(&world).await, FakePasswords::hashed(PASSWORD));
        let _ = world.store.take_journal();
    }
}

#[tokio::test]
async fn a_wrong_password_replaces_nothing() {
    let (world, _) = moved_in().await;
    let refused = login(&world, "wrong").await;
    assert!(
        matches!(refused, Err(AuthError::WrongCredentials)),
        "{refused:?}"
    );
    assert_eq!(kept(&world).await, FakePasswords::outdated(PASSWORD));
}

#[tokio::test]
async fn two_who_sign_in_at_once_both_get_in() {
    // However the two interleave, which differs by how many steps the one is ahead.
    for head_start in 0..16 {
        let (world, access) = moved_in().await;
        let racing = world.clone();
        let one = tokio::spawn(async move { login(&racing, PASSWORD).await });
        for _ in 0..head_start {
            tokio::task::yield_now().await;
        }
        let pairs = [login(&world, PASSWORD).await, one.await.unwrap()];
        for pair in pairs {
            let access = world.access(&pair.unwrap());
            assert!(
                world.profiles().read(&access).await.is_ok(),
                "head start {head_start}"
            );
        }
        assert!(world.profiles().read(&access).await.is_ok());
        assert_eq!(kept(&world).await, FakePasswords::hashed(PASSWORD));
    }
}

#[tokio::test]
async fn an_outdated_hash_is_as_good_for_a_change_of_password() {
    let (world, access) = moved_in().await;
    change(&world, &access).await.unwrap();
    assert_eq!(kept(&world).await, FakePasswords::hashed(NEW));
    assert!(login(&world, NEW).await.is_ok());
}

#[tokio::test]
async fn a_change_of_password_does_not_mind_a_sign_in_that_replaces_the_hash() {
    for head_start in 0..16 {
        let (world, access) = moved_in().await;
        let racing = world.clone();
        let sign_in = tokio::spawn(async move { login(&racing, PASSWORD).await });
        for _ in 0..head_start {
            tokio::task::yield_now().await;
        }
        let changed = change(&world, &access).await;
        assert!(changed.is_ok(), "head start {head_start}: {changed:?}");
        assert_eq!(kept(&world).await, FakePasswords::hashed(NEW));
        // It came first and was ended, or it came too late.
        if let Ok(pair) = sign_in.await.unwrap() {
            let read = world.profiles().read(&world.access(&pair)).await;
            assert!(read.is_err(), "head start {head_start}");
        }
    }
}
