//! Callers that go away while their driver profile is changed.

use std::cell::Cell;

use domain::driver::DocumentKind::{Cv, Documents};
use domain::driver::{CreateDriverError, DriverRepository, Revision};
use domain::event::News;
use domain::session::SessionRepository;

use crate::cancellation::{assert_many, give_up_after, narrow, waits};
use crate::support::data::after;
use crate::support::driver::{held, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn a_driver_given_up_anywhere_is_saved_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let (ada, mut driver) = world.driver("ada").await;
        let ada = ada.access;
        world.sign_in(ada.user, after(1)).await;
        let given_up = Cell::new(0);
        for (number, waits) in waits(&given_up).enumerate() {
            let documents = if number % 3 == 0 {
                Vec::new()
            } else {
                let [cv, first, second] = narrow.all_reserved(&ada).await;
                vec![(Cv, vec![cv]), (Documents, vec![second, first])]
            };
            let mut sheet = driver.sheet.clone();
            sheet.bio = Some(number.to_string());
            let revision = Revision {
                first_name: Some(number.to_string()),
                news: vec![News::ImageChanged { session: ada.session }],
                documents,
                ..revision(sheet)
            };
            let before = world.count("SELECT count(*) FROM events").await;
            let done = give_up_after(waits, narrow.drivers.save(&ada, &driver, &revision, after(2))).await;
            given_up.set(given_up.get() + usize::from(!done));
            // Whatever is still on its way arrives before this.
            narrow.sessions.mark_used(ada.pair, after(2)).await.unwrap();
            let now = narrow.own(&ada).await;
            let told = world.count("SELECT count(*) FROM events").await - before;
            if now.version == driver.version {
                assert!(!done);
                assert_eq!((&now, told), (&driver, 0));
            } else {
                assert_eq!((now.version, told), (driver.version + 1, 1));
                assert_eq!((&now.first_name, &now.sheet), (&revision.first_name, &revision.sheet));
                if !revision.documents.is_empty() {
                    let attached = |kind| held(&now).into_iter().filter(move |it| it.0 == kind).map(|it| it.1).collect();
                    assert_eq!(revision.documents, [Cv, Documents].map(|kind| (kind, attached(kind))));
                }
            }
            driver = now;
        }
        assert_many(&given_up);
        let attached = world.count("SELECT count(*) FROM blobs WHERE state = 'attached'").await;
        assert_eq!(usize::try_from(attached).unwrap(), held(&driver).len());
    }

    async fn a_new_driver_given_up_anywhere_is_there_whole_or_not_at_all(world: World) {
        let narrow = narrow(&world).await;
        let given_up = Cell::new(0);
        for (number, waits) in waits(&given_up).enumerate() {
            let ada = world.register(&format!("u{number}")).await.access;
            let cv = narrow.reserved(&ada, 1).await;
            let revision = Revision { documents: vec![(Cv, vec![cv])], ..revision(sheet()) };
            let done = give_up_after(waits, narrow.drivers.create(&ada, &revision, after(2))).await;
            given_up.set(given_up.get() + usize::from(!done));
            match narrow.drivers.create(&ada, &revision, after(3)).await {
                Ok(created) => assert!(!done && created.value.driver.version == 2),
                Err(CreateDriverError::Exists) => {}
                Err(error) => panic!("{error:?}"),
            }
            let driver = narrow.own(&ada).await;
            assert_eq!((driver.version, held(&driver)), (2, vec![(Cv, cv)]));
        }
        assert_many(&given_up);
    }
}
