//! The life of blobs.

use domain::access::{Access, Granted};
use domain::blob::{Blob, BlobRepository};
use domain::driver::DocumentKind;
use domain::session::SessionRepository;
use domain::store::StoreError;
use futures_util::future::join_all;

use crate::support::data::{account, after, fresh};
use crate::support::driver::{blob, holding};
use crate::support::on_both;
use crate::support::world::World;

on_both! {
    async fn what_is_reserved_is_found_as_it_was(world: World) {
        let ada = world.register("ada").await.access;
        let new = blob(ada.user, after(1));
        let id = world.blobs.reserve(&ada, &new, after(1)).await.unwrap().unwrap().value;
        let found = world.blobs.find(ada.user, &[id]).await.unwrap();
        assert_eq!(found, [Blob { id, attached: false, disabled: false, blob: new }]);
        assert_eq!(world.orphan_blobs().await, [0; 0]);
    }

    async fn what_is_attached_is_found_too(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [attached, reserved] = world.all_reserved(&ada.access).await;
        world.save(&ada.access, &driver, &holding(&driver, [(DocumentKind::Cv, vec![attached])])).await;
        let mut found = world.blobs.find(ada.access.user, &[reserved, attached]).await.unwrap();
        found.sort_unstable_by_key(|blob| blob.id);
        let told: Vec<_> = found.iter().map(|blob| (blob.id, blob.attached)).collect();
        assert_eq!(told, [(attached, true), (reserved, false)]);
        world.sql("UPDATE users SET disabled_at = created_at").await;
        let found = world.blobs.find(ada.access.user, &[reserved, attached]).await.unwrap();
        assert!(found.len() == 2 && found.iter().all(|blob| blob.disabled));
    }

    async fn neither_orphans_nor_other_peoples_blobs_are_found(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        let [own, released, forgotten] = world.all_reserved(&ada).await;
        let [foreign] = world.all_reserved(&bob).await;
        for id in [released, forgotten] {
            world.blobs.release(id, after(1)).await.unwrap();
        }
        world.blobs.forget(forgotten).await.unwrap();
        let ids = [foreign, released, forgotten, own, own, -1, i64::MAX, i64::MIN];
        let found = world.blobs.find(ada.user, &ids).await.unwrap();
        assert_eq!(found.iter().map(|blob| blob.id).collect::<Vec<_>>(), [own]);
        assert_eq!(world.blobs.find(ada.user, &[]).await.unwrap(), []);
    }

    async fn whoever_is_refused_reserves_nothing(world: World) {
        let ada = world.register("ada").await;
        let bob = world.register("bob").await.access;
        let access = ada.access;
        let reserve = async |access: Access, now| world.blobs.reserve(&access, &blob(access.user, now), now).await.unwrap();
        assert_eq!(reserve(Access { user: bob.user, ..access }, after(1)).await, None);
        assert_eq!(reserve(access, ada.session.expires_at).await, None);
        world.sql("UPDATE users SET disabled_at = created_at").await;
        assert_eq!(reserve(access, after(1)).await, None);
        world.sql("UPDATE users SET disabled_at = NULL").await;
        world.sessions.revoke(&access, access.session, after(1)).await.unwrap();
        assert_eq!(reserve(access, after(1)).await, None);
        assert_eq!(world.count("SELECT count(*) FROM blobs").await, 0);
    }

    async fn a_reservation_is_the_callers_and_says_whether_the_pair_is_new(world: World) {
        let ada = world.register("ada").await.access;
        let bob = world.register("bob").await.access;
        for first_use in [true, false] {
            let reserved = world.blobs.reserve(&ada, &blob(bob.user, after(1)), after(1)).await.unwrap().unwrap();
            assert_eq!(reserved, Granted { value: reserved.value, first_use });
            assert_eq!(world.blobs.find(bob.user, &[reserved.value]).await.unwrap(), []);
            assert_eq!(world.blobs.find(ada.user, &[reserved.value]).await.unwrap().len(), 1);
            world.sessions.mark_used(ada.pair, after(1)).await.unwrap();
        }
    }

    async fn a_key_is_reserved_once(world: World) {
        let ada = world.register("ada").await.access;
        let new = blob(ada.user, after(1));
        world.blobs.reserve(&ada, &new, after(1)).await.unwrap();
        let again = world.blobs.reserve(&ada, &new, after(1)).await;
        assert!(matches!(again, Err(StoreError::Internal(_))), "{again:?}");
    }

    async fn a_number_is_never_given_again(world: World) {
        let ada = world.register("ada").await.access;
        let first = world.reserved(&ada, 1).await;
        world.blobs.release(first, after(1)).await.unwrap();
        world.blobs.forget(first).await.unwrap();
        assert_eq!(world.count("SELECT count(*) FROM blobs").await, 0);
        assert!(world.reserved(&ada, 1).await > first);
    }

    async fn releasing_frees_reservations_only(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [attached, reserved] = world.all_reserved(&ada.access).await;
        world.save(&ada.access, &driver, &holding(&driver, [(DocumentKind::Cv, vec![attached])])).await;
        for id in [attached, reserved, reserved + 1000] {
            world.blobs.release(id, after(3)).await.unwrap();
        }
        assert_eq!(world.orphan_blobs().await, [reserved]);
    }

    async fn old_reservations_become_orphans(world: World) {
        let ada = world.register("ada").await.access;
        let old = world.reserved(&ada, 1).await;
        let young = world.reserved(&ada, 2).await;
        assert_eq!(world.blobs.orphans(after(1), after(5), 10).await.unwrap(), []);
        let keys = world.blobs.find(ada.user, &[old]).await.unwrap();
        let key = keys[0].blob.described.key.clone();
        assert_eq!(world.blobs.orphans(after(2), after(5), 10).await.unwrap(), [(old, key)]);
        assert_eq!(world.blobs.find(ada.user, &[old, young]).await.unwrap().len(), 1);
    }

    async fn orphans_come_oldest_first_and_not_too_many(world: World) {
        let ada = world.register("ada").await.access;
        let ids: [i64; 5] = world.all_reserved(&ada).await;
        for (id, seconds) in ids.iter().zip([5, 3, 1, 4, 2]) {
            world.blobs.release(*id, after(seconds)).await.unwrap();
        }
        let found = world.blobs.orphans(after(0), after(9), 3).await.unwrap();
        assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [ids[2], ids[4], ids[1]]);
        assert_eq!(world.blobs.orphans(after(0), after(9), u64::MAX).await.unwrap().len(), 5);
    }

    async fn only_orphans_are_forgotten(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [attached, reserved, released] = world.all_reserved(&ada.access).await;
        world.save(&ada.access, &driver, &holding(&driver, [(DocumentKind::Cv, vec![attached])])).await;
        world.blobs.release(released, after(1)).await.unwrap();
        for id in [attached, reserved, released, released, released + 1000] {
            world.blobs.forget(id).await.unwrap();
        }
        assert_eq!(world.orphan_blobs().await, [0; 0]);
        assert_eq!(world.blobs.find(ada.access.user, &[attached, reserved, released]).await.unwrap().len(), 2);
    }

    async fn what_a_deleted_person_leaves_is_swept(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let [attached, reserved] = world.all_reserved(&ada.access).await;
        world.save(&ada.access, &driver, &holding(&driver, [(DocumentKind::Cv, vec![attached])])).await;
        let (bob, other) = world.driver("bob").await;
        let [kept] = world.all_reserved(&bob.access).await;
        world.save(&bob.access, &other, &holding(&other, [(DocumentKind::Cv, vec![kept])])).await;
        world.sql("DELETE FROM users WHERE username = 'ada'").await;
        assert_eq!(world.count("SELECT count(*) FROM driver_profiles").await, 1);
        assert_eq!(world.orphan_blobs().await, [attached, reserved]);
    }

    async fn sweeps_at_once_find_the_same_and_fail_nothing(world: World) {
        let ada = world.register("ada").await.access;
        let ids: [i64; 20] = world.all_reserved(&ada).await;
        let other = world.another_instance().await;
        let found = join_all((0..8).map(async |number| {
            let world = if number % 2 == 0 { &world } else { &other };
            world.blobs.orphans(after(9), after(9), 100).await.unwrap().len()
        }))
        .await;
        assert!(found.contains(&ids.len()), "{found:?}");
        assert_eq!(world.orphan_blobs().await, ids);
    }

    async fn what_nobody_wrote_is_a_defect(world: World) {
        let ada = world.register("ada").await.access;
        let id = world.reserved(&ada, 1).await;
        for wrong in ["content_type = 'text/html'", "checksum = 'x'", "byte_size = -1"] {
            world.sql("UPDATE blobs SET content_type = 'image/png', checksum = '1B2M2Y8AsgTpgAmY7PhCfg==', byte_size = 1").await;
            assert_eq!(world.blobs.find(ada.user, &[id]).await.unwrap().len(), 1);
            world.sql(&format!("UPDATE blobs SET {wrong}")).await;
            let found = world.blobs.find(ada.user, &[id]).await;
            assert!(matches!(found, Err(StoreError::Internal(_))), "{wrong}: {found:?}");
        }
    }

    async fn a_stranger_reserves_nothing(world: World) {
        let ada = world.register("ada").await.access;
        for access in [Access { user: account("x").uid, ..ada }, Access { pair: domain::id::PairId(fresh()), ..ada }] {
            assert_eq!(world.blobs.reserve(&access, &blob(access.user, after(1)), after(1)).await.unwrap(), None);
        }
    }
}
