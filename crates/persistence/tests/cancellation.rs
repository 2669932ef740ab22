//! Callers that go away half-way.

use std::cell::Cell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use domain::change::Change;
use domain::event::EventRepository;
use domain::image::ImageRepository;
use domain::presence::Presence;
use domain::profile::{Expected, ProfileChange, ProfileRepository};
use domain::session::{Rotation, SessionRepository};
use persistence::{Database, Settings};

use crate::support::data::{account, after, image, pair, session, start};
use crate::support::on_both;
use crate::support::world::World;
use domain::account::AccountRepository;

/// Runs `work` until it has had to wait `waits` times for the database, then drops it: answers whether it was done by then.
pub async fn give_up_after(waits: usize, work: impl Future) -> bool {
    let mut work = pin!(work);
    let mut waited = 0;
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(_) => Poll::Ready(true),
        Poll::Pending if waited == waits => Poll::Ready(false),
        Poll::Pending => {
            waited += 1;
            Poll::Pending
        }
    })
    .await
}

/// So many must have been given up for a test to prove anything.
const ENOUGH: usize = 5;

/// Where callers give up: anywhere in the longest transaction, three times each and then until enough were given up, for how often a fast
/// database makes its caller wait is chance.
pub fn waits(given_up: &Cell<usize>) -> impl Iterator<Item = usize> {
    (0..100)
        .take_while(|round| *round < 3 || given_up.get() < ENOUGH)
        .flat_map(|_| 0..16)
}

/// Fails if (nearly) all that a test wanted to give up was done before.
pub fn assert_many(given_up: &Cell<usize>) {
    let given_up = given_up.get();
    assert!(
        given_up >= ENOUGH,
        "only {given_up} were given up: the test proves nothing"
    );
}

/// The same instance with a single connection, so that whatever a caller leaves behind meets the next one.
pub async fn narrow(world: &World) -> World {
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
        let given_up = Cell::new(0);
        for waits in waits(&given_up) {
            let name = image();
            narrow.images.reserve(&name, ada.user, after(1)).await.unwrap();
            let change = ProfileChange {
                first_name: Change::Set(name.0.clone()),
                image: Change::Set(name.clone()),
                ..ProfileChange::default()
            };
            let before = narrow.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
            let done = give_up_after(waits, narrow.profiles.update(&ada, &change, &Expected::Any, after(2))).await;
            given_up.set(given_up.get() + usize::from(!done));
            // Nobody waits behind an open transaction, and nobody gets what was meant for another.
            let other = narrow.profiles.update(&ada, &ProfileChange::default(), &Expected::Any, after(3)).await.unwrap();
            let now = narrow.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
            assert_eq!(now, other.value.profile);
            if now.version == before.version + 2 {
                assert_eq!((now.image, now.first_name), (Some(name.clone()), Some(name.0)));
            } else {
                assert_eq!(now.version, before.version + 1);
                assert_eq!((now.image, now.first_name), (before.image, before.first_name));
                assert!(!done);
            }
        }
        assert_many(&given_up);
        let attached = "SELECT count(*) FROM images WHERE state = 'attached'";
        let shown = "SELECT count(*) FROM images i JOIN users u ON u.image = i.name WHERE i.state = 'attached'";
        assert_eq!(world.count(attached).await, world.count(shown).await);
    }

    async fn coming_online_given_up_anywhere_delivers_all_or_nothing(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await.access;
        let given_up = Cell::new(0);
        let mut delivered = 0;
        for waits in waits(&given_up) {
            for _ in 0..3 {
                narrow.note(&ada, ada.user, 1).await;
            }
            let come = narrow.events.set_presence(&ada, Presence::Online, after(9), after(1));
            let done = give_up_after(waits, come).await;
            given_up.set(given_up.get() + usize::from(!done));
            // Whatever is still on its way arrives before this.
            narrow.be(&ada, Presence::Offline, 1, 2).await;
            let now = narrow.mark(&ada).await.delivered;
            assert!(now == delivered || now % 3 == 0 && now > delivered);
            assert!(now > delivered || !done);
            delivered = now;
            let told = format!("SELECT count(*) FROM events WHERE (delivered_at IS NOT NULL) <> (id <= {now})");
            assert_eq!(world.count(&told).await, 0);
        }
        assert_many(&given_up);
    }

    async fn a_rotation_given_up_anywhere_is_applied_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let given_up = Cell::new(0);
        for (number, waits) in waits(&given_up).enumerate() {
            let ada = world.register(&format!("u{number}")).await;
            let next = pair(after(1));
            let done = give_up_after(waits, narrow.sessions.rotate(&ada.pair.refresh, &next, after(1))).await;
            given_up.set(given_up.get() + usize::from(!done));
            let again = narrow.sessions.rotate(&ada.pair.refresh, &pair(after(2)), after(2)).await.unwrap();
            assert!(matches!(again, Rotation::Rotated { .. }), "{again:?}");
            let pairs = world.count("SELECT count(*) FROM token_pairs").await;
            let void = world.count("SELECT count(*) FROM token_pairs WHERE void_at IS NOT NULL").await;
            assert_eq!(pairs, 2 + void);
            assert!(void == 1 || !done);
            world.sql("DELETE FROM users").await;
        }
        assert_many(&given_up);
    }

    async fn a_registration_given_up_anywhere_is_applied_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let given_up = Cell::new(0);
        for (number, waits) in waits(&given_up).enumerate() {
            let account = account(&format!("u{number}"));
            let session = session(account.uid, start());
            let first = pair(start());
            let create = narrow.accounts.create(&account, Some((&session, &first)));
            let done = give_up_after(waits, create).await;
            given_up.set(given_up.get() + usize::from(!done));
            let found = narrow.accounts.credentials(&account.email).await.unwrap();
            assert!(found.is_some() || !done);
            let halves = "SELECT count(*) FROM users u LEFT JOIN sessions s ON s.user_uid = u.uid \
                          LEFT JOIN token_pairs p ON p.session_id = s.id WHERE p.id IS NULL";
            assert_eq!(world.count(halves).await, 0);
        }
        assert_many(&given_up);
    }

    async fn a_read_given_up_leaves_nothing_for_the_next(world: World) {
        let narrow = narrow(&world).await;
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let mut given_up = 0;
        for _ in 0..10_000 {
            let done = give_up_after(0, narrow.profiles.read(&ada.access, after(1))).await;
            given_up += usize::from(!done);
            let found = narrow.profiles.read(&bob.access, after(1)).await.unwrap().unwrap();
            assert_eq!(found.value.uid, bob.account.uid);
            if given_up == 5 {
                return;
            }
        }
        panic!("only {given_up} were given up: the test proves nothing");
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
