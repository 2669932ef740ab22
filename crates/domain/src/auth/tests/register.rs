//! Making accounts.

use secrecy::ExposeSecret;

use crate::access::Role;
use crate::auth::AuthError;
use crate::clock::Clock;
use crate::fakes::{Fault, World};
use crate::session::RefreshHash;
use crate::testing::{EMAIL, client, registration};

#[tokio::test]
async fn registering_signs_in_at_once() {
    let world = World::default();
    let pair = world.register(EMAIL, Some("owner")).await;
    let profile = world.profiles().read(&world.access(&pair)).await.unwrap();
    assert_eq!(profile.email, EMAIL);
    assert_eq!(profile.username.as_deref(), Some("owner"));
    assert_eq!(profile.first_name.as_deref(), Some("Kari"));
    assert_eq!(profile.last_name, None);
    assert_eq!(profile.version, 1);
    assert_eq!(profile.created_at, world.clock.now());
}

#[tokio::test]
async fn the_pair_says_whose_it_is_and_how_long_it_lasts() {
    let world = World::default();
    let pair = world.register("Owner@Minbil.io", Some("Owner")).await;
    let access = world.access(&pair);
    assert_eq!(pair.expires_in, 900);
    assert_eq!(pair.user.uid, access.user);
    assert_eq!(pair.user.email, "Owner@Minbil.io");
    assert_eq!(pair.user.username.as_deref(), Some("Owner"));
    assert_eq!(access.role, Role::User);
}

#[tokio::test]
async fn account_and_session_are_made_in_one_transaction() {
    let world = World::default();
    let registered = world
        .auth()
        .register(registration(EMAIL, None), &client())
        .await;
    registered.unwrap();
    assert_eq!(world.store.take_journal(), ["accounts.create"]);
    assert_eq!(world.store.sessions(), 1);
}

#[tokio::test]
async fn an_email_is_taken_in_any_case() {
    let world = World::default();
    world.register("owner@minbil.io", None).await;
    let again = world
        .auth()
        .register(registration("OWNER@minbil.io", None), &client())
        .await;
    assert!(matches!(again, Err(AuthError::EmailTaken)), "{again:?}");
    assert_eq!(world.store.sessions(), 1);
}

#[tokio::test]
async fn a_username_is_taken_in_any_case() {
    let world = World::default();
    world.register("first@minbil.io", Some("owner")).await;
    let second = registration("second@minbil.io", Some("OWNER"));
    let again = world.auth().register(second, &client()).await;
    assert!(matches!(again, Err(AuthError::UsernameTaken)), "{again:?}");
    assert_eq!(world.store.sessions(), 1);
}

#[tokio::test]
async fn many_can_be_without_username() {
    let world = World::default();
    world.register("first@minbil.io", None).await;
    world.register("second@minbil.io", None).await;
    assert_eq!(world.store.sessions(), 2);
}

#[tokio::test]
async fn registering_is_refused_while_too_many_hash() {
    let world = World::default();
    world.passwords.close();
    let refused = world
        .auth()
        .register(registration(EMAIL, None), &client())
        .await;
    assert!(matches!(refused, Err(AuthError::Busy)), "{refused:?}");
}

#[tokio::test]
async fn an_unreachable_store_is_told_apart() {
    let world = World::default();
    world.store.fail("accounts.create", Fault::Unreachable);
    let refused = world
        .auth()
        .register(registration(EMAIL, None), &client())
        .await;
    assert!(matches!(refused, Err(AuthError::Store(_))), "{refused:?}");
}

#[tokio::test]
async fn an_administrator_makes_accounts_of_any_role_without_a_session() {
    let world = World::default();
    let made = world
        .auth()
        .create_account(registration(EMAIL, None), Role::Admin)
        .await
        .unwrap();
    assert_eq!(world.store.sessions(), 0);
    let pair = world.login(EMAIL).await;
    assert_eq!(pair.user, made);
    assert_eq!(world.access(&pair).role, Role::Admin);
}

#[tokio::test]
async fn refresh_tokens_are_32_random_bytes_each() {
    let world = World::default();
    let first = world.register("first@minbil.io", None).await.refresh_token;
    let second = world.register("second@minbil.io", None).await.refresh_token;
    assert_eq!(first.expose_secret().len(), 43);
    assert_ne!(first.expose_secret(), second.expose_secret());
}

#[test]
fn a_refresh_token_is_kept_as_its_sha256() {
    // The one-block message of FIPS 180-4's examples.
    let RefreshHash(hash) = RefreshHash::of("abc");
    assert_eq!(hash[..8], [0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea]);
}

#[tokio::test]
async fn secrets_do_not_show_when_a_pair_is_logged() {
    let world = World::default();
    let pair = world.register(EMAIL, None).await;
    let shown = format!("{pair:?}");
    assert!(!shown.contains(pair.refresh_token.expose_secret()));
    assert!(!shown.contains(pair.access_token.expose_secret()));
}
