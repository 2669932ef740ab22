//! Drivers and their documents, all at once.

use domain::blob::BlobRepository;
use domain::driver::DocumentKind::{Cv, Dbs, Documents, DrivingLicense};
use domain::driver::{CreateDriverError, DriverRepository, Revision, SaveDriverError};
use domain::event::News;
use domain::profile::{Expected, ProfileRepository};
use futures_util::future::join_all;

use crate::profile_update::first_name;
use crate::support::data::after;
use crate::support::driver::{held, holding, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

/// A revision that only this one makes.
fn marked(number: usize) -> Revision {
    let mut sheet = sheet();
    sheet.bio = Some(number.to_string());
    Revision {
        first_name: Some(number.to_string()),
        ..revision(sheet)
    }
}

on_both! {
    async fn of_twelve_who_create_one_profile_exactly_one_does(world: World) {
        let ada = world.register("ada").await.access;
        let other = world.another_instance().await;
        let outcomes = join_all((0..12).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let cv = world.reserved(&ada, 0).await;
            let revision = Revision { documents: vec![(Cv, vec![cv])], ..marked(number) };
            world.drivers.create(&ada, &revision, after(1)).await
        }))
        .await;
        let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
        assert_eq!(winners.len(), 1);
        assert_eq!(winners[0].value.driver, world.own(&ada).await);
        let exist = outcomes.iter().filter(|outcome| matches!(outcome, Err(CreateDriverError::Exists)));
        assert_eq!(exist.count(), 11);
        assert_eq!(world.count("SELECT count(*) FROM blobs WHERE state = 'attached'").await, 1);
        assert_eq!(world.count("SELECT version FROM users").await, 2);
    }

    async fn of_twelve_who_read_one_version_exactly_one_saves(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let staff = world.register("staff").await.access;
        world.sign_in(ada.access.user, after(1)).await;
        let ada = ada.access;
        let other = world.another_instance().await;
        // On their own and by staff, told and untold, with and without documents.
        let outcomes = join_all((0..12).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            let access = if number % 3 == 0 { &staff } else { &ada };
            let mut revision = marked(number);
            if number % 4 == 0 {
                revision.documents = vec![(Cv, vec![world.reserved(&ada, 0).await])];
            }
            if number % 5 == 0 {
                revision.news = vec![News::PasswordChanged { session: access.session }];
            }
            world.drivers.save(access, &driver, &revision, after(1)).await
        }))
        .await;
        let winners: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().ok()).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert_eq!(winners[0].value.driver, world.own(&ada).await);
        let stale = outcomes.iter().filter(|outcome| matches!(outcome, Err(SaveDriverError::Stale)));
        assert_eq!(stale.count(), 11, "{outcomes:?}");
    }

    async fn nothing_is_lost_by_those_who_read_again(world: World) {
        let (ada, _) = world.driver("ada").await;
        let ada = ada.access;
        let other = world.another_instance().await;
        join_all((0..12).map(async |number: i32| {
            let world = if number % 2 == 0 { &world } else { &other };
            loop {
                let driver = world.own(&ada).await;
                let mut sheet = driver.sheet.clone();
                sheet.licenses.push(number.to_string());
                match world.try_save(&ada, &driver, &revision(sheet)).await {
                    Ok(_) => return,
                    Err(SaveDriverError::Stale) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
        }))
        .await;
        let mut licenses = world.own(&ada).await.sheet.licenses;
        licenses.sort_unstable();
        let mut expected: Vec<_> = (0..12).map(|number: i32| number.to_string()).collect();
        expected.sort_unstable();
        assert_eq!(licenses, expected);
    }

    async fn the_other_apis_and_a_driver_do_not_overwrite_each_other(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let other = world.another_instance().await;
        let (change, revision) = (first_name("X"), marked(1));
        let (updated, saved) = tokio::join!(
            world.profiles.update(&ada.access, &change, &Expected::Any, after(2)),
            other.drivers.save(&ada.access, &driver, &revision, after(2))
        );
        updated.unwrap();
        let now = world.own(&ada.access).await;
        assert_eq!(now.first_name.as_deref(), Some("X"));
        assert_eq!(now.version, driver.version + if saved.is_ok() { 2 } else { 1 });
        assert_eq!(now.sheet.bio.is_some(), saved.is_ok());
        assert!(matches!(saved, Ok(_) | Err(SaveDriverError::Stale)), "{saved:?}");
    }

    async fn what_is_attached_in_a_race_with_the_sweep_is_attached_or_swept(world: World) {
        let (ada, mut driver) = world.driver("ada").await;
        let ada = ada.access;
        let other = world.another_instance().await;
        let mut attached = 0;
        for _ in 0..20 {
            let ids: [i64; 4] = world.all_reserved(&ada).await;
            let turned = ids.iter().rev().copied().collect();
            let revision = holding(&driver, [(Documents, turned)]);
            let (saved, found) = tokio::join!(
                world.try_save(&ada, &driver, &revision),
                other.blobs.orphans(after(9), after(9), 100)
            );
            let swept: Vec<_> = found.unwrap().into_iter().map(|(id, _)| id).collect();
            match saved {
                Ok(saved) => {
                    assert!(ids.iter().all(|id| !swept.contains(id)));
                    attached += 1;
                    driver = saved;
                }
                Err(SaveDriverError::BlobGone) => {
                    assert!(ids.iter().any(|id| swept.contains(id)));
                }
                Err(error) => panic!("{error:?}"),
            }
            assert_eq!(world.own(&ada).await, driver);
        }
        let shown = held(&driver).len();
        assert_eq!(shown, if attached > 0 { 4 } else { 0 });
        let kept = world.count("SELECT count(*) FROM blobs WHERE state = 'attached'").await;
        assert_eq!(usize::try_from(kept).unwrap(), shown);
    }

    async fn a_blob_is_attached_as_one_thing_only(world: World) {
        let (ada, mut driver) = world.driver("ada").await;
        let ada = ada.access;
        let other = world.another_instance().await;
        for _ in 0..10 {
            let [id] = world.all_reserved(&ada).await;
            let [first, second] = [Dbs, DrivingLicense].map(|kind| holding(&driver, [(kind, vec![id])]));
            let (first, second) = tokio::join!(
                world.try_save(&ada, &driver, &first),
                other.try_save(&ada, &driver, &second)
            );
            let saved = match (first, second) {
                (Ok(saved), Err(SaveDriverError::Stale)) | (Err(SaveDriverError::Stale), Ok(saved)) => saved,
                outcome => panic!("{outcome:?}"),
            };
            let now = world.own(&ada).await;
            assert_eq!(now, saved);
            assert_eq!(now.attachments.iter().filter(|it| it.id == id).count(), 1);
            driver = now;
        }
    }

    async fn a_blob_of_a_new_profile_is_attached_or_swept(world: World) {
        let other = world.another_instance().await;
        for number in 0..10 {
            let ada = world.register(&format!("u{number}")).await.access;
            let [a, b] = world.all_reserved(&ada).await;
            let revision = Revision { documents: vec![(Documents, vec![b, a])], ..marked(number) };
            let (created, found) = tokio::join!(
                world.drivers.create(&ada, &revision, after(1)),
                other.blobs.orphans(after(9), after(9), 100)
            );
            let swept = found.unwrap().iter().any(|(id, _)| *id == a || *id == b);
            assert_ne!(created.is_ok(), swept);
            assert!(matches!(created, Ok(_) | Err(CreateDriverError::BlobGone)), "{created:?}");
            let found = world.drivers.read(&ada, ada.user, after(1)).await.unwrap().unwrap();
            assert_eq!(found.value.is_some(), created.is_ok());
        }
    }

    async fn a_blob_released_while_it_is_attached_is_one_or_the_other(world: World) {
        let (ada, mut driver) = world.driver("ada").await;
        let ada = ada.access;
        let other = world.another_instance().await;
        for _ in 0..10 {
            let [id] = world.all_reserved(&ada).await;
            let revision = holding(&driver, [(Cv, vec![id])]);
            let (saved, released) = tokio::join!(
                world.try_save(&ada, &driver, &revision),
                other.blobs.release(id, after(1))
            );
            released.unwrap();
            let orphan = world.orphan_blobs().await.contains(&id);
            assert_ne!(saved.is_ok(), orphan);
            driver = world.own(&ada).await;
            assert_eq!(held(&driver).contains(&(Cv, id)), !orphan);
        }
    }
}
