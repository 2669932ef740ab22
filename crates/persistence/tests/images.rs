//! The life of images.

use domain::access::Access;
use domain::change::Change;
use domain::image::{ImageName, ImageRepository};
use domain::profile::{Expected, ProfileChange, ProfileRepository, UpdateError};
use domain::store::StoreError;
use futures_util::future::join_all;

use crate::support::data::{account, after, image};
use crate::support::on_both;
use crate::support::world::World;

fn showing(name: &ImageName) -> ProfileChange {
    ProfileChange {
        image: Change::Set(name.clone()),
        ..ProfileChange::default()
    }
}

fn without() -> ProfileChange {
    ProfileChange {
        image: Change::Clear,
        ..ProfileChange::default()
    }
}

/// Reserves an image and shows it.
async fn shown(world: &World, access: &Access, seconds: i64) -> ImageName {
    let name = image();
    let now = after(seconds);
    world
        .images
        .reserve(&name, access.user, now)
        .await
        .expect("a reservation");
    let granted = world
        .profiles
        .update(access, &showing(&name), &Expected::Any, now)
        .await;
    assert_eq!(
        granted.expect("a profile").value.profile.image.as_ref(),
        Some(&name)
    );
    name
}

/// The orphans, reservations being good for ever.
async fn orphans(world: &World) -> Vec<ImageName> {
    let found = world.images.orphans(after(-1000), after(1000), 100).await;
    found.expect("an answer")
}

