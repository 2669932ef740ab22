//! Keeping presences from ending, and letting them end.

use chrono::TimeDelta;
use domain::access::Access;
use domain::event::EventRepository;
use domain::presence::Presence::{Away, Offline, Online};

use crate::support::data::{account, after};
use crate::support::on_both;
use crate::support::world::World;

/// Asserts that the presence ends at `seconds`: an event is delivered just before that and queued then.
async fn assert_ends(world: &World, access: &Access, seconds: i64) {
    let just_before = after(seconds) - TimeDelta::milliseconds(1);
    for (now, delivered) in [(just_before, true), (after(seconds), false)] {
        let made = world.try_note(access, access.user, "x", None, now).await;
        assert_eq!(made.expect("an event").delivered, delivered, "at {now}");
    }
}

on_both! {
    async fn a_presence_that_is_held_ends_when_it_was_last_said(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 10).await;
        world.events.lease(&[ada.user], after(20), after(9)).await.unwrap();
        world.events.lease(&[ada.user], after(15), after(9)).await.unwrap();
        assert_ends(&world, &ada, 15).await;
    }

    async fn what_is_over_cannot_be_held(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 10).await;
        world.events.lease(&[ada.user], after(20), after(10)).await.unwrap();
        assert_ends(&world, &ada, 10).await;
    }

    async fn the_offline_and_the_unknown_are_not_held(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        world.be(&ada, Offline, 0, 10).await;
        world.events.lease(&[ada.user, bob.user, account("x").uid], after(20), after(1)).await.unwrap();
        assert_eq!(world.note(&ada, ada.user, 2).await, (1, false));
        assert_eq!(world.note(&ada, bob.user, 2).await, (1, false));
        assert_eq!(world.count("SELECT count(*) FROM event_feeds").await, 2);
    }

    async fn who_has_something_queued_is_not_held(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Online, 0, 10).await;
        // By another clock it is over.
        assert_eq!(world.note(&ada, ada.user, 11).await, (1, false));
        world.events.lease(&[ada.user], after(20), after(9)).await.unwrap();
        assert_ends(&world, &ada, 10).await;
    }

    async fn being_away_can_be_held(world: World) {
        let ada = world.register("ada").await.access;
        world.be(&ada, Away, 0, 10).await;
        world.events.lease(&[ada.user], after(20), after(1)).await.unwrap();
        let until = "SELECT count(*) FROM event_feeds WHERE present_until > \
                     (SELECT max(created_at) FROM users) AND presence = 'away'";
        assert_eq!(world.count(until).await, 1);
        assert_eq!(world.note(&ada, ada.user, 2).await, (1, false));
    }

    async fn a_presence_can_be_made_to_end_sooner_or_later(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let eve = world.register("eve").await.access;
        for access in [&ada, &bob, &eve] {
            world.be(access, Online, 0, 50).await;
        }
        world.events.lease(&[ada.user], after(20), after(10)).await.unwrap();
        world.events.lease(&[bob.user], after(80), after(10)).await.unwrap();
        world.events.lease(&[], after(90), after(10)).await.unwrap();
        assert_ends(&world, &ada, 20).await;
        assert_ends(&world, &bob, 80).await;
        assert_ends(&world, &eve, 50).await;
    }

    async fn many_are_held_at_once(world: World) {
        let mut people = Vec::new();
        for number in 0..30 {
            let access = world.register(&format!("u{number}")).await.access;
            world.be(&access, Online, 0, 10).await;
            people.push(access);
        }
        let users: Vec<_> = people[..20].iter().map(|access| access.user).collect();
        world.events.lease(&users, after(20), after(1)).await.unwrap();
        for (number, access) in people.iter().enumerate() {
            assert_ends(&world, access, if number < 20 { 20 } else { 10 }).await;
        }
    }
}
