//! The documents of drivers.

use domain::access::Access;
use domain::blob::{BlobRepository, ContentType, Filename};
use domain::driver::{
    CreateDriverError,
    DocumentKind::{self, Cpc, Cv, Dbs, Documents, DrivingLicense, Tacho},
    Driver, DriverRepository, Revision, SaveDriverError,
};

use crate::support::data::after;
use crate::support::driver::{blob, full_sheet, held, holding, revision, sheet};
use crate::support::on_both;
use crate::support::world::World;

/// A profile that begins with these documents.
async fn create<const N: usize>(
    world: &World,
    access: &Access,
    documents: [(DocumentKind, Vec<i64>); N],
) -> Result<Driver, CreateDriverError> {
    let revision = Revision {
        first_name: Some("X".to_owned()),
        documents: documents.into(),
        ..revision(sheet())
    };
    let created = world.drivers.create(access, &revision, after(1)).await;
    Ok(created?.value.driver)
}

on_both! {
    async fn an_attachment_is_what_was_reserved(world: World) {
        let ada = world.register("ada").await.access;
        let new = blob(ada.user, after(0));
        let id = world.blobs.reserve(&ada, &new, after(0)).await.unwrap().unwrap().value;
        let driver = create(&world, &ada, [(Cv, vec![id])]).await.unwrap();
        let [attachment] = &driver.attachments[..] else { panic!("{driver:?}") };
        assert_eq!((attachment.id, attachment.kind, &attachment.key), (id, Cv, &new.described.key));
        assert_eq!((attachment.byte_size, attachment.content_type), (20_000_000, ContentType::Pdf));
        assert_eq!(attachment.filename, Filename::new("zeugnis \u{1F980}.pdf"));
        assert_eq!(world.own(&ada).await, driver);
    }

    async fn attachments_come_by_kind_and_then_in_their_order(world: World) {
        let ada = world.register("ada").await.access;
        let [dbs, front, back] = world.all_reserved(&ada).await;
        let [a, b, c] = world.all_reserved(&ada).await;
        let driver = create(&world, &ada, [(Documents, vec![c, a, b]), (Dbs, vec![dbs]), (DrivingLicense, vec![back, front])]).await.unwrap();
        let expected = [(Dbs, dbs), (DrivingLicense, back), (DrivingLicense, front), (Documents, c), (Documents, a), (Documents, b)];
        assert_eq!(held(&driver), expected);
        assert_eq!(world.own(&ada).await, driver);
        let driver = world.save(&ada, &driver, &holding(&driver, [(Documents, vec![b, c, a])])).await;
        assert_eq!(held(&driver)[3..], [(Documents, b), (Documents, c), (Documents, a)]);
        assert_eq!(held(&driver)[..3], expected[..3]);
        assert_eq!(world.own(&ada).await, driver);
    }

    async fn what_is_held_no_longer_becomes_an_orphan(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let ada = ada.access;
        let (bob, other) = world.driver("bob").await;
        let [foreign] = world.all_reserved(&bob.access).await;
        world.save(&bob.access, &other, &holding(&other, [(Dbs, vec![foreign])])).await;
        let [a, b, c, d] = world.all_reserved(&ada).await;
        let driver = world.save(&ada, &driver, &holding(&driver, [(Dbs, vec![a]), (Documents, vec![b, c])])).await;
        assert_eq!(world.orphan_blobs().await, [0; 0]);
        let driver = world.save(&ada, &driver, &holding(&driver, [(Documents, vec![d, c])])).await;
        assert_eq!(held(&driver), [(Dbs, a), (Documents, d), (Documents, c)]);
        assert_eq!(world.orphan_blobs().await, [b]);
        let driver = world.save(&ada, &driver, &holding(&driver, [(Dbs, vec![]), (Documents, vec![]), (Cv, vec![])])).await;
        assert_eq!((held(&driver), world.own(&ada).await), (vec![], driver));
        assert_eq!(world.orphan_blobs().await, [a, b, c, d]);
        assert_eq!(held(&world.own(&bob.access).await), [(Dbs, foreign)]);
    }

    async fn a_revision_without_documents_keeps_them(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [a, b] = world.all_reserved(&ada.access).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Cv, vec![a]), (Tacho, vec![b])])).await;
        let saved = world.save(&ada.access, &driver, &revision(full_sheet())).await;
        assert_eq!(held(&saved), [(Tacho, b), (Cv, a)]);
        assert_eq!(world.own(&ada.access).await, saved);
    }

    async fn what_is_gone_is_attached_to_nothing_new(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let [foreign] = world.all_reserved(&bob).await;
        let [good, released, old] = world.all_reserved(&ada).await;
        world.blobs.release(released, after(1)).await.unwrap();
        for gone in [foreign, released, 0, -1, i64::MAX, good] {
            // The good one as well, for it cannot be attached twice.
            let refused = create(&world, &ada, [(Cv, vec![good]), (Documents, vec![old, gone])]).await;
            assert!(matches!(refused, Err(CreateDriverError::BlobGone)), "{gone}: {refused:?}");
        }
        let refused = create(&world, &ada, [(Documents, vec![good, good])]).await;
        assert!(matches!(refused, Err(CreateDriverError::BlobGone)), "{refused:?}");
        let found = world.drivers.read(&ada, ada.user, after(1)).await.unwrap().unwrap();
        assert_eq!(found.value, None);
        assert_eq!(world.count("SELECT count(*) FROM users WHERE version = 1 AND first_name = 'Ada'").await, 2);
        assert_eq!(world.orphan_blobs().await, [released]);
        create(&world, &ada, [(Cv, vec![good]), (Documents, vec![old])]).await.unwrap();
    }

    async fn a_refused_revision_leaves_all_documents(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let ada = ada.access;
        let (bob, other) = world.driver("bob").await;
        let [foreign] = world.all_reserved(&bob.access).await;
        let [a, b, c] = world.all_reserved(&ada).await;
        let driver = world.save(&ada, &driver, &holding(&driver, [(Cv, vec![a]), (Documents, vec![b])])).await;
        let gone = [
            vec![(Cv, vec![foreign])],
            vec![(Dbs, vec![a])],
            vec![(Cv, vec![]), (Dbs, vec![a])],
            vec![(Cv, vec![c]), (Documents, vec![a])],
            vec![(Documents, vec![c, 0])],
            vec![(Tacho, vec![c]), (Cpc, vec![c])],
        ];
        for documents in gone {
            let revision = Revision { documents: documents.clone(), ..revision(full_sheet()) };
            let refused = world.try_save(&ada, &driver, &revision).await;
            assert!(matches!(refused, Err(SaveDriverError::BlobGone)), "{documents:?}: {refused:?}");
        }
        let old = Driver { version: driver.version - 1, ..driver.clone() };
        let stale = world.try_save(&ada, &old, &holding(&old, [(Cv, vec![c])])).await;
        assert!(matches!(stale, Err(SaveDriverError::Stale)), "{stale:?}");
        let revoked = world.try_save(&Access { user: bob.access.user, ..ada }, &driver, &holding(&driver, [(Cv, vec![c])])).await;
        assert!(matches!(revoked, Err(SaveDriverError::Revoked(_))), "{revoked:?}");
        assert_eq!(world.own(&ada).await, driver);
        assert_eq!(world.own(&bob.access).await, other);
        assert_eq!(world.orphan_blobs().await, [0; 0]);
        let driver = world.save(&ada, &driver, &holding(&driver, [(Cv, vec![c])])).await;
        assert_eq!(held(&driver), [(Cv, c), (Documents, b)]);
    }

    async fn an_attached_document_has_a_kind_and_a_time(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [a, b] = world.all_reserved(&ada.access).await;
        world.save(&ada.access, &driver, &holding(&driver, [(Documents, vec![b, a])])).await;
        let attached = "SELECT count(*) FROM blobs WHERE state = 'attached' AND kind = 'documents' AND changed_at > created_at";
        assert_eq!(world.count(attached).await, 2);
    }

    async fn a_long_list_is_attached_whole(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let ids: [i64; 100] = world.all_reserved(&ada.access).await;
        let turned: Vec<_> = ids.iter().rev().copied().collect();
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Documents, turned.clone())])).await;
        let expected: Vec<_> = turned.into_iter().map(|id| (Documents, id)).collect();
        assert_eq!(held(&driver), expected);
        assert_eq!(world.own(&ada.access).await, driver);
    }

    async fn what_nobody_attached_is_a_defect(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let right = r#"[7,"cv","k","a.pdf",1,"application/pdf"]"#;
        for wrong in ["", "x", "{}", "[7]", "[[]]", r#"[[7,"shoe","k","a.pdf",1,"application/pdf"]]"#, r#"[[7,"cv","k","a.pdf",-1,"application/pdf"]]"#,
                      r#"[[7,"cv","k","a.pdf",1,"text/html"]]"#, r#"[[7,"cv","k","a.pdf",1,"application/pdf",8]]"#, &format!("[{right},null]")] {
            world.sql(&format!("UPDATE driver_profiles SET attachments = '{wrong}'")).await;
            let found = world.drivers.read(&ada.access, ada.access.user, after(1)).await;
            assert!(matches!(found, Err(domain::store::StoreError::Internal(_))), "{wrong}: {found:?}");
        }
        world.sql(&format!("UPDATE driver_profiles SET attachments = '[{right}]'")).await;
        assert_eq!(held(&world.own(&ada.access).await), [(Cv, 7)]);
        assert_eq!(driver.attachments, []);
    }
}
