//! Accounts and credentials.

use domain::access::{Access, Role};
use domain::account::{AccountRepository, CreateError, Credentials, Identity, NewAccount};
use domain::profile::ProfileRepository;
use domain::session::SessionRepository;
use futures_util::future::join_all;

use crate::support::data::{account, after, hash, pair, session, start};
use crate::support::on_both;
use crate::support::world::World;

async fn stands(world: &World, access: &Access) -> bool {
    let check = world.sessions.check(access, after(10)).await;
    check.expect("an answer").is_some()
}

on_both! {
    async fn the_email_finds_the_credentials(world: World) {
        for role in [Role::User, Role::Service, Role::Admin] {
            let account = NewAccount { role, ..account(&format!("A.{role}")) };
            world.accounts.create(&account, None).await.unwrap();
            let found = world.accounts.credentials(&format!("a.{role}@example.org")).await.unwrap();
            let expected = Credentials {
                user: Identity {
                    uid: account.uid,
                    email: account.email.clone(),
                    username: account.username.clone(),
                    role,
                },
                password_hash: hash("secret"),
            };
            assert_eq!(found, Some(expected));
        }
        assert_eq!(world.accounts.credentials("eve@example.org").await.unwrap(), None);
        assert_eq!(world.accounts.credentials("a.user").await.unwrap(), None);
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 0);
    }

    async fn the_disabled_have_no_credentials(world: World) {
        world.register("ada").await;
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_eq!(world.accounts.credentials("ada@example.org").await.unwrap(), None);
    }

    async fn own_credentials_are_ones_own(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        let own = world.accounts.own_credentials(&ada.access, after(1)).await.unwrap().unwrap();
        assert_eq!(Some(own.value), world.accounts.credentials("ada@example.org").await.unwrap());
        assert!(own.first_use);
    }

    async fn an_email_is_taken_in_any_case(world: World) {
        world.register("ada").await;
        let again = NewAccount {
            email: "ADA@EXAMPLE.org".to_owned(),
            username: None,
            ..account("x")
        };
        let outcome = world.accounts.create(&again, None).await;
        assert!(matches!(outcome, Err(CreateError::EmailTaken)), "{outcome:?}");
    }

    async fn a_username_is_taken_in_any_case(world: World) {
        world.register("Ada").await;
        let again = NewAccount { username: Some("aDA".to_owned()), ..account("x") };
        let outcome = world.accounts.create(&again, None).await;
        assert!(matches!(outcome, Err(CreateError::UsernameTaken)), "{outcome:?}");
        assert_eq!(world.count("SELECT count(*) FROM users").await, 1);
    }

    async fn any_number_may_have_no_username(world: World) {
        for name in ["a", "b"] {
            let account = NewAccount { username: None, ..account(name) };
            world.accounts.create(&account, None).await.unwrap();
        }
        assert_eq!(world.count("SELECT count(*) FROM users WHERE username IS NULL").await, 2);
    }

    async fn a_refused_account_leaves_no_session(world: World) {
        world.register("ada").await;
        let again = account("ada");
        let session = session(again.uid, start());
        let outcome = world.accounts.create(&again, Some((&session, &pair(start())))).await;
        assert!(matches!(outcome, Err(CreateError::EmailTaken | CreateError::UsernameTaken)), "{outcome:?}");
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, 1);
    }

    async fn an_account_without_its_session_is_not_made(world: World) {
        let ada = world.register("ada").await;
        // The pair's refresh hash is taken: the last of three inserts fails.
        let bob = account("bob");
        let session = session(bob.uid, start());
        let outcome = world.accounts.create(&bob, Some((&session, &ada.pair))).await;
        assert!(matches!(outcome, Err(CreateError::Store(_))), "{outcome:?}");
        assert_eq!(world.count("SELECT count(*) FROM users").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 1);
    }

    async fn a_uid_that_exists_is_a_defect(world: World) {
        let ada = world.register("ada").await;
        let again = NewAccount { uid: ada.account.uid, ..account("bob") };
        let outcome = world.accounts.create(&again, None).await;
        assert!(matches!(outcome, Err(CreateError::Store(domain::store::StoreError::Internal(_)))), "{outcome:?}");
    }

    async fn of_twelve_who_register_one_email_exactly_one_does(world: World) {
        let other = world.another_instance().await;
        let outcomes = join_all((0..12).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let email = if number % 3 == 0 { "Ada@example.org" } else { "ada@example.org" };
            let account = NewAccount { email: email.to_owned(), ..account(&format!("u{number}")) };
            let session = session(account.uid, start());
            world.accounts.create(&account, Some((&session, &pair(start())))).await
        }))
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Err(CreateError::EmailTaken)));
        assert_eq!(taken.count(), 11);
        assert_eq!(world.count("SELECT count(*) FROM sessions").await, 1);
    }

    async fn a_new_password_ends_all_other_sessions_of_its_owner(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let elsewhere = world.sign_in(ada.account.uid, after(1)).await;
        let changed = world.accounts.change_password(&ada.access, &hash("secret"), &hash("new"), after(2)).await;
        assert!(changed.unwrap());
        assert!(stands(&world, &ada.access).await);
        assert!(stands(&world, &bob.access).await);
        assert!(!stands(&world, &elsewhere).await);
        let credentials = world.accounts.credentials("ada@example.org").await.unwrap().unwrap();
        assert_eq!(credentials.password_hash, hash("new"));
        let credentials = world.accounts.credentials("bob@example.org").await.unwrap().unwrap();
        assert_eq!(credentials.password_hash, hash("secret"));
        // Nothing that any API shows has changed.
        let profile = world.profiles.read(&ada.access, after(3)).await.unwrap().unwrap();
        assert_eq!((profile.value.version, profile.value.updated_at), (1, start()));
    }

    async fn a_password_is_replaced_only_if_it_is_the_current_one(world: World) {
        let ada = world.register("ada").await;
        let elsewhere = world.sign_in(ada.account.uid, after(1)).await;
        let changed = world.accounts.change_password(&ada.access, &hash("wrong"), &hash("new"), after(2)).await;
        assert!(!changed.unwrap());
        assert!(stands(&world, &elsewhere).await);
        world.sessions.revoke(&elsewhere, ada.access.session, after(2)).await.unwrap();
        let changed = world.accounts.change_password(&ada.access, &hash("secret"), &hash("new"), after(2)).await;
        assert!(!changed.unwrap());
        let credentials = world.accounts.credentials("ada@example.org").await.unwrap().unwrap();
        assert_eq!(credentials.password_hash, hash("secret"));
    }

    async fn of_eight_who_change_one_password_exactly_one_does(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let outcomes = join_all((0..8).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let new = hash(&format!("new{number}"));
            world.accounts.change_password(&ada.access, &hash("secret"), &new, after(1)).await.unwrap()
        }))
        .await;
        assert_eq!(outcomes.iter().filter(|changed| **changed).count(), 1);
    }

    async fn no_sign_in_with_the_old_password_outlives_the_change(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let sessions: Vec<_> = (0..16).map(|_| (session(ada.account.uid, after(1)), pair(after(1)))).collect();
        let change = async {
            tokio::task::yield_now().await;
            world.accounts.change_password(&ada.access, &hash("secret"), &hash("new"), after(2)).await
        };
        let sign_ins = join_all(sessions.iter().enumerate().map(async |(number, (session, pair))| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.sessions.open(session, pair, &hash("secret")).await.unwrap()
        }));
        let (changed, _) = tokio::join!(change, sign_ins);
        assert!(changed.unwrap());
        assert_eq!(world.count("SELECT count(*) FROM sessions WHERE revoked_at IS NULL").await, 1);
        assert!(stands(&world, &ada.access).await);
    }
}
