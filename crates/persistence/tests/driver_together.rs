//! Many drivers who change their profiles at once: on PostgreSQL their changes travel together.

use std::pin::pin;

use domain::driver::{Driver, DriverRepository, Revision, SaveDriverError, Sheet};
use domain::event::News;
use domain::session::SessionRepository;
use futures_util::future::{Either, join_all, select};
use sea_orm::{ConnectionTrait, TransactionTrait};

use crate::support::data::after;
use crate::support::driver::{full_sheet, revision, sheet};
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::world::{Person, World};

async fn drivers(world: &World, count: usize) -> Vec<(Person, Driver)> {
    let mut drivers = Vec::new();
    for number in 0..count {
        drivers.push(world.driver(&format!("driver{number}")).await);
    }
    drivers
}

/// What one of many changes: texts are set, cleared and left in turn, and written as no change of a text may be mistaken for.
fn turn(person: &Person, number: usize) -> Revision {
    let base = if number.is_multiple_of(2) {
        full_sheet()
    } else {
        sheet()
    };
    let text = |turn: usize| match turn % 4 {
        0 => None,
        1 => Some(format!("={number}")),
        2 => Some("-".to_owned()),
        _ => Some(format!("æ\u{1F980}, {{{number}}} \"'\\")),
    };
    Revision {
        first_name: text(number),
        last_name: text(number / 4 + 1),
        news: vec![News::ProfileChanged {
            session: person.access.session,
            members: vec!["bio"],
        }],
        ..revision(Sheet {
            bio: text(number + 1),
            english_level: text(number / 3),
            ..base
        })
    }
}

on_both! {
    async fn every_driver_gets_what_they_set_and_nothing_else(world: World) {
        let drivers = drivers(&world, 90).await;
        let answers = join_all(drivers.iter().enumerate().map(async |(number, (person, driver))| {
            world.drivers.save(&person.access, driver, &turn(person, number), after(2)).await
        }))
        .await;
        for (number, ((person, before), answer)) in drivers.iter().zip(answers).enumerate() {
            let saved = answer.unwrap().value;
            assert!(!saved.announced);
            let now = world.own(&person.access).await;
            assert_eq!(saved.driver, now);
            let Revision { first_name, last_name, sheet, .. } = turn(person, number);
            let expected = Driver {
                version: before.version + 1,
                first_name: first_name.or_else(|| before.first_name.clone()),
                last_name: last_name.or_else(|| before.last_name.clone()),
                sheet,
                ..before.clone()
            };
            assert_eq!(now, expected);
        }
    }

    async fn a_driver_who_is_refused_changes_nothing_and_keeps_nobody_else_from_it(world: World) {
        let drivers = drivers(&world, 40).await;
        for (person, _) in drivers.iter().step_by(4) {
            world.sessions.revoke(&person.access, person.access.session, after(1)).await.unwrap();
        }
        for (person, _) in drivers.iter().skip(2).step_by(4) {
            world.sign_in(person.access.user, after(1)).await;
        }
        let answers = join_all(drivers.iter().enumerate().map(async |(number, (person, driver))| {
            let version = if number % 4 == 1 { driver.version - 1 } else { driver.version };
            let driver = Driver { version, ..driver.clone() };
            world.drivers.save(&person.access, &driver, &turn(person, number), after(2)).await
        }))
        .await;
        for (number, answer) in answers.into_iter().enumerate() {
            match number % 4 {
                0 => assert!(matches!(answer, Err(SaveDriverError::Revoked(_))), "{answer:?}"),
                1 => assert!(matches!(answer, Err(SaveDriverError::Stale)), "{answer:?}"),
                // Who has another session is told there.
                turn => assert_eq!(answer.unwrap().value.announced, turn == 2),
            }
        }
        assert_eq!(world.count("SELECT count(*) FROM users WHERE version = 3").await, 20);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE version = 2").await, 20);
    }

    async fn of_several_changes_of_one_version_one_is_made(world: World) {
        let drivers = drivers(&world, 3).await;
        let answers = join_all((0..60).map(async |number| {
            let (person, driver) = &drivers[number % 3];
            world.drivers.save(&person.access, driver, &turn(person, number), after(2)).await
        }))
        .await;
        for (one, (person, _)) in drivers.iter().enumerate() {
            let made: Vec<_> = answers.iter().skip(one).step_by(3).flatten().collect();
            assert_eq!(made.len(), 1);
            assert_eq!(made[0].value.driver, world.own(&person.access).await);
        }
    }
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
        let save = async |(person, driver): &(Person, Driver)| {
            let turn = turn(person, 1);
            let saved = world.drivers.save(&person.access, driver, &turn, after(2));
            saved.await.unwrap();
        };
        let connection = world.database.for_migration().await.unwrap();
        let holder = connection.begin().await.unwrap();
        holder.execute_unprepared(&lock).await.unwrap();
        let waiting = pin!(join_all(held_up.iter().map(&save)));
        let going = pin!(join_all(others.iter().map(&save)));
        let Either::Left((_, waiting)) = select(going, waiting).await else {
            panic!("a locked driver was changed");
        };
        holder.rollback().await.unwrap();
        waiting.await;
        connection.close().await.unwrap();
        assert_eq!(
            world
                .count("SELECT count(*) FROM users WHERE version = 3")
                .await,
            24
        );
    });
}

#[test]
fn changes_of_drivers_that_arrive_together_share_round_trips() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = near.behind_proxy(|_| {}).await;
        let mut drivers = drivers(&world, 100).await;
        let mut trips = 0;
        // Both texts are prepared on both connections before it counts.
        for _ in 0..9 {
            let before = proxy.requests();
            let saved = join_all(drivers.iter().map(async |(person, driver)| {
                let turn = turn(person, 1);
                let saved = world.drivers.save(&person.access, driver, &turn, after(2));
                saved.await.unwrap().value.driver
            }))
            .await;
            trips = proxy.requests() - before;
            for ((_, driver), saved) in drivers.iter_mut().zip(saved) {
                *driver = saved;
            }
        }
        assert!((2..=8).contains(&trips), "{trips}");
    });
}
