//! Events, all at once.

use domain::event::{EventRepository, ProduceError};
use domain::id::UserId;
use domain::presence::Presence::{Offline, Online};
use futures_util::future::join_all;

use sea_orm::{ConnectionTrait, TransactionTrait};

use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn however_producers_race_ids_have_no_gaps(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        let producers = join_all((0..8).map(async |number| world.register(&format!("shop{number}")).await.access)).await;
        let made = join_all(producers.iter().enumerate().map(async |(number, producer)| {
            let world = if number % 2 == 0 { &world } else { &other };
            let mut ids = Vec::new();
            for _ in 0..10 {
                ids.push(world.note(producer, ada.user, 1).await.0);
            }
            assert!(ids.is_sorted());
            ids
        }))
        .await;
        let mut ids: Vec<i64> = made.into_iter().flatten().collect();
        ids.sort_unstable();
        assert_eq!(ids, (1..=80).collect::<Vec<_>>());
        assert_eq!(world.be(&ada, Online, 2, 9).await, 80);
        assert_eq!(world.delivered(&ada).await, ids);
    }

    async fn of_twelve_with_one_key_one_makes_the_event(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        let made = join_all((0..12).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.try_note(&ada, ada.user, "x", Some("key"), after(number)).await.unwrap()
        }))
        .await;
        assert!(made.iter().all(|one| *one == made[0]), "{made:?}");
        assert_eq!(made[0].event.id, 1);
        assert_eq!(world.count("SELECT last_id FROM event_feeds").await, 1);
        assert_eq!(world.count("SELECT count(*) FROM events").await, 1);
    }

    async fn of_twelve_with_one_key_for_the_last_place_none_is_refused(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        world.fill_queue("ada", "'{}'").await;
        world.sql("UPDATE event_feeds SET delivered_id = 1").await;
        let made = join_all((0..12).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.try_note(&ada, ada.user, "x", Some("key"), after(1)).await.unwrap().event.id
        }))
        .await;
        assert_eq!(made, [10_001; 12]);
    }

    async fn of_twelve_who_want_the_last_three_places_three_get_one(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        world.fill_queue("ada", "'{}'").await;
        world.sql("UPDATE event_feeds SET delivered_id = 3").await;
        let made = join_all((0..12).map(async |number: i32| {
            let world = if number % 2 == 0 { &world } else { &other };
            let key = number.to_string();
            world.try_note(&ada, ada.user, "x", (number % 3 == 0).then_some(&key[..]), after(1)).await
        }))
        .await;
        let mut ids: Vec<i64> = made.iter().flatten().map(|made| made.event.id).collect();
        ids.sort_unstable();
        assert_eq!(ids, [10_001, 10_002, 10_003]);
        let full = made.iter().filter(|made| matches!(made, Err(ProduceError::QueueFull)));
        assert_eq!(full.count(), 9);
    }

    async fn each_event_is_counted_by_one_who_comes_online(world: World) {
        let ada = world.register("ada").await.access;
        let shop = world.register("shop").await.access;
        let other = world.another_instance().await;
        for _ in 0..50 {
            world.note(&shop, ada.user, 1).await;
        }
        let produce = join_all((0..4).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let mut at_once = 0;
            for _ in 0..15 {
                at_once += i64::from(world.note(&shop, ada.user, 2).await.1);
            }
            at_once
        }));
        let come = join_all((0..8).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let mut counted = 0;
            for round in 0..4 {
                counted += world.be(&ada, Online, 2, 9).await;
                if round < 3 {
                    counted += world.be(&ada, Offline, 2, 9).await;
                }
            }
            counted
        }));
        let (at_once, counted) = tokio::join!(produce, come);
        let left = world.be(&ada, Online, 2, 9).await;
        let sum = at_once.iter().sum::<i64>() + counted.iter().sum::<i64>() + left;
        assert_eq!(sum, 110, "{at_once:?} {counted:?} {left}");
        assert_eq!(world.delivered(&ada).await, (1..=110).collect::<Vec<_>>());
        assert_eq!(world.count("SELECT count(*) FROM events WHERE delivered_at IS NULL").await, 0);
    }

    async fn lists_in_any_order_do_not_wait_for_each_other(world: World) {
        let other = world.another_instance().await;
        let mut users = Vec::new();
        for number in 0..40 {
            let access = world.register(&format!("u{number}")).await.access;
            world.be(&access, Online, 0, 1000).await;
            users.push(access.user);
        }
        let backwards: Vec<UserId> = users.iter().rev().copied().collect();
        join_all((0..24).map(async |number| {
            let (world, users) = if number % 2 == 0 { (&world, &users) } else { (&other, &backwards) };
            let until = after(2000 + number);
            world.events.lease(users, until, after(1)).await.unwrap();
        }))
        .await;
    }

    async fn instances_that_purge_at_once_delete_each_event_once(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        world.fill_queue("ada", "'{}'").await;
        world.be(&ada, Online, 1, 9).await;
        let purged = join_all([&world, &other, &world, &other].map(async |world| {
            world.events.purge(after(2), 3_000).await.unwrap()
        }))
        .await;
        assert_eq!(purged.iter().sum::<u64>(), 10_000, "{purged:?}");
    }
}

/// Runs `work` while another transaction gives everybody a new username and then makes their feeds, as an update with news does.
async fn behind_new_usernames<T>(world: &World, work: impl Future<Output = T>) -> T {
    let connection = world.database.for_migration().await.expect("a connection");
    let other = connection.begin().await.expect("a transaction");
    let rename = "UPDATE users SET username_key = username_key || 'x'";
    other.execute_unprepared(rename).await.expect("usernames");
    let feeds = async {
        while world
            .count("SELECT count(*) FROM pg_locks WHERE NOT granted")
            .await
            == 0
        {
            tokio::task::yield_now().await;
        }
        let make = "INSERT INTO event_feeds SELECT uid, 'offline', created_at, 0, 0 FROM users ON CONFLICT DO NOTHING";
        other.execute_unprepared(make).await.expect("feeds");
        other.commit().await.expect("an end");
    };
    let (done, ()) = tokio::join!(work, feeds);
    done
}

#[test]
fn a_first_event_does_not_stand_in_the_way_of_a_new_username() {
    run(Backend::Postgres, async |world| {
        let ada = world.register("ada").await.access;
        let made = behind_new_usernames(&world, Box::pin(world.note(&ada, ada.user, 1))).await;
        assert_eq!(made, (1, false));
    });
}

#[test]
fn a_first_presence_does_not_stand_in_the_way_of_a_new_username() {
    run(Backend::Postgres, async |world| {
        let ada = world.register("ada").await.access;
        let count = behind_new_usernames(&world, Box::pin(world.be(&ada, Online, 1, 9))).await;
        assert_eq!(count, 0);
        assert_eq!(world.note(&ada, ada.user, 2).await, (1, true));
    });
}
