//! Amendments that meet each other, and what else is done to the same rows; on PostgreSQL those of many drivers travel together.

use std::pin::pin;

use domain::driver::Driver;
use domain::profile::Expected;
use futures_util::future::{Either, join_all, select};
use sea_orm::{ConnectionTrait, TransactionTrait};

use crate::amendments::{bio, drivers};
use crate::support::fixture::{Backend, run};
use crate::support::world::Person;

#[test]
fn of_several_amendments_of_one_version_one_is_made() {
    run(Backend::Postgres, async |world| {
        let drivers = drivers(&world, 3).await;
        let answers = join_all((0..60).map(async |number| {
            let (person, driver) = &drivers[number % 3];
            let expected = Expected::OneOf(vec![driver.version]);
            let amendment = bio(&number.to_string());
            world
                .amend_version(&person.access, &amendment, &expected)
                .await
        }))
        .await;
        for (one, (person, _)) in drivers.iter().enumerate() {
            let made: Vec<_> = answers.iter().skip(one).step_by(3).flatten().collect();
            assert_eq!(made.len(), 1);
            assert_eq!(*made[0], world.own(&person.access).await);
        }
    });
}

/// Of what somebody else changes meanwhile, the statement would see the row that it waited for only.
#[test]
fn a_driver_who_changed_meanwhile_is_left_alone() {
    run(Backend::Postgres, async |world| {
        let (person, driver) = world.driver("ada").await;
        let connection = world.database.for_migration().await.unwrap();
        let other = connection.begin().await.unwrap();
        for change in [
            "users SET version = version + 1",
            "driver_profiles SET postcode = 'new'",
        ] {
            other
                .execute_unprepared(&format!("UPDATE {change}"))
                .await
                .unwrap();
        }
        let amendment = bio("new");
        let amending = pin!(world.amend(&person.access, &amendment));
        let seen = pin!(async {
            let waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
            while world.count(waiting).await == 0 {}
        });
        let Either::Right(((), amending)) = select(amending, seen).await else {
            panic!("a locked driver was changed");
        };
        other.commit().await.unwrap();
        assert_eq!(amending.await, None);
        connection.close().await.unwrap();
        let now = world.own(&person.access).await;
        assert_eq!((now.version, now.sheet.bio), (driver.version + 1, None));
    });
}

/// A driver whose row somebody has locked holds up nobody else, be they in the same statement.
#[test]
fn a_locked_driver_holds_nobody_else_up() {
    run(Backend::Postgres, async |world| {
        let drivers = drivers(&world, 24).await;
        let (held_up, others) = drivers.split_at(4);
        let locked = held_up
            .iter()
            .map(|(person, _)| format!("'{}'", person.access.user.0));
        let lock = format!(
            "SELECT uid FROM users WHERE uid IN ({}) FOR UPDATE",
            locked.collect::<Vec<_>>().join(",")
        );
        let amendment = bio("new");
        let amend =
            async |(person, _): &(Person, Driver)| world.amend(&person.access, &amendment).await;
        let connection = world.database.for_migration().await.unwrap();
        let holder = connection.begin().await.unwrap();
        holder.execute_unprepared(&lock).await.unwrap();
        let waiting = pin!(join_all(held_up.iter().map(&amend)));
        let going = pin!(join_all(others.iter().map(&amend)));
        // Who is first in it waits, who shares a statement does not.
        let (made, late) = match select(going, waiting).await {
            Either::Left((made, waiting)) => {
                holder.rollback().await.unwrap();
                (made, waiting.await)
            }
            Either::Right((late, going)) => {
                let made = going.await;
                holder.rollback().await.unwrap();
                assert!(late.iter().all(Option::is_none));
                (made, late)
            }
        };
        assert!(made.iter().all(Option::is_some));
        let made = late.into_iter().flatten().count();
        connection.close().await.unwrap();
        let changed = "SELECT count(*) FROM users WHERE version = 3";
        assert_eq!(
            world.count(changed).await,
            20 + i64::try_from(made).unwrap()
        );
    });
}

#[test]
fn amendments_that_arrive_together_share_round_trips() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = near.behind_proxy(|_| {}).await;
        let drivers = drivers(&world, 100).await;
        let mut trips = 0;
        // Both texts are prepared on both connections before it counts.
        for round in 0..9 {
            let before = proxy.requests();
            let amendment = bio(&round.to_string());
            let made = join_all(
                drivers
                    .iter()
                    .map(async |(person, _)| world.amend(&person.access, &amendment).await),
            )
            .await;
            trips = proxy.requests() - before;
            assert!(made.iter().all(Option::is_some));
        }
        assert!((2..=8).contains(&trips), "{trips}");
    });
}