on_both! {
    async fn a_shown_image_is_no_orphan(world: World) {
        let ada = world.register("ada").await.access;
        let name = shown(&world, &ada, 1).await;
        let profile = world.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
        assert_eq!(profile.image, Some(name));
        assert_eq!((profile.version, profile.updated_at), (2, after(1)));
        let found = world.images.orphans(after(1000), after(1000), 100).await.unwrap();
        assert_eq!(found, []);
    }

    async fn the_image_that_was_there_before_becomes_an_orphan(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        shown(&world, &bob, 1).await;
        let first = shown(&world, &ada, 1).await;
        assert_eq!(orphans(&world).await, []);
        let second = shown(&world, &ada, 2).await;
        assert_eq!(orphans(&world).await, std::slice::from_ref(&first));
        let granted = world.profiles.update(&ada, &without(), &Expected::Any, after(3)).await.unwrap();
        assert_eq!(granted.value.profile.image, None);
        assert_eq!(orphans(&world).await, [first, second]);
        // Nothing was there: nothing happens, but it is an update.
        let granted = world.profiles.update(&ada, &without(), &Expected::Any, after(4)).await.unwrap();
        assert_eq!(granted.value.profile.version, 5);
        assert_eq!(orphans(&world).await.len(), 2);
    }

    async fn only_ones_own_reservation_can_be_shown(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let [foreign, released, unknown] = [image(), image(), image()];
        world.images.reserve(&foreign, bob.user, after(1)).await.unwrap();
        world.images.reserve(&released, ada.user, after(1)).await.unwrap();
        world.images.release(&released, after(1)).await.unwrap();
        let current = shown(&world, &ada, 1).await;
        for name in [&foreign, &released, &unknown, &current] {
            let change = ProfileChange { first_name: Change::Set("X".to_owned()), ..showing(name) };
            let outcome = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await;
            assert!(matches!(outcome, Err(UpdateError::ImageGone)), "{outcome:?}");
        }
        let profile = world.profiles.read(&ada, after(3)).await.unwrap().unwrap().value;
        assert_eq!((profile.version, profile.image), (2, Some(current)));
        assert_eq!(profile.first_name.as_deref(), Some("Ada"));
    }

    async fn a_refused_update_leaves_the_reservation_and_the_old_image(world: World) {
        let ada = world.register("ada").await.access;
        world.register("bob").await;
        let current = shown(&world, &ada, 1).await;
        let name = image();
        world.images.reserve(&name, ada.user, after(2)).await.unwrap();
        let taken = ProfileChange { username: Change::Set("Bob".to_owned()), ..showing(&name) };
        let outcome = world.profiles.update(&ada, &taken, &Expected::Any, after(3)).await;
        assert!(matches!(outcome, Err(UpdateError::UsernameTaken)), "{outcome:?}");
        let stale = Expected::OneOf(vec![1]);
        let outcome = world.profiles.update(&ada, &showing(&name), &stale, after(3)).await;
        assert!(matches!(outcome, Err(UpdateError::Stale)), "{outcome:?}");
        let stranger = Access { user: account("x").uid, ..ada };
        let outcome = world.profiles.update(&stranger, &without(), &Expected::Any, after(3)).await;
        assert!(matches!(outcome, Err(UpdateError::Revoked(_))), "{outcome:?}");
        assert_eq!(orphans(&world).await, []);
        let profile = world.profiles.read(&ada, after(3)).await.unwrap().unwrap().value;
        assert_eq!(profile.image, Some(current));
        let granted = world.profiles.update(&ada, &showing(&name), &Expected::Any, after(4)).await.unwrap();
        assert_eq!(granted.value.profile.image, Some(name));
    }

    async fn an_update_that_keeps_the_image_keeps_it(world: World) {
        let ada = world.register("ada").await.access;
        let name = shown(&world, &ada, 1).await;
        let change = ProfileChange { first_name: Change::Set("X".to_owned()), ..ProfileChange::default() };
        let granted = world.profiles.update(&ada, &change, &Expected::Any, after(2)).await.unwrap();
        assert_eq!(granted.value.profile.image, Some(name));
        assert_eq!(orphans(&world).await, []);
    }

    async fn releasing_frees_reservations_only(world: World) {
        let ada = world.register("ada").await.access;
        let current = shown(&world, &ada, 1).await;
        let reserved = image();
        world.images.reserve(&reserved, ada.user, after(1)).await.unwrap();
        for name in [&current, &reserved, &image()] {
            world.images.release(name, after(2)).await.unwrap();
        }
        assert_eq!(orphans(&world).await, [reserved]);
    }

    async fn old_reservations_become_orphans(world: World) {
        let ada = world.register("ada").await.access;
        let [old, young] = [image(), image()];
        world.images.reserve(&old, ada.user, after(1)).await.unwrap();
        world.images.reserve(&young, ada.user, after(2)).await.unwrap();
        assert_eq!(world.images.orphans(after(1), after(5), 10).await.unwrap(), []);
        assert_eq!(world.images.orphans(after(2), after(5), 10).await.unwrap(), std::slice::from_ref(&old));
        let outcome = world.profiles.update(&ada, &showing(&old), &Expected::Any, after(6)).await;
        assert!(matches!(outcome, Err(UpdateError::ImageGone)), "{outcome:?}");
        world.profiles.update(&ada, &showing(&young), &Expected::Any, after(6)).await.unwrap();
    }

    async fn orphans_come_oldest_first_and_not_too_many(world: World) {
        let ada = world.register("ada").await.access;
        let names: Vec<_> = (0..5).map(|_| image()).collect();
        for (name, seconds) in names.iter().zip([5, 3, 1, 4, 2]) {
            world.images.reserve(name, ada.user, after(0)).await.unwrap();
            world.images.release(name, after(seconds)).await.unwrap();
        }
        let found = world.images.orphans(after(0), after(9), 3).await.unwrap();
        assert_eq!(found, [&names[2], &names[4], &names[1]].map(Clone::clone));
    }

    async fn only_orphans_are_forgotten(world: World) {
        let ada = world.register("ada").await.access;
        let first = shown(&world, &ada, 1).await;
        let second = shown(&world, &ada, 2).await;
        let reserved = image();
        world.images.reserve(&reserved, ada.user, after(3)).await.unwrap();
        for name in [&first, &second, &reserved, &image()] {
            world.images.forget(name).await.unwrap();
        }
        assert_eq!(orphans(&world).await, []);
        assert_eq!(world.count("SELECT count(*) FROM images").await, 2);
        world.profiles.update(&ada, &showing(&reserved), &Expected::Any, after(4)).await.unwrap();
        assert_eq!(orphans(&world).await, [second]);
    }

    async fn what_a_deleted_person_leaves_is_swept(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let name = shown(&world, &ada, 1).await;
        shown(&world, &bob, 1).await;
        world.sql("DELETE FROM users WHERE username = 'ada'").await;
        assert_eq!(orphans(&world).await, [name]);
    }

    async fn a_name_is_reserved_once_and_for_somebody(world: World) {
        let ada = world.register("ada").await.access;
        let name = image();
        world.images.reserve(&name, ada.user, after(1)).await.unwrap();
        let again = world.images.reserve(&name, ada.user, after(1)).await;
        assert!(matches!(again, Err(StoreError::Internal(_))), "{again:?}");
        let nobody = world.images.reserve(&image(), account("x").uid, after(1)).await;
        assert!(matches!(nobody, Err(StoreError::Internal(_))), "{nobody:?}");
    }

    async fn however_updates_race_one_image_is_shown_and_all_others_are_orphans(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        let names = join_all((0..10).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            shown(world, &ada, 1).await
        }))
        .await;
        let profile = world.profiles.read(&ada, after(2)).await.unwrap().unwrap().value;
        assert_eq!(profile.version, 11);
        let shown = profile.image.unwrap();
        let found = orphans(&world).await;
        assert_eq!(found.len(), 9);
        assert!(names.contains(&shown) && !found.contains(&shown));
    }

    async fn sweeping_and_showing_at_once_breaks_no_reference(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        let name = image();
        world.images.reserve(&name, ada.user, after(1)).await.unwrap();
        let change = showing(&name);
        let (updated, found) = tokio::join!(
            world.profiles.update(&ada, &change, &Expected::Any, after(9)),
            other.images.orphans(after(9), after(9), 10)
        );
        let swept = found.unwrap().contains(&name);
        assert_ne!(updated.is_ok(), swept);
    }
}
