//! Updating profiles, all at once.

use domain::profile::{Expected, ProfileRepository, UpdateError};
use futures_util::future::join_all;

use crate::profile_update::{first_name, read, username};
use crate::support::data::after;
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn of_twelve_who_want_one_username_exactly_one_gets_it(world: World) {
        let other = world.another_instance().await;
        let people = join_all((0..12).map(async |number| world.register(&format!("user{number}")).await)).await;
        let outcomes = join_all(people.iter().enumerate().map(async |(number, person)| {
            let world = if number % 2 == 0 { &world } else { &other };
            let name = if number % 3 == 0 { "Wanted" } else { "wanted" };
            world.profiles.update(&person.access, &username(name), &Expected::Any, after(1)).await
        }))
        .await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Err(UpdateError::UsernameTaken)));
        assert_eq!(taken.count(), 11);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE username_key = 'wanted'").await, 1);
    }

    async fn of_sixteen_who_read_one_version_exactly_one_writes(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let outcomes = join_all((0..16).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let change = first_name(&number.to_string());
            world.profiles.update(&ada.access, &change, &Expected::OneOf(vec![1]), after(1)).await
        }))
        .await;
        let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
        assert_eq!(winners.len(), 1);
        assert_eq!(winners[0].value.profile, read(&world, &ada).await);
        let stale = outcomes.iter().filter(|outcome| matches!(outcome, Err(UpdateError::Stale)));
        assert_eq!(stale.count(), 15);
    }

    async fn no_update_is_lost_when_nobody_says_what_they_expect(world: World) {
        let ada = world.register("ada").await;
        let other = world.another_instance().await;
        let mut versions = join_all((0..20).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let granted = world.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(1)).await;
            granted.unwrap().value.profile.version
        }))
        .await;
        versions.sort_unstable();
        assert_eq!(versions, (2..22).collect::<Vec<_>>());
    }
}
