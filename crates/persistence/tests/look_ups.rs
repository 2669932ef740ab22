//! Many who read at once: on PostgreSQL their look-ups travel together.

use domain::access::Access;
use domain::driver::DriverRepository;
use domain::id::{PairId, UserId};
use domain::profile::ProfileRepository;
use domain::session::SessionRepository;
use domain::store::StoreError;
use futures_util::FutureExt;
use futures_util::future::join_all;

use crate::support::data::{after, fresh};
use crate::support::driver::{full_sheet, revision};
use crate::support::fixture::{Backend, administer, run};
use crate::support::on_both;
use crate::support::world::World;

/// As many people as a few statements hold.
const PEOPLE: usize = 300;

async fn people(world: &World, count: usize) -> Vec<Access> {
    let mut people = Vec::new();
    for number in 0..count {
        people.push(world.register(&format!("person{number}")).await.access);
    }
    people
}

/// Whose profile each of them is shown, all asking at once.
async fn shown(world: &World, people: &[Access]) -> Vec<Option<UserId>> {
    let reads = people.iter().map(async |access| {
        let granted = world.profiles.read(access, after(1)).await.unwrap();
        let checked = world.sessions.check(access, after(1)).await.unwrap();
        assert_eq!(checked.is_some(), granted.is_some());
        granted.map(|granted| granted.value.uid)
    });
    join_all(reads).await
}

on_both! {
    async fn everybody_is_shown_their_own_profile(world: World) {
        let people = people(&world, PEOPLE).await;
        let own: Vec<_> = people.iter().map(|access| Some(access.user)).collect();
        assert_eq!(shown(&world, &people).await, own);
    }

    async fn who_is_refused_is_refused_among_others(world: World) {
        let mut people = people(&world, 40).await;
        let mut expected: Vec<_> = people.iter().map(|access| Some(access.user)).collect();
        for (number, access) in people.iter_mut().enumerate() {
            match number % 4 {
                0 => {
                    let ended = world.sessions.revoke(access, access.session, after(0)).await;
                    assert!(ended.unwrap().is_some());
                }
                1 => access.pair = PairId(fresh()),
                2 => access.user = UserId(fresh()),
                _ => continue,
            }
            expected[number] = None;
        }
        assert_eq!(shown(&world, &people).await, expected);
    }

    async fn each_look_up_is_judged_at_its_own_time(world: World) {
        let ada = world.register("ada").await;
        let over = ada.session.expires_at;
        let reads = (0..40).map(async |number| {
            let now = if number % 2 == 0 { after(1) } else { over };
            world.profiles.read(&ada.access, now).await.unwrap().is_some()
        });
        let shown: Vec<bool> = join_all(reads).await;
        assert!(shown.iter().enumerate().all(|(number, shown)| *shown == (number % 2 == 0)), "{shown:?}");
    }

    async fn everybody_is_shown_their_own_driver_and_nobody_a_driver_that_is_none(world: World) {
        let people = people(&world, 60).await;
        for access in people.iter().step_by(2) {
            world.drivers.create(access, &revision(full_sheet()), after(1)).await.unwrap();
        }
        let reads = people.iter().map(async |access| {
            let granted = world.drivers.read(access, access.user, after(2)).await.unwrap();
            granted.expect("access").value.map(|driver| driver.user)
        });
        let shown = join_all(reads).await;
        for (number, (access, shown)) in people.iter().zip(shown).enumerate() {
            assert_eq!(shown, (number % 2 == 0).then_some(access.user));
        }
    }

    async fn who_goes_away_keeps_nobody_from_their_answer(world: World) {
        let people = people(&world, 60).await;
        let mut given_up = 0;
        for _ in 0..20 {
            let (gone, stay) = people.split_at(30);
            for access in gone {
                // Asked, and dropped before there can be an answer.
                let read = world.profiles.read(access, after(1));
                given_up += usize::from(read.now_or_never().is_none());
            }
            let own: Vec<_> = stay.iter().map(|access| Some(access.user)).collect();
            assert_eq!(shown(&world, stay).await, own);
        }
        assert!(given_up > 0, "the test proves nothing");
    }
}

#[test]
fn those_that_arrive_together_share_round_trips() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = near.behind_proxy(|_| {}).await;
        let people = people(&world, 100).await;
        // Both texts are prepared on both connections.
        for _ in 0..8 {
            shown(&world, &people).await;
        }
        let before = proxy.requests();
        shown(&world, &people).await;
        let trips = proxy.requests() - before;
        assert!((4..=16).contains(&trips), "{trips}");
    });
}

#[test]
fn when_the_database_goes_away_everybody_is_told_and_can_come_again() {
    run(Backend::Postgres, async |world| {
        let people = people(&world, 50).await;
        shown(&world, &people).await;
        let path = world.settings.url.rsplit('/').next().unwrap_or_default();
        let name = path.split('?').next().unwrap_or_default();
        administer(&format!(
            "ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false"
        ))
        .await;
        administer(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ))
        .await;
        let reads = join_all(
            people
                .iter()
                .map(|access| world.profiles.read(access, after(1))),
        )
        .await;
        for read in reads {
            assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
        }
        administer(&format!("ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true")).await;
        let own: Vec<_> = people.iter().map(|access| Some(access.user)).collect();
        assert_eq!(shown(&world, &people).await, own);
    });
}
