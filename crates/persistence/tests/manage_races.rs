//! Profiles that consoles know, all at once.

use domain::access::Access;
use domain::change::Change;
use domain::manage::{ManageRepository, ManageWriteError};
use domain::profile::Expected;
use futures_util::future::join_all;

use crate::manage_profiles::write;
use crate::support::data::after;
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn of_twelve_first_writes_one_makes_the_profile(world: World) {
        let ada = world.register("ada").await.access;
        let staff = world.register("staff").await.access;
        world.sign_in(ada.user, after(0)).await;
        let other = world.rival().await;
        let written = join_all((0..12).map(async |number: i32| {
            let world = if number % 2 == 0 { &world } else { &other };
            let access = if number % 3 == 0 { &staff } else { &ada };
            let write = write(Change::Keep, Some(&number.to_string()));
            let written = world.manage.write(access, ada.user, &write, &Expected::Any, after(1)).await;
            written.unwrap().value.profile
        }))
        .await;
        let mut versions: Vec<_> = written.iter().map(|profile| profile.version).collect();
        versions.sort_unstable();
        assert_eq!(versions, (2..14).collect::<Vec<_>>());
        assert!(written.iter().all(|profile| profile.id == written[0].id));
        let last = written.iter().max_by_key(|profile| profile.version).unwrap();
        assert_eq!(world.own_manage(&ada).await.as_ref(), Some(last));
    }

    async fn of_twelve_who_read_one_version_one_writes(world: World) {
        let ada = world.register("ada").await.access;
        let staff = world.register("staff").await.access;
        let other = world.rival().await;
        let outcomes = join_all((0..12).map(async |number: i32| {
            let world = if number % 2 == 0 { &world } else { &other };
            let access = if number % 3 == 0 { &staff } else { &ada };
            let write = write(Change::Keep, Some(&number.to_string()));
            world.manage.write(access, ada.user, &write, &Expected::OneOf(vec![1]), after(1)).await
        }))
        .await;
        let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert_eq!(world.own_manage(&ada).await.as_ref(), Some(&winners[0].value.profile));
        let stale = outcomes.iter().filter(|outcome| matches!(outcome, Err(ManageWriteError::Stale)));
        assert_eq!(stale.count(), 11);
    }

    async fn everybody_reads_their_own(world: World) {
        let mut people = Vec::new();
        for number in 0..40 {
            let access = world.register(&format!("person{number}")).await.access;
            if number % 3 > 0 {
                world.write_own(&access, &write(Change::Keep, Some(&number.to_string())), 1).await;
            }
            people.push(access);
        }
        let staff = people[0];
        let found = join_all(people.iter().enumerate().map(async |(number, access)| {
            let caller: &Access = if number % 2 == 0 { access } else { &staff };
            world.manage.read(caller, access.user, after(1)).await.unwrap().unwrap().value.unwrap()
        }))
        .await;
        for (number, found) in found.iter().enumerate() {
            let attributes = found.profile.as_ref().map(|profile| (profile.user, profile.attributes.clone()));
            let expected = (number % 3 > 0).then(|| (people[number].user, number.to_string()));
            assert_eq!(attributes, expected);
        }
    }
}
