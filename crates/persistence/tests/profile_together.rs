//! Many who change their profiles at once: on PostgreSQL their changes travel together.

use std::pin::pin;

use domain::change::Change;
use domain::profile::{Expected, ProfileChange, ProfileRepository, UpdateError};
use domain::session::SessionRepository;
use futures_util::FutureExt;
use futures_util::future::{Either, join_all, select};
use sea_orm::{ConnectionTrait, TransactionTrait};

use crate::profile_update::{first_name, read};
use crate::support::data::after;
use crate::support::fixture::{Backend, run};
use crate::support::on_both;
use crate::support::world::{Person, World};

async fn people(world: &World, count: usize) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..count {
        people.push(world.register(&format!("person{number}")).await);
    }
    people
}

/// What one of many changes: every member takes each of its turns.
fn turn(number: usize) -> ProfileChange {
    let member = |turn: usize| match turn % 5 {
        0 => Change::Keep,
        1 => Change::Clear,
        2 => Change::Set(format!("={number}")),
        3 => Change::Set("-".to_owned()),
        _ => Change::Set(format!("æ\u{1F980} {number}")),
    };
    ProfileChange {
        first_name: member(number),
        last_name: member(number / 5 + 1),
        phone_number: member(number / 25 + 2),
        address: member(number / 7 + 4),
        ..ProfileChange::default()
    }
}

fn changed(kept: Option<&String>, change: &Change<String>) -> Option<String> {
    match change {
        Change::Keep => kept.cloned(),
        Change::Clear => None,
        Change::Set(text) => Some(text.clone()),
    }
}

on_both! {
    async fn everybody_gets_what_they_set_and_nothing_else(world: World) {
        let people = people(&world, 125).await;
        let before = join_all(people.iter().map(|person| read(&world, person))).await;
        let answers = join_all(people.iter().enumerate().map(async |(number, person)| {
            let expected = if number % 2 == 0 { Expected::Any } else { Expected::OneOf(vec![7, 1]) };
            world.profiles.update(&person.access, &turn(number), &expected, after(i64::try_from(number).unwrap())).await
        }))
        .await;
        for (number, ((person, before), answer)) in people.iter().zip(before).zip(answers).enumerate() {
            let now = read(&world, person).await;
            assert_eq!(answer.unwrap().value.profile, now);
            let change = turn(number);
            assert_eq!(now.first_name, changed(before.first_name.as_ref(), &change.first_name));
            assert_eq!(now.last_name, changed(before.last_name.as_ref(), &change.last_name));
            assert_eq!(now.phone_number, changed(before.phone_number.as_ref(), &change.phone_number));
            assert_eq!(now.address, changed(before.address.as_ref(), &change.address));
            assert_eq!((now.username, now.version, now.updated_at), (before.username, 2, after(i64::try_from(number).unwrap())));
        }
    }

    async fn who_is_refused_changes_nothing_and_keeps_nobody_else_from_it(world: World) {
        let people = people(&world, 40).await;
        for person in people.iter().step_by(4) {
            world.sessions.revoke(&person.access, person.access.session, after(0)).await.unwrap();
        }
        let answers = join_all(people.iter().enumerate().map(async |(number, person)| {
            let expected = if number % 4 == 1 { Expected::OneOf(vec![2]) } else { Expected::Any };
            world.profiles.update(&person.access, &first_name("New"), &expected, after(1)).await
        }))
        .await;
        for (number, answer) in answers.into_iter().enumerate() {
            match number % 4 {
                0 => assert!(matches!(answer, Err(UpdateError::Revoked(_))), "{answer:?}"),
                1 => assert!(matches!(answer, Err(UpdateError::Stale)), "{answer:?}"),
                _ => assert_eq!(answer.unwrap().value.profile.first_name.as_deref(), Some("New")),
            }
        }
        assert_eq!(world.count("SELECT count(*) FROM users WHERE first_name = 'New' AND version = 2").await, 20);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE version = 1").await, 20);
    }

    async fn several_changes_of_one_person_all_count(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await;
        let changes = (0..60).map(async |number| {
            let person = if number % 3 == 0 { &bob } else { &ada };
            let granted = world.profiles.update(&person.access, &first_name("New"), &Expected::Any, after(1)).await;
            granted.unwrap().value.profile.version
        });
        let versions = join_all(changes).await;
        let of = |wanted: bool| {
            let mut versions: Vec<i64> = versions.iter().enumerate().filter(|(number, _)| (number % 3 == 0) == wanted).map(|(_, version)| *version).collect();
            versions.sort_unstable();
            versions
        };
        assert_eq!(of(true), (2..22).collect::<Vec<_>>());
        assert_eq!(of(false), (2..42).collect::<Vec<_>>());
    }
}

/// A row that somebody has locked holds up whoever changes it, and nobody else: neither those who leave together with it nor those who come later.
#[test]
fn a_locked_row_holds_nobody_else_up() {
    run(Backend::Postgres, async |world| {
        let people = people(&world, 24).await;
        let (held_up, others) = people.split_at(4);
        let locked = held_up
            .iter()
            .map(|person| format!("'{}'", person.access.user.0));
        let lock = format!(
            "SELECT uid FROM users WHERE uid IN ({}) FOR UPDATE",
            locked.collect::<Vec<_>>().join(",")
        );
        let change = async |person: &Person| {
            let granted = world
                .profiles
                .update(&person.access, &first_name("New"), &Expected::Any, after(1))
                .await;
            granted.unwrap();
        };
        let connection = world.database.for_migration().await.unwrap();
        for (version, locked_first) in [(2, false), (3, true)] {
            let holder = connection.begin().await.unwrap();
            holder.execute_unprepared(&lock).await.unwrap();
            let mut waiting = pin!(join_all(held_up.iter().map(&change)));
            if locked_first {
                assert!(waiting.as_mut().now_or_never().is_none());
            }
            let going = pin!(join_all(others.iter().map(&change)));
            // These have all their answers while those have none.
            let Either::Left((_, waiting)) = select(going, waiting).await else {
                panic!("a locked row was changed");
            };
            for person in others {
                assert_eq!(read(&world, person).await.version, version);
            }
            holder.rollback().await.unwrap();
            waiting.await;
            for person in held_up {
                assert_eq!(read(&world, person).await.version, version);
            }
        }
        connection.close().await.unwrap();
    });
}

#[test]
fn changes_that_arrive_together_share_round_trips() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = near.behind_proxy(|_| {}).await;
        let people = people(&world, 100).await;
        let change = async || {
            let changes = people.iter().map(async |person| {
                world
                    .profiles
                    .update(&person.access, &first_name("X"), &Expected::Any, after(1))
                    .await
                    .unwrap();
            });
            join_all(changes).await;
        };
        // Both texts are prepared on both connections.
        for _ in 0..8 {
            change().await;
        }
        let before = proxy.requests();
        change().await;
        let trips = proxy.requests() - before;
        assert!((2..=8).contains(&trips), "{trips}");
    });
}
