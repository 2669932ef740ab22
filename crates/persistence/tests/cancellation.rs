//! Callers that go away half-way.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use domain::change::Change;
use domain::image::ImageRepository;
use domain::profile::{Expected, ProfileChange, ProfileRepository};
use domain::session::{Rotation, SessionRepository};
use persistence::{Database, Settings};

use crate::support::data::{account, after, image, pair, session, start};
use crate::support::on_both;
use crate::support::world::World;
use domain::account::AccountRepository;

/// Polls `work` at most `polls` times and drops it if it is not done by then: answers whether it was done.
async fn give_up_after(polls: usize, work: impl Future) -> bool {
    let mut work = pin!(work);
    for _ in 0..polls {
        let done = poll_fn(|context| Poll::Ready(work.as_mut().poll(context).is_ready())).await;
        if done {
            return true;
        }
        // Lets the connection's answer arrive.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    false
}

/// The same instance with a single connection, so that whatever a caller leaves behind meets the next one.
async fn narrow(world: &World) -> World {
    let settings = Settings {
        max_connections: 1,
        ..world.settings.clone()
    };
    let database = Database::connect(&settings).await.expect("a database");
    World::new(world.backend, settings, database)
}

on_both! {
    async fn an_update_given_up_anywhere_is_applied_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await.access;
        let mut given_up = 0;
        for polls in 1.. {
            let name = image();
            narrow.images.reserve(&name, ada.user, after(1)).await.unwrap();
            let change = ProfileChange {
                first_name: Change::Set(name.0.clone()),
                image: Change::Set(name.clone()),
                ..ProfileChange::default()
            };
            let before = narrow.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
            let done = give_up_after(polls, narrow.profiles.update(&ada, &change, &Expected::Any, after(2))).await;
            // Nobody waits behind an open transaction, and nobody gets what was meant for another.
            let other = narrow.profiles.update(&ada, &ProfileChange::default(), &Expected::Any, after(3)).await.unwrap();
            let now = narrow.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
            assert_eq!(now, other.value);
            let applied = now.version == before.version + 2;
            assert!(applied || now.version == before.version + 1);
            assert!(applied || !done);
            if applied {
                assert_eq!(now.image, Some(name.clone()));
                assert_eq!(now.first_name, Some(name.0));
            } else {
                assert_eq!((now.image, now.first_name), (before.image, before.first_name));
                given_up += 1;
            }
            if done {
                break;
            }
        }
        assert!(given_up > 2, "only {given_up} were given up: the test proves nothing");
        let attached = world.count("SELECT count(*) FROM images WHERE state = 'attached'").await;
        assert_eq!(attached, 1);
    }

    async fn a_rotation_given_up_anywhere_is_applied_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let mut given_up = 0;
        for polls in 1.. {
            let ada = world.register(&format!("u{polls}")).await;
            let next = pair(after(1));
            let done = give_up_after(polls, narrow.sessions.rotate(&ada.pair.refresh, &next, after(1))).await;
            given_up += usize::from(!done);
            let again = narrow.sessions.rotate(&ada.pair.refresh, &pair(after(2)), after(2)).await.unwrap();
            assert!(matches!(again, Rotation::Rotated { .. }), "{again:?}");
            let pairs = world.count("SELECT count(*) FROM token_pairs").await;
            let void = world.count("SELECT count(*) FROM token_pairs WHERE void_at IS NOT NULL").await;
            assert_eq!(pairs, 2 + void);
            world.sql("DELETE FROM users").await;
            if done {
                break;
            }
        }
        assert!(given_up > 2, "only {given_up} were given up: the test proves nothing");
    }

    async fn a_registration_given_up_anywhere_is_applied_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        for polls in 1.. {
            let account = account("ada");
            let session = session(account.uid, start());
            let first = pair(start());
            let create = narrow.accounts.create(&account, Some((&session, &first)));
            let done = give_up_after(polls, create).await;
            narrow.database.ping().await.unwrap();
            let found = narrow.accounts.credentials("ada@example.org").await.unwrap();
            // What was sent may still be on its way, but it never stops half-way.
            narrow.sessions.purge(after(-1000), 1).await.unwrap();
            let users = world.count("SELECT count(*) FROM users").await;
            assert_eq!(world.count("SELECT count(*) FROM token_pairs").await, users);
            assert!(users == 1 || (found.is_none() && !done));
            world.sql("DELETE FROM users").await;
            if done {
                break;
            }
        }
    }

    async fn a_read_given_up_leaves_nothing_for_the_next(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let mut given_up = 0;
        for round in 0..40 {
            let done = give_up_after(round % 3, narrow.profiles.read(&ada.access, after(1))).await;
            given_up += usize::from(!done);
            let found = narrow.profiles.read(&bob.access, after(1)).await.unwrap().unwrap();
            assert_eq!(found.value.uid, bob.account.uid);
        }
        assert!(given_up > 10, "only {given_up} were given up: the test proves nothing");
    }

    async fn waiting_for_a_connection_can_be_given_up(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await.access;
        let mut reads: Vec<_> = (0..20).map(|_| Box::pin(narrow.profiles.read(&ada, after(1)))).collect();
        for read in &mut reads {
            poll_fn(|context| Poll::Ready(read.as_mut().poll(context).is_ready())).await;
        }
        drop(reads);
        assert!(narrow.profiles.read(&ada, after(1)).await.unwrap().is_some());
    }
}
