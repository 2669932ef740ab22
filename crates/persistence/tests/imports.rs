//! Accounts that are made by the thousand.

use domain::access::Role;
use domain::account::{AccountRepository, NewAccount};
use domain::import::{ImportRepository, ImportedAccount, Outcome};
use domain::profile::{Profile, ProfileRepository};
use domain::session::SessionRepository;
use futures_util::future::join_all;
use persistence::Imports;

use crate::support::data::{access, account, after, hash, pair, session, start};
use crate::support::on_both;
use crate::support::world::World;

fn imports(world: &World) -> Imports {
    Imports::new(world.database.clone())
}

/// Somebody called `name`, of whom no more is known.
fn bare(name: &str) -> ImportedAccount {
    ImportedAccount {
        account: NewAccount {
            username: None,
            first_name: None,
            ..account(name)
        },
        phone_number: None,
        address: None,
        verify_vehicles: false,
    }
}

/// The same with a username.
fn named(name: &str, username: &str) -> ImportedAccount {
    let mut named = bare(name);
    named.account.username = Some(username.to_owned());
    named
}

on_both! {
    async fn everything_that_is_known_of_somebody_comes_in(world: World) {
        let whole = ImportedAccount {
            account: NewAccount {
                email: "Ada@Example.org".to_owned(),
                username: Some("Ada".to_owned()),
                last_name: Some("King".to_owned()),
                role: Role::Service,
                password_hash: "pbkdf2_sha256$1$a$b".to_owned(),
                created_at: after(-9_000),
                ..account("ada")
            },
            phone_number: Some("+4799999999".to_owned()),
            address: Some("Ockham Park, \"Surrey\"\n{}".to_owned()),
            verify_vehicles: true,
        };
        let bare = bare("bob");
        let outcomes = imports(&world).import(&[whole.clone(), bare.clone()]).await;
        assert_eq!(outcomes.unwrap(), [Outcome::Imported; 2]);
        for ImportedAccount { account, phone_number, address, verify_vehicles } in [whole, bare] {
            let found = world.accounts.credentials(&account.email.to_lowercase()).await.unwrap().unwrap();
            assert_eq!((found.user.uid, found.user.role), (account.uid, account.role));
            assert_eq!(found.password_hash, account.password_hash);
            let (session, pair) = (session(account.uid, start()), pair(start()));
            assert!(world.sessions.open(&session, &pair, &account.password_hash).await.unwrap());
            let read = world.profiles.read(&access(&session, &pair), after(1)).await.unwrap().unwrap();
            let expected = Profile {
                uid: account.uid,
                email: account.email,
                username: account.username,
                first_name: account.first_name,
                last_name: account.last_name,
                phone_number,
                address,
                image: None,
                verify_vehicles,
                version: 1,
                created_at: account.created_at,
                updated_at: account.created_at,
            };
            assert_eq!(read.value, expected);
        }
        assert_eq!(world.count("SELECT count(*) FROM users WHERE username_key IS NULL").await, 1);
    }

    async fn each_is_told_what_became_of_them(world: World) {
        world.register("ada").await;
        let before = bare("before");
        assert_eq!(imports(&world).import(std::slice::from_ref(&before)).await.unwrap(), [Outcome::Imported]);
        let mut taken = bare("taken");
        "ADA@Example.ORG".clone_into(&mut taken.account.email);
        let mut both = named("both", "Ada");
        both.account.email.clone_from(&taken.account.email);
        let all = [
            bare("x"), taken, named("y", "Ada"), before, named("z", "zoe"), named("zz", "ZOE"), both,
        ];
        let expected = [
            Outcome::Imported, Outcome::EmailTaken, Outcome::UsernameTaken, Outcome::AlreadyThere, Outcome::Imported,
            Outcome::UsernameTaken, Outcome::EmailTaken,
        ];
        assert_eq!(imports(&world).import(&all).await.unwrap(), expected);
        assert_eq!(world.count("SELECT count(*) FROM users").await, 4);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE username = 'zoe'").await, 1);
    }

    async fn to_begin_again_changes_nothing(world: World) {
        let all = [named("ada", "ada"), bare("bob"), named("eve", "ADA")];
        let first = imports(&world).import(&all).await.unwrap();
        assert_eq!(first, [Outcome::Imported, Outcome::Imported, Outcome::UsernameTaken]);
        // Meanwhile she has another address and another password.
        world.sql("UPDATE users SET email = 'new@example.org', email_key = 'new@example.org', password_hash = 'new' WHERE username = 'ada'").await;
        let again = imports(&world).import(&all).await.unwrap();
        assert_eq!(again, [Outcome::AlreadyThere, Outcome::AlreadyThere, Outcome::UsernameTaken]);
        assert_eq!(world.count("SELECT count(*) FROM users").await, 2);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE email = 'new@example.org' AND password_hash = 'new'").await, 1);
    }

    async fn a_preview_says_the_same_and_makes_nothing(world: World) {
        world.register("ada").await;
        let mut taken = bare("taken");
        "ADA@Example.ORG".clone_into(&mut taken.account.email);
        let there = bare("there");
        imports(&world).import(std::slice::from_ref(&there)).await.unwrap();
        let all = [bare("x"), taken, named("y", "Ada"), there];
        let expected = [Outcome::Imported, Outcome::EmailTaken, Outcome::UsernameTaken, Outcome::AlreadyThere];
        assert_eq!(imports(&world).preview(&all).await.unwrap(), expected);
        assert_eq!(world.count("SELECT count(*) FROM users").await, 2);
        assert_eq!(imports(&world).import(&all).await.unwrap(), expected);
    }

    async fn nobody_is_nothing(world: World) {
        assert_eq!(imports(&world).import(&[]).await.unwrap(), []);
        assert_eq!(imports(&world).preview(&[]).await.unwrap(), []);
    }

    async fn two_imports_of_the_same_thousand_make_each_once(world: World) {
        let other = world.rival().await;
        let all: Vec<_> = (0..1_000).map(|number| named(&format!("u{number}"), &format!("u{number}"))).collect();
        let imports = [imports(&world), imports(&other)];
        let outcomes = join_all(imports.iter().map(|imports| imports.import(&all))).await;
        let [one, two] = [0, 1].map(|number| outcomes[number].as_ref().unwrap());
        for (one, two) in one.iter().zip(two) {
            let both = [*one, *two];
            assert!(both.contains(&Outcome::Imported) && both.contains(&Outcome::AlreadyThere), "{both:?}");
        }
        assert_eq!(world.count("SELECT count(*) FROM users").await, 1_000);
    }

    async fn who_registers_meanwhile_keeps_their_names(world: World) {
        let other = world.rival().await;
        let all: Vec<_> = (0..200).map(|number| named(&format!("u{number}"), &format!("u{number}"))).collect();
        let registrations = join_all((0..200).rev().step_by(10).map(async |number| {
            let mut account = account(&format!("u{number}"));
            if number % 20 == 9 {
                account.email = format!("other{number}@example.org");
            }
            other.accounts.create(&account, None).await
        }));
        let imports = imports(&world);
        let (outcomes, registered) = tokio::join!(imports.import(&all), registrations);
        let outcomes = outcomes.unwrap();
        let registered = registered.iter().filter(|outcome| outcome.is_ok()).count();
        let imported = outcomes.iter().filter(|outcome| **outcome == Outcome::Imported).count();
        assert_eq!(imported + registered, 200);
        assert_eq!(world.count("SELECT count(*) FROM users").await, 200);
    }

    async fn a_hash_is_replaced_only_if_it_is_the_current_one(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let (uid, old, new) = (ada.account.uid, hash("secret"), hash("new"));
        assert!(!world.accounts.replace_hash(uid, "another", &new).await.unwrap());
        assert!(world.accounts.replace_hash(uid, &old, &new).await.unwrap());
        assert!(!world.accounts.replace_hash(uid, &old, &new).await.unwrap());
        for (name, expected) in [("ada", new), ("bob", old)] {
            let found = world.accounts.credentials(&format!("{name}@example.org")).await.unwrap();
            assert_eq!(found.unwrap().password_hash, expected);
        }
        // It is the same password: nobody is signed out or told.
        for person in [ada, bob] {
            assert!(world.profiles.read(&person.access, after(1)).await.unwrap().is_some());
        }
        assert_eq!(world.count("SELECT count(*) FROM event_feeds").await, 0);
    }
}
