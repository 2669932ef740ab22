//! Reading events, and forgetting them.

use domain::event::{EventRepository, Mark, NewEvent, Standing};
use domain::id::PairId;
use domain::presence::Presence::{Offline, Online};
use domain::session::SessionRepository;

use crate::support::data::{after, fresh};
use crate::support::on_both;
use crate::support::world::World;

fn mark(delivered: i64, oldest: i64) -> Mark {
    Mark { delivered, oldest }
}

on_both! {
    async fn a_page_has_what_was_delivered_after_an_id_in_order(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        assert_eq!(world.page(&ada, 0).await, []);
        for seconds in 1..=5 {
            world.note(&bob, ada.user, seconds).await;
            world.note(&bob, bob.user, seconds).await;
        }
        assert_eq!(world.page(&ada, 0).await, []);
        world.be(&ada, Online, 6, 9).await;
        world.be(&ada, Offline, 7, 9).await;
        world.note(&bob, ada.user, 8).await;
        let ids = async |from| -> Vec<i64> { world.page(&ada, from).await.iter().map(|event| event.id).collect() };
        assert_eq!(ids(0).await, [1, 2, 3, 4, 5]);
        assert_eq!(ids(3).await, [4, 5]);
        for from in [5, 6, 7, i64::MAX] {
            assert_eq!(ids(from).await, [0; 0]);
        }
        assert_eq!(world.page(&ada, 0).await[2].created_at, after(3));
        assert_eq!(world.page(&bob, 0).await, []);
    }

    async fn a_page_has_at_most_64_events(world: World) {
        let ada = world.register("ada").await.access;
        world.fill_queue("ada", "'{}'").await;
        world.be(&ada, Online, 1, 9).await;
        let ids = async |from| -> Vec<i64> { world.page(&ada, from).await.iter().map(|event| event.id).collect() };
        assert_eq!(ids(0).await, (1..=64).collect::<Vec<_>>());
        assert_eq!(ids(5_000).await, (5_001..=5_064).collect::<Vec<_>>());
        assert_eq!(ids(9_990).await, (9_991..=10_000).collect::<Vec<_>>());
    }

    async fn a_page_ends_with_the_event_that_fills_it(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 100).await;
        for size in [65_536, 65_536, 10, 32_768, 32_758, 1, 65_535, 1, 2] {
            // Bytes count, not characters.
            let data = "é".repeat(size / 2) + &"x".repeat(size % 2);
            let event = NewEvent { kind: "big".to_owned(), data };
            assert_eq!(event.data.len(), size);
            world.events.produce(&ada, ada.user, &event, None, after(1)).await.unwrap();
        }
        let mut pages = Vec::new();
        let mut from = 0;
        loop {
            let page = world.page(&ada, from).await;
            let Some(last) = page.last() else { break };
            from = last.id;
            pages.push(page.iter().map(|event| event.data.len()).collect::<Vec<_>>());
        }
        assert_eq!(pages, [vec![65_536], vec![65_536], vec![10, 32_768, 32_758], vec![1, 65_535], vec![1, 2]]);
    }

    async fn the_mark_says_how_far_events_go(world: World) {
        let ada = world.register("ada").await.access;
        assert_eq!(world.mark(&ada).await, mark(0, 1));
        world.be(&ada, Offline, 0, 1).await;
        assert_eq!(world.mark(&ada).await, mark(0, 1));
        world.note(&ada, ada.user, 1).await;
        world.note(&ada, ada.user, 2).await;
        assert_eq!(world.mark(&ada).await, mark(0, 1));
        world.be(&ada, Online, 3, 9).await;
        assert_eq!(world.mark(&ada).await, mark(2, 1));
        world.note(&ada, ada.user, 4).await;
        assert_eq!(world.mark(&ada).await, mark(3, 1));
        world.events.purge(after(4), 10).await.unwrap();
        assert_eq!(world.mark(&ada).await, mark(3, 3));
        world.events.purge(after(5), 10).await.unwrap();
        assert_eq!(world.mark(&ada).await, mark(3, 4));
        world.be(&ada, Offline, 5, 9).await;
        world.note(&ada, ada.user, 6).await;
        world.note(&ada, ada.user, 7).await;
        assert_eq!(world.mark(&ada).await, mark(3, 4));
    }

    async fn what_was_delivered_long_ago_is_forgotten_and_what_is_queued_is_not(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        world.be(&ada, Online, 0, 9).await;
        world.note(&ada, ada.user, 1).await;
        world.note(&ada, ada.user, 2).await;
        world.note(&ada, bob.user, 1).await;
        assert_eq!(world.events.purge(after(1), 10).await.unwrap(), 0);
        assert_eq!(world.events.purge(after(2), 10).await.unwrap(), 1);
        assert_eq!(world.delivered(&ada).await, [2]);
        assert_eq!(world.events.purge(after(100), 10).await.unwrap(), 1);
        assert_eq!(world.be(&bob, Online, 50, 60).await, 1);
        assert_eq!(world.events.purge(after(50), 10).await.unwrap(), 0);
        assert_eq!(world.delivered(&bob).await, [1]);
        assert_eq!(world.events.purge(after(51), 10).await.unwrap(), 1);
        assert_eq!(world.note(&ada, bob.user, 52).await, (2, true));
    }

    async fn no_more_is_purged_than_asked_for_and_the_oldest_first(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 4).await;
        for seconds in 1..=8 {
            world.note(&ada, ada.user, seconds).await;
        }
        world.be(&ada, Online, 9, 20).await;
        assert_eq!(world.events.purge(after(100), 0).await.unwrap(), 0);
        for left in [vec![4, 5, 6, 7, 8], vec![7, 8], vec![]] {
            world.events.purge(after(100), 3).await.unwrap();
            assert_eq!(world.delivered(&ada).await, left);
        }
    }

    async fn the_pairs_that_give_access_are_told(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let eve = world.register("eve").await.access;
        let elsewhere = world.sign_in(ada.account.uid, after(1)).await;
        let ended = world.sign_in(ada.account.uid, after(1)).await;
        world.sessions.revoke(&ada.access, ended.session, after(2)).await.unwrap();
        world.sql("UPDATE users SET disabled_at = created_at WHERE username = 'eve'").await;
        world.be(&ada.access, Online, 3, 9).await;
        world.note(&ada.access, bob.user, 4).await;
        let pairs = [ada.access.pair, bob.pair, eve.pair, elsewhere.pair, ended.pair, PairId(fresh())];
        let told = async |pairs: &[PairId], now| {
            let mut told = world.events.standing(pairs, now).await.unwrap();
            told.sort_by_key(|standing| pairs.iter().position(|pair| *pair == standing.pair));
            told
        };
        let delivered = world.mark(&ada.access).await.delivered;
        assert!(delivered > 0);
        let expected = [(ada.access.pair, delivered), (bob.pair, 0), (elsewhere.pair, delivered)]
            .map(|(pair, delivered)| Standing { pair, delivered });
        assert_eq!(told(&pairs, after(5)).await, expected);
        assert_eq!(told(&pairs[1..2], after(5)).await, expected[1..2]);
        assert_eq!(told(&[], after(5)).await, []);
        // One second before the first sessions are over, and when they are.
        let end = ada.session.expires_at;
        assert_eq!(told(&pairs, end - chrono::TimeDelta::milliseconds(1)).await, expected);
        assert_eq!(told(&pairs, end).await, expected[2..]);
    }

    async fn a_thousand_pairs_are_looked_up_at_once(world: World) {
        let ada = world.register("ada").await.access;
        let mut pairs: Vec<PairId> = (0..1000).map(|_| PairId(fresh())).collect();
        pairs[500] = ada.pair;
        let told = world.events.standing(&pairs, after(1)).await.unwrap();
        assert_eq!(told, [Standing { pair: ada.pair, delivered: 0 }]);
    }
}
