//! Changing the email, all at once, and half-way.

use std::cell::Cell;

use domain::account::AccountRepository;
use domain::email_proof::EmailProofRepository;
use domain::profile::{Expected, ProfileChange, ProfileRepository, UpdateError};
use futures_util::future::join_all;

use crate::cancellation::{assert_many, give_up_after, narrow, waits};
use crate::profile_update::read;
use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::proof::email;
use crate::support::world::World;

on_both! {
    async fn of_sixteen_who_use_one_proof_exactly_one_does(world: World) {
        let ada = world.register("ada").await;
        let other = world.rival().await;
        let proof = world.proof(&ada.access, 0).await;
        let outcomes = join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let change = email(&format!("ada{number}@example.org"), Some(proof));
            world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await
        }))
        .await;
        let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert_eq!(winners[0].value.profile, read(&world, &ada).await);
        assert_eq!(winners[0].value.profile.version, 2);
        let unproved = outcomes.iter().filter(|outcome| matches!(outcome, Err(UpdateError::EmailUnproved)));
        assert_eq!(unproved.count(), 15, "{outcomes:?}");
    }

    async fn of_sixteen_who_want_one_email_exactly_one_gets_it(world: World) {
        let other = world.rival().await;
        let people = join_all((0..16).map(async |number| {
            let person = world.register(&format!("user{number}")).await;
            let proof = world.proof(&person.access, 0).await;
            (person, proof)
        }))
        .await;
        let outcomes = join_all(people.iter().enumerate().map(async |(number, (person, proof))| {
            let world = if number % 2 == 0 { &world } else { &other };
            let address = if number % 3 == 0 { "Wanted@example.org" } else { "wanted@example.org" };
            world.profiles.update(&person.access, &email(address, Some(*proof)), &Expected::Any, after(1)).await
        }))
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Err(UpdateError::EmailTaken)));
        assert_eq!(taken.count(), 15, "{outcomes:?}");
        assert_eq!(world.count("SELECT COUNT(*) FROM users WHERE email_key = 'wanted@example.org'").await, 1);
        // The others have their proofs still.
        for ((person, proof), outcome) in people.iter().zip(&outcomes) {
            assert_eq!(world.tries(&person.access, *proof, 1).await, outcome.is_err());
        }
    }

    async fn changes_with_proofs_of_their_own_come_one_after_another(world: World) {
        let ada = world.register("ada").await;
        let other = world.rival().await;
        let proofs = join_all((0..16).map(async |_| world.proof(&ada.access, 0).await)).await;
        let mut versions = join_all(proofs.iter().enumerate().map(async |(number, proof)| {
            let world = if number % 2 == 0 { &world } else { &other };
            let change = email(&format!("ada{number}@example.org"), Some(*proof));
            let updated = world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await;
            updated.unwrap().value.profile.version
        }))
        .await;
        versions.sort_unstable();
        assert_eq!(versions, (2..18).collect::<Vec<_>>());
        assert_eq!(world.count("SELECT COUNT(*) FROM email_proofs").await, 0);
    }

    async fn a_new_account_and_a_proved_email_do_not_share_an_address(world: World) {
        let other = world.rival().await;
        for number in 0..8 {
            let ada = world.register(&format!("ada{number}")).await;
            let proof = world.proof(&ada.access, 0).await;
            let account = crate::support::data::account(&format!("bob{number}"));
            let change = email(&account.email, Some(proof));
            let (updated, created) = tokio::join!(
                world.profiles.update(&ada.access, &change, &Expected::Any, after(1)),
                other.accounts.create(&account, None),
            );
            assert_ne!(updated.is_ok(), created.is_ok());
            assert!(matches!(updated, Ok(_) | Err(UpdateError::EmailTaken)), "{updated:?}");
        }
    }

    async fn a_respelling_and_a_new_address_at_once_leave_one_of_both(world: World) {
        let other = world.rival().await;
        for number in 0..8 {
            let ada = world.register(&format!("ada{number}")).await;
            let proof = world.proof(&ada.access, 0).await;
            let (new, upper) = (format!("new{number}@example.org"), ada.account.email.to_uppercase());
            let (replace, respell) = (email(&new, Some(proof)), email(&upper, None));
            let (replaced, respelled) = tokio::join!(
                world.profiles.update(&ada.access, &replace, &Expected::Any, after(1)),
                other.profiles.update(&ada.access, &respell, &Expected::Any, after(1)),
            );
            replaced.unwrap();
            assert!(matches!(respelled, Ok(_) | Err(UpdateError::EmailUnproved)), "{respelled:?}");
            let now = read(&world, &ada).await;
            assert_eq!((now.email, now.version), (new, if respelled.is_ok() { 3 } else { 2 }));
        }
    }

    async fn a_new_email_given_up_anywhere_is_there_with_its_proof_used_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await;
        world.sign_in(ada.access.user, after(0)).await;
        let access = &ada.access;
        let given_up = Cell::new(0);
        for (number, waits) in waits(&given_up).enumerate() {
            let begun = i64::try_from(number).unwrap() * 600;
            let proof = narrow.proof(access, begun).await;
            let wanted = format!("ada{number}@example.org");
            let change = email(&wanted, Some(proof));
            let before = narrow.profiles.read(access, after(2)).await.unwrap().unwrap().value;
            let done = give_up_after(waits, narrow.profiles.update(access, &change, &Expected::Any, after(begun + 2))).await;
            given_up.set(given_up.get() + usize::from(!done));
            // Whatever is still on its way arrives before this.
            narrow.profiles.update(access, &ProfileChange::default(), &Expected::Any, after(begun + 3)).await.unwrap();
            let now = narrow.profiles.read(access, after(2)).await.unwrap().unwrap().value;
            let changed = now.version == before.version + 2;
            assert!(changed || !done);
            assert_eq!(now.email, if changed { wanted } else { before.email });
            let left = narrow.email_proofs.attempt(access, proof, after(begun + 3)).await.unwrap();
            assert_eq!(left.is_none(), changed);
        }
        assert_many(&given_up);
    }

    async fn a_count_or_a_proof_given_up_anywhere_leaves_nothing_half_done(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await.access;
        let given_up = Cell::new(0);
        let mut counted = 0;
        for waits in waits(&given_up) {
            let done = give_up_after(waits, narrow.counts(&ada, 10_000, 0)).await;
            let begun = give_up_after(waits, narrow.try_begin(&ada, 10_000, 0)).await;
            given_up.set(given_up.get() + usize::from(!done) + usize::from(!begun));
            // Nobody waits behind what was left, and it is there or it is not.
            narrow.counts(&ada, 10_000, 0).await.unwrap();
            narrow.proof(&ada, 0).await;
            let now = world.count("SELECT COUNT(*) FROM counted_changes").await;
            assert!((counted + 1 + i64::from(done)..=counted + 2).contains(&now));
            counted = now;
        }
        assert_many(&given_up);
    }
}

