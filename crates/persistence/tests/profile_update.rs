//! Updating a profile.

use domain::access::Granted;
use domain::change::Change;
use domain::profile::{Expected, Profile, ProfileChange, ProfileRepository, UpdateError, Updated};
use domain::session::SessionRepository;

use crate::support::data::{after, start};
use crate::support::on_both;
use crate::support::world::{Person, World};

fn set(text: &str) -> Change<String> {
    Change::Set(text.to_owned())
}

/// A change of nothing else.
pub fn first_name(name: &str) -> ProfileChange {
    ProfileChange {
        first_name: set(name),
        ..ProfileChange::default()
    }
}

/// A change of nothing else.
pub fn username(name: &str) -> ProfileChange {
    ProfileChange {
        username: set(name),
        ..ProfileChange::default()
    }
}

/// The profile as it is kept now.
pub async fn read(world: &World, person: &Person) -> Profile {
    let granted = world.profiles.read(&person.access, after(1)).await;
    granted.expect("an answer").expect("a profile").value
}

on_both! {
    async fn what_is_set_is_answered_and_kept(world: World) {
        let ada = world.register("ada").await;
        let before = read(&world, &ada).await;
        let change = ProfileChange {
            email: None,
            username: set("Ada.L"),
            first_name: set("Augusta Ada"),
            last_name: set("Lovelace"),
            phone_number: set("+441234567890"),
            address: set("12 St James's Square\nLondon"),
            image: Change::Keep,
        };
        let granted = world
            .profiles
            .update(&ada.access, &change, &Expected::Any, after(5))
            .await
            .unwrap();
        let expected = Profile {
            username: Some("Ada.L".to_owned()),
            first_name: Some("Augusta Ada".to_owned()),
            last_name: Some("Lovelace".to_owned()),
            phone_number: Some("+441234567890".to_owned()),
            address: Some("12 St James's Square\nLondon".to_owned()),
            version: 2,
            updated_at: after(5),
            ..before
        };
        let updated = Updated { profile: expected.clone(), announced: false };
        assert_eq!(granted, Granted { value: updated, first_use: true });
        assert_eq!(read(&world, &ada).await, expected);
    }

    async fn what_is_kept_stays_and_what_is_cleared_goes(world: World) {
        let ada = world.register("ada").await;
        let all = ProfileChange {
            email: None,
            username: Change::Keep,
            first_name: set("A"),
            last_name: set("B"),
            phone_number: set("+1"),
            address: set("C"),
            image: Change::Keep,
        };
        world.profiles.update(&ada.access, &all, &Expected::Any, after(1)).await.unwrap();
        let before = read(&world, &ada).await;
        let none = ProfileChange::default();
        let kept = world.profiles.update(&ada.access, &none, &Expected::Any, after(2)).await.unwrap();
        assert_eq!(kept.value.profile, Profile { version: 3, updated_at: after(2), ..before.clone() });
        let clear = ProfileChange {
            email: None,
            username: Change::Clear,
            first_name: Change::Clear,
            last_name: Change::Clear,
            phone_number: Change::Clear,
            address: Change::Clear,
            image: Change::Keep,
        };
        let cleared = world.profiles.update(&ada.access, &clear, &Expected::Any, after(3)).await.unwrap();
        let expected = Profile {
            username: None,
            first_name: None,
            last_name: None,
            phone_number: None,
            address: None,
            version: 4,
            updated_at: after(3),
            ..before
        };
        assert_eq!(cleared.value.profile, expected);
    }

    async fn an_update_touches_nobody_else(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let before = read(&world, &bob).await;
        world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(1)).await.unwrap();
        assert_eq!(read(&world, &bob).await, before);
    }

    async fn an_update_says_whether_the_pair_is_new(world: World) {
        let ada = world.register("ada").await;
        for first_use in [true, false] {
            let granted = world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(1)).await;
            assert_eq!(granted.unwrap().first_use, first_use);
            world.sessions.mark_used(ada.access.pair, after(1)).await.unwrap();
        }
    }

    async fn one_of_the_expected_versions_must_be_there(world: World) {
        let ada = world.register("ada").await;
        let update = async |versions: &[i64]| {
            let expected = Expected::OneOf(versions.to_vec());
            world.profiles.update(&ada.access, &first_name("X"), &expected, after(1)).await
        };
        for stale in [&[][..], &[0], &[2], &[11, 10, 21], &[-1]] {
            let outcome = update(stale).await;
            assert!(matches!(outcome, Err(UpdateError::Stale)), "{stale:?}: {outcome:?}");
            assert_eq!(read(&world, &ada).await.first_name.as_deref(), Some("Ada"));
        }
        assert_eq!(update(&[1]).await.unwrap().value.profile.version, 2);
        assert_eq!(update(&[7, 2, 9]).await.unwrap().value.profile.version, 3);
        world.sql("UPDATE users SET version = 12").await;
        assert!(matches!(update(&[1, 2, 112, 121]).await, Err(UpdateError::Stale)));
        assert_eq!(update(&[12]).await.unwrap().value.profile.version, 13);
    }

    async fn whoever_is_refused_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        world.sessions.revoke(&ada.access, ada.access.session, after(1)).await.unwrap();
        let wrong_user = domain::access::Access { user: bob.access.user, ..ada.access };
        for access in [ada.access, wrong_user] {
            for expected in [Expected::Any, Expected::OneOf(vec![1]), Expected::OneOf(vec![2])] {
                let outcome = world.profiles.update(&access, &first_name("X"), &expected, after(1)).await;
                assert!(matches!(outcome, Err(UpdateError::Revoked(_))), "{outcome:?}");
            }
        }
        assert_eq!(world.count("SELECT count(*) FROM users WHERE first_name = 'Ada' AND version = 1").await, 2);
    }

    async fn an_access_that_is_over_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        let end = ada.session.expires_at;
        let outcome = world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, end).await;
        assert!(matches!(outcome, Err(UpdateError::Revoked(_))), "{outcome:?}");
        world.sql("UPDATE users SET disabled_at = created_at").await;
        let outcome = world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(1)).await;
        assert!(matches!(outcome, Err(UpdateError::Revoked(_))), "{outcome:?}");
        assert_eq!(world.count("SELECT count(*) FROM users WHERE version = 1").await, 1);
    }

    async fn a_taken_username_changes_nothing(world: World) {
        let ada = world.register("ada").await;
        world.register("Zoë").await;
        for name in ["Zoë", "zoë", "ZOË"] {
            let change = ProfileChange { first_name: set("X"), ..username(name) };
            let outcome = world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await;
            assert!(matches!(outcome, Err(UpdateError::UsernameTaken)), "{outcome:?}");
        }
        let profile = read(&world, &ada).await;
        assert_eq!((profile.version, profile.first_name.as_deref()), (1, Some("Ada")));
    }

    async fn a_username_can_change_its_case_and_become_free(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let changed = world.profiles.update(&ada.access, &username("ADA"), &Expected::Any, after(1)).await;
        assert_eq!(changed.unwrap().value.profile.username.as_deref(), Some("ADA"));
        let clear = ProfileChange { username: Change::Clear, ..ProfileChange::default() };
        world.profiles.update(&ada.access, &clear, &Expected::Any, after(1)).await.unwrap();
        world.profiles.update(&bob.access, &username("Ada"), &Expected::Any, after(1)).await.unwrap();
        world.profiles.update(&ada.access, &username("bob"), &Expected::Any, after(1)).await.unwrap();
    }

    async fn a_stale_writer_is_told_so_even_if_the_username_is_taken(world: World) {
        let ada = world.register("ada").await;
        world.register("bob").await;
        let expected = Expected::OneOf(vec![9]);
        let outcome = world.profiles.update(&ada.access, &username("bob"), &expected, after(1)).await;
        assert!(matches!(outcome, Err(UpdateError::Stale)), "{outcome:?}");
    }

    async fn text_is_kept_as_it_is(world: World) {
        let ada = world.register("ada").await;
        let odd = "'; DROP TABLE users; -- \u{1F980} $1 %_\\ \"quoted\" \u{202E}";
        let change = ProfileChange { address: set(&odd.repeat(30)), ..first_name(odd) };
        world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await.unwrap();
        let profile = read(&world, &ada).await;
        assert_eq!(profile.first_name.as_deref(), Some(odd));
        assert_eq!(profile.address, Some(odd.repeat(30)));
    }

    async fn times_are_kept_in_whole_milliseconds(world: World) {
        let ada = world.register("ada").await;
        let fine = start() + chrono::TimeDelta::nanoseconds(7_654_321);
        let granted = world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, fine).await.unwrap();
        assert_eq!(granted.value.profile.updated_at, start() + chrono::TimeDelta::milliseconds(7));
        assert_eq!(read(&world, &ada).await.updated_at, granted.value.profile.updated_at);
    }

    async fn a_wrong_name_in_the_way_is_not_a_taken_username(world: World) {
        // A unique index that no release made: its violation is a defect, not somebody's username.
        world.register("bob").await;
        let ada = world.register("ada").await;
        world.sql("CREATE UNIQUE INDEX odd ON users (last_name)").await;
        world.sql("UPDATE users SET last_name = 'X' WHERE username = 'bob'").await;
        let change = ProfileChange { last_name: set("X"), ..ProfileChange::default() };
        let outcome = world.profiles.update(&ada.access, &change, &Expected::Any, after(1)).await;
        assert!(matches!(outcome, Err(UpdateError::Store(domain::store::StoreError::Internal(_)))), "{outcome:?}");
    }
}
