//! Producing events.

use domain::access::Access;
use domain::event::{Event, EventRepository, NewEvent, ProduceError, Produced};
use domain::presence::Presence::{Away, Offline, Online};
use domain::session::SessionRepository;

use crate::support::data::{account, after};
use crate::support::feed::note;
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn each_users_events_are_numbered_from_one(world: World) {
        let [ada, bob, shop] = ["ada", "bob", "shop"].map(|name| world.register(name));
        let (ada, bob, shop) = (ada.await.access, bob.await.access, shop.await.access);
        for number in 1..=3 {
            assert_eq!(world.note(&shop, ada.user, number).await, (number, false));
        }
        assert_eq!(world.note(&shop, bob.user, 4).await, (1, false));
        assert_eq!(world.note(&bob, ada.user, 5).await, (4, false));
        assert_eq!(world.note(&ada, ada.user, 6).await, (5, false));
    }

    async fn an_event_is_answered_and_kept_as_it_is(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 100).await;
        let odd = NewEvent {
            kind: "a.b'\"\u{1F980}".to_owned(),
            data: "{\"b\":1.10,\"a\":[null,\"$1 %_\\\\ \\u0000 \u{202E}\"],\"b\":1e400}".to_owned(),
        };
        let fine = after(1) + chrono::TimeDelta::nanoseconds(7_654_321);
        let granted = world.events.produce(&ada, ada.user, &odd, None, fine).await.unwrap();
        let event = Event { id: 1, kind: odd.kind, data: odd.data, created_at: after(1) + chrono::TimeDelta::milliseconds(7) };
        assert_eq!(granted.value, Produced { event: event.clone(), delivered: true });
        assert_eq!(world.page(&ada, 0).await, [event]);
    }

    async fn an_event_says_whether_the_pair_is_new(world: World) {
        let ada = world.register("ada").await.access;
        for first_use in [true, false] {
            let granted = world.events.produce(&ada, ada.user, &note("x"), Some("key"), after(1)).await.unwrap();
            assert_eq!(granted.first_use, first_use);
            let again = world.events.produce(&ada, ada.user, &note("x"), Some("key"), after(1)).await.unwrap();
            assert_eq!(again.first_use, first_use);
            let page = world.events.page(&ada, 0, after(1)).await.unwrap().unwrap();
            let mark = world.events.mark(&ada, after(1)).await.unwrap().unwrap();
            assert_eq!((page.first_use, mark.first_use), (first_use, first_use));
            let set = world.events.set_presence(&ada, Away, after(9), after(1)).await.unwrap().unwrap();
            assert_eq!(set.first_use, first_use);
            world.sessions.mark_used(ada.pair, after(1)).await.unwrap();
        }
    }

    async fn whoever_is_online_is_told_at_once_and_whoever_is_not_later(world: World) {
        let ada = world.register("ada").await.access;
        let shop = world.register("shop").await.access;
        assert_eq!(world.be(&ada, Online, 0, 10).await, 0);
        assert_eq!(world.note(&shop, ada.user, 1).await, (1, true));
        assert_eq!(world.be(&ada, Away, 2, 10).await, 0);
        assert_eq!(world.note(&shop, ada.user, 3).await, (2, false));
        assert_eq!(world.be(&ada, Offline, 4, 10).await, 0);
        assert_eq!(world.note(&shop, ada.user, 5).await, (3, false));
        assert_eq!(world.delivered(&ada).await, [1]);
        assert_eq!(world.be(&ada, Online, 6, 10).await, 2);
        assert_eq!(world.note(&shop, ada.user, 7).await, (4, true));
        assert_eq!(world.delivered(&ada).await, [1, 2, 3, 4]);
        assert_eq!(world.be(&ada, Online, 8, 20).await, 0);
    }

    async fn a_presence_ends_at_its_time_and_not_before(world: World) {
        let ada = world.register("ada").await.access;
        let shop = world.register("shop").await.access;
        world.be(&ada, Online, 0, 10).await;
        let just_before = after(10) - chrono::TimeDelta::milliseconds(1);
        let made = world.try_note(&shop, ada.user, "x", None, just_before).await.unwrap();
        assert!(made.delivered);
        assert_eq!(world.note(&shop, ada.user, 10).await, (2, false));
        // What is queued goes first: the next one waits behind it.
        assert_eq!(world.be(&ada, Online, 11, 20).await, 1);
        assert_eq!(world.note(&shop, ada.user, 12).await, (3, true));
    }

    async fn an_unknown_user_has_no_queue(world: World) {
        let shop = world.register("shop").await.access;
        for key in [None, Some("key")] {
            let made = world.try_note(&shop, account("x").uid, "x", key, after(1)).await;
            assert!(matches!(made, Err(ProduceError::UnknownUser)), "{made:?}");
        }
        assert_eq!(world.count("SELECT count(*) FROM event_feeds").await, 0);
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
    }

    async fn events_for_the_disabled_are_queued(world: World) {
        let ada = world.register("ada").await.access;
        let shop = world.register("shop").await.access;
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'ada'").await;
        assert_eq!(world.note(&shop, ada.user, 1).await, (1, false));
    }

    async fn an_access_that_does_not_stand_does_nothing(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let ended = world.sign_in(bob.user, after(1)).await;
        world.sessions.revoke(&bob, ended.session, after(2)).await.unwrap();
        let mixed = Access { user: bob.user, ..ada.access };
        let over = ada.session.expires_at;
        for (access, now) in [(ended, after(3)), (mixed, after(3)), (ada.access, over)] {
            for user in [ada.account.uid, account("x").uid] {
                let made = world.try_note(&access, user, "x", Some("key"), now).await;
                assert!(matches!(made, Err(ProduceError::Revoked(_))), "{made:?}");
            }
            let set = world.events.set_presence(&access, Online, over, now).await.unwrap();
            assert_eq!(set, None);
            assert_eq!(world.events.page(&access, 0, now).await.unwrap(), None);
            assert_eq!(world.events.mark(&access, now).await.unwrap(), None);
        }
        assert_eq!(world.count("SELECT count(*) FROM event_feeds WHERE presence <> 'offline'").await, 0);
        assert_eq!(world.count("SELECT count(*) FROM events WHERE kind = 'note'").await, 0);
    }

    async fn a_full_queue_takes_no_more_and_loses_nothing(world: World) {
        let ada = world.register("ada").await.access;
        let shop = world.register("shop").await.access;
        world.fill_queue("ada", "'{}'").await;
        for key in [None, Some("key")] {
            let made = world.try_note(&shop, ada.user, "x", key, after(1)).await;
            assert!(matches!(made, Err(ProduceError::QueueFull)), "{made:?}");
        }
        assert_eq!(world.count("SELECT count(*) FROM events").await, 10_000);
        assert_eq!(world.be(&ada, Online, 2, 10).await, 10_000);
        assert_eq!(world.delivered(&ada).await, (1..=10_000).collect::<Vec<_>>());
        assert_eq!(world.count("SELECT count(*) FROM events WHERE delivered_at IS NULL").await, 0);
        assert_eq!(world.try_note(&shop, ada.user, "x", Some("key"), after(3)).await.unwrap().event.id, 10_001);
    }

    async fn the_last_place_in_a_queue_is_taken(world: World) {
        let ada = world.register("ada").await.access;
        world.fill_queue("ada", "'{}'").await;
        world.sql("UPDATE event_feeds SET delivered_id = 1").await;
        let first = world.try_note(&ada, ada.user, "x", Some("key"), after(1)).await.unwrap();
        assert_eq!(first.event.id, 10_001);
        // Full now: but what has been accepted is answered again, and what has not been is refused for what it is.
        let again = world.try_note(&ada, ada.user, "x", Some("key"), after(2)).await.unwrap();
        assert_eq!(again, first);
        let other = world.try_note(&ada, ada.user, "y", Some("key"), after(2)).await;
        assert!(matches!(other, Err(ProduceError::KeyReused)), "{other:?}");
        let full = world.try_note(&ada, ada.user, "x", Some("another"), after(2)).await;
        assert!(matches!(full, Err(ProduceError::QueueFull)), "{full:?}");
    }

    async fn a_key_gives_one_event(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 100).await;
        let first = world.try_note(&ada, ada.user, "x", Some("key"), after(1)).await.unwrap();
        assert!(first.delivered);
        for _ in 0..2 {
            let again = world.try_note(&ada, ada.user, "x", Some("key"), after(2)).await.unwrap();
            assert_eq!(again, Produced { delivered: false, ..first.clone() });
        }
        assert_eq!(world.delivered(&ada).await, [1]);
        assert_eq!(world.note(&ada, ada.user, 3).await, (2, true));
    }

    async fn a_key_belongs_to_what_was_said(world: World) {
        let ada = world.register("ada").await.access;
        world.try_note(&ada, ada.user, "x", Some("key"), after(1)).await.unwrap();
        let other_data = note("y");
        let other_kind = NewEvent { kind: "other".to_owned(), ..note("x") };
        for event in [other_data, other_kind] {
            let made = world.events.produce(&ada, ada.user, &event, Some("key"), after(2)).await;
            assert!(matches!(made, Err(ProduceError::KeyReused)), "{made:?}");
        }
        assert_eq!(world.note(&ada, ada.user, 3).await.0, 2);
    }

    async fn a_key_belongs_to_its_producer_and_its_user(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let note = async |access, user, text| world.try_note(access, user, text, Some("key"), after(1)).await.unwrap().event.id;
        assert_eq!(note(&ada, ada.user, "a").await, 1);
        assert_eq!(note(&ada, bob.user, "b").await, 1);
        assert_eq!(note(&bob, ada.user, "c").await, 2);
        assert_eq!(note(&bob, bob.user, "d").await, 2);
        // Another session of the same producer is the same producer.
        let elsewhere = world.sign_in(bob.user, after(2)).await;
        assert_eq!(note(&elsewhere, ada.user, "c").await, 2);
    }

    async fn a_key_is_forgotten_with_its_event(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 100).await;
        world.try_note(&ada, ada.user, "x", Some("key"), after(1)).await.unwrap();
        assert_eq!(world.events.purge(after(2), 10).await.unwrap(), 1);
        let made = world.try_note(&ada, ada.user, "y", Some("key"), after(3)).await.unwrap();
        assert_eq!(made.event.id, 2);
    }

    async fn events_go_with_their_user(world: World) {
        let ada = world.register("ada").await.access;
        world.note(&ada, ada.user, 1).await;
        world.sql("DELETE FROM users WHERE username = 'ada'").await;
        assert_eq!(world.count("SELECT count(*) FROM events").await, 0);
        assert_eq!(world.count("SELECT count(*) FROM event_feeds").await, 0);
    }
}
