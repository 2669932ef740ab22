//! Counting changes, all at once.

use domain::quota::QuotaRepository;
use domain::session::SessionRepository;
use futures_util::future::join_all;

use crate::quotas::DAY;
use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::world::World;

/// How many of sixteen at once, on two instances, are counted.
async fn counted_of_sixteen(
    [one, other]: [&World; 2],
    access: &domain::access::Access,
    limit: u32,
    seconds: i64,
) -> usize {
    let outcomes = join_all((0..16).map(async |number| {
        let world = if number % 2 == 0 { one } else { other };
        world.counts(access, limit, seconds).await
    }));
    let outcomes = outcomes.await;
    outcomes.iter().filter(|outcome| outcome.is_ok()).count()
}

on_both! {
    async fn of_sixteen_changes_at_once_ten_are_counted(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        let both = [&world, &other];
        for day in 0..5 {
            // What counted the day before has left its places.
            assert_eq!(counted_of_sixteen(both, &ada, 10, day * DAY).await, 10);
            assert_eq!(counted_of_sixteen(both, &ada, 10, day * DAY + 1).await, 0);
        }
        assert_eq!(world.count("SELECT COUNT(*) FROM counted_changes").await, 10);
    }

    async fn of_sixteen_at_once_as_many_are_counted_as_there_is_room_for(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        for seconds in 0..7 {
            world.counts(&ada, 10, seconds).await.unwrap();
        }
        for (seconds, limit, counted) in [(7, 10, 3), (DAY + 2, 8, 1), (DAY + 2, 10, 2), (DAY + 5, 10, 3), (DAY + 6, 5, 0), (DAY + 7, 9, 3)] {
            assert_eq!(counted_of_sixteen([&world, &other], &ada, limit, seconds).await, counted, "{seconds}");
        }
    }

    async fn those_who_count_at_different_times_share_the_places(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        for round in 0..5 {
            let outcomes = join_all((0..16).map(async |number| {
                let world = if number % 2 == 0 { &world } else { &other };
                world.counts(&ada, 4, round * DAY + number * 37 % 16).await
            }))
            .await;
            assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 4, "{outcomes:?}");
            world.sql("DELETE FROM counted_changes").await;
        }
    }

    async fn counts_and_purges_at_once_disturb_nobody(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.rival().await;
        for day in 1..9 {
            let (counted, purged, again) = tokio::join!(
                counted_of_sixteen([&world, &other], &ada, 10, day * DAY),
                world.quotas.purge(after((day - 1) * DAY + 1), 7),
                other.quotas.purge(after((day - 1) * DAY + 1), 7),
            );
            assert_eq!(counted, 10);
            assert!(purged.unwrap() + again.unwrap() <= 10);
            let now = after(day * DAY).format("%Y-%m-%d");
            let of_today = format!("SELECT COUNT(*) FROM counted_changes WHERE CAST(counted_at AS text) LIKE '{now}%'");
            assert_eq!(world.count(&of_today).await, 10);
        }
    }

    async fn two_users_do_not_wait_for_each_other(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let other = world.rival().await;
        let both = [&world, &other];
        let counted = tokio::join!(counted_of_sixteen(both, &ada, 10, 1), counted_of_sixteen(both, &bob, 5, 1));
        assert_eq!(counted, (10, 5));
    }

    async fn whoever_is_revoked_meanwhile_is_told_so_or_counted(world: World) {
        let ada = world.register("ada").await;
        let other = world.rival().await;
        for limit in 1..6 {
            let second = world.sign_in(ada.account.uid, after(1)).await;
            let (counted, revoked) = tokio::join!(
                world.quotas.count(&second, limit, after(2)),
                other.sessions.revoke(&ada.access, second.session, after(2)),
            );
            assert!(revoked.unwrap().unwrap().value);
            let kept = world.count("SELECT COUNT(*) FROM counted_changes").await;
            assert_eq!(kept, i64::from(counted.is_ok()));
            world.sql("DELETE FROM counted_changes").await;
        }
    }
}

/// What only PostgreSQL lets happen at once.
#[test]
fn a_place_that_is_being_taken_is_not_purged_with_what_was_there() {
    use sea_orm::{ConnectionTrait, TransactionTrait};
    run(Backend::Postgres, async |world| {
        let ada = world.register("ada").await.access;
        for seconds in [0, 1] {
            world.counts(&ada, 2, seconds).await.unwrap();
        }
        let taker = world.database.for_migration().await.unwrap();
        let taking = taker.begin().await.unwrap();
        let take =
            "UPDATE counted_changes SET counted_at = counted_at + interval '1 day' WHERE slot = 0";
        taking.execute_unprepared(take).await.unwrap();
        // Nobody waits for it, and the other goes.
        assert_eq!(world.quotas.purge(after(DAY), 10).await.unwrap(), 1);
        taking.commit().await.unwrap();
        assert_eq!(world.counts(&ada, 1, DAY).await, Err(86_400_000));
    });
}

/// A change that is being counted elsewhere is waited for: only then is it known whether there is room.
#[test]
fn a_change_that_is_being_counted_is_neither_overlooked_nor_presumed() {
    use sea_orm::{ConnectionTrait, TransactionTrait};
    run(Backend::Postgres, async |world| {
        let ada = world.register("ada").await.access;
        let other = world.database.for_migration().await.unwrap();
        for (ends, counted) in [(true, false), (false, true)] {
            world.sql("DELETE FROM counted_changes").await;
            let taking = other.begin().await.unwrap();
            let take = "INSERT INTO counted_changes SELECT uid, 0, created_at FROM users";
            taking.execute_unprepared(take).await.unwrap();
            let end = async {
                while world
                    .count("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
                    .await
                    == 0
                {
                    tokio::task::yield_now().await;
                }
                if ends {
                    taking.commit().await.unwrap();
                } else {
                    taking.rollback().await.unwrap();
                }
            };
            let (outcome, ()) = tokio::join!(world.counts(&ada, 1, 5), end);
            assert_eq!(outcome.is_ok(), counted, "{outcome:?}");
        }
    });
}