/// What only PostgreSQL lets happen: both have seen the proof before either has used it.
#[test]
fn of_two_who_have_both_found_a_proof_good_one_uses_it() {
    use sea_orm::{ConnectionTrait, TransactionTrait};
    run(Backend::Postgres, async |world| {
        let ada = world.register("ada").await;
        let proof = world.proof(&ada.access, 0).await;
        let changes = ["one@example.org", "two@example.org"].map(|new| email(new, Some(proof)));
        let blocker = world.database.for_migration().await.unwrap();
        let lock = blocker.begin().await.unwrap();
        let sql = "SELECT uid FROM users FOR UPDATE";
        lock.execute_unprepared(sql).await.unwrap();
        let release = async {
            while world
                .count("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
                .await
                < 2
            {
                tokio::task::yield_now().await;
            }
            lock.commit().await.unwrap();
        };
        let update = |change| {
            world
                .profiles
                .update(&ada.access, change, &Expected::Any, after(1))
        };
        let (one, two, ()) = tokio::join!(update(&changes[0]), update(&changes[1]), release);
        assert_ne!(one.is_ok(), two.is_ok());
        for outcome in [one, two] {
            assert!(
                matches!(outcome, Ok(_) | Err(UpdateError::EmailUnproved)),
                "{outcome:?}"
            );
        }
        assert_eq!(read(&world, &ada).await.version, 2);
    });
}
