//! PostgreSQL goes away and comes back.

use std::time::{Duration, Instant};

use domain::blob::BlobRepository;
use domain::change::Change;
use domain::driver::DocumentKind::Cv;
use domain::driver::{CreateDriverError, DriverRepository, SaveDriverError};
use domain::profile::{Expected, ProfileChange, ProfileRepository, UpdateError};
use domain::store::StoreError;
use domain::throttle::{ThrottleKey, ThrottleRepository};
use futures_util::future::join_all;
use persistence::{Database, Settings};

use crate::support::data::{account, after};
use crate::support::driver::{blob, holding, revision, sheet};
use crate::support::fixture::{Backend, administer, run};
use crate::support::proxy::Proxy;
use crate::support::world::{Person, World};
use domain::account::AccountRepository;
use domain::session::SessionRepository;

/// An instance whose way to the database is `Proxy`, and somebody to read.
pub async fn through_proxy(world: &World) -> (Proxy, World, Person) {
    let soon = Duration::from_millis(500);
    let (proxy, far) = world
        .behind_proxy(|settings| {
            settings.max_connections = 4;
            settings.connect_timeout = soon;
            settings.acquire_timeout = soon;
            settings.statement_timeout = soon;
        })
        .await;
    let person = world.register("ada").await;
    (proxy, far, person)
}

async fn terminate_all(world: &World) {
    world
        .rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
}

/// Keeps as many connections idle as the instance may have.
pub async fn fill(world: &World, person: &Person) {
    let reads =
        join_all((0..16).map(async |_| world.profiles.read(&person.access, after(1)).await));
    for read in reads.await {
        assert!(read.expect("an answer").is_some());
    }
}

fn first_name(name: &str) -> ProfileChange {
    ProfileChange {
        first_name: Change::Set(name.to_owned()),
        ..ProfileChange::default()
    }
}

/// Tests on PostgreSQL through a proxy.
macro_rules! through_a_proxy {
    ($(async fn $name:ident($proxy:ident: &mut Proxy, $far:ident: &World, $near:ident: &World, $ada:ident: &Person) $body:block)*) => {$(
        #[test]
        fn $name() {
            async fn test($proxy: &mut Proxy, $far: &World, $near: &World, $ada: &Person) $body
            run(Backend::Postgres, async |near| {
                let (mut proxy, far, ada) = through_proxy(&near).await;
                test(&mut proxy, &far, &near, &ada).await;
            });
        }
    )*};
}

through_a_proxy! {
    async fn reads_do_not_notice_that_idle_connections_have_died(proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        fill(far, ada).await;
        terminate_all(near).await;
        fill(far, ada).await;
        proxy.cut();
        fill(far, ada).await;
    }

    async fn transactions_do_not_notice_that_idle_connections_have_died(_proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        fill(far, ada).await;
        terminate_all(near).await;
        far.sessions.mark_used(ada.pair.id, after(2)).await.unwrap();
        terminate_all(near).await;
        far.register("bob").await;
    }

    async fn a_write_on_a_dead_connection_fails_once_and_is_not_repeated(_proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        fill(far, ada).await;
        terminate_all(near).await;
        let outcome = far.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(2)).await;
        assert!(matches!(outcome, Err(UpdateError::Store(StoreError::Unavailable(_)))), "{outcome:?}");
        let updated = far.profiles.update(&ada.access, &first_name("Y"), &Expected::Any, after(3)).await.unwrap();
        assert_eq!(updated.value.profile.version, 2, "the first attempt was not applied");
    }

    async fn a_write_asks_a_connection_that_was_idle_for_long_whether_it_is_alive(_proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        let settings = Settings { idle_trust: Duration::ZERO, ..far.settings.clone() };
        let database = Database::connect(&settings).await.unwrap();
        let wary = World::new(Backend::Postgres, settings, database);
        for version in 2..4 {
            fill(&wary, ada).await;
            terminate_all(near).await;
            let updated = wary.profiles.update(&ada.access, &first_name("X"), &Expected::Any, after(2)).await.unwrap();
            assert_eq!(updated.value.profile.version, version);
        }
    }

    async fn while_the_database_is_away_everything_is_unavailable(proxy: &mut Proxy, far: &World, _near: &World, ada: &Person) {
        fill(far, ada).await;
        proxy.go_away().await;
        let key = [ThrottleKey("a".to_owned())];
        for _ in 0..3 {
            let read = far.profiles.read(&ada.access, after(1)).await;
            assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
            let write = far.throttles.fail(&key, after(0), after(1)).await;
            assert!(matches!(write, Err(StoreError::Unavailable(_))), "{write:?}");
            let transaction = far.sessions.mark_used(ada.pair.id, after(1)).await;
            assert!(matches!(transaction, Err(StoreError::Unavailable(_))), "{transaction:?}");
            let ping = far.database.ping().await;
            assert!(matches!(ping, Err(StoreError::Unavailable(_))), "{ping:?}");
        }
        proxy.come_back().await;
        far.database.ping().await.unwrap();
        fill(far, ada).await;
        far.throttles.fail(&key, after(0), after(1)).await.unwrap();
        far.sessions.mark_used(ada.pair.id, after(1)).await.unwrap();
    }

    async fn without_the_database_no_driver_is_read_or_changed(proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        let access = &ada.access;
        let revision = revision(sheet());
        proxy.go_away().await;
        let created = far.drivers.create(access, &revision, after(1)).await;
        assert!(matches!(created, Err(CreateDriverError::Store(StoreError::Unavailable(_)))), "{created:?}");
        let driver = near.drivers.create(access, &revision, after(1)).await.unwrap().value.driver;
        let read = far.drivers.read(access, access.user, after(1)).await;
        assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
        for revision in [revision, holding(&driver, [(Cv, vec![])])] {
            let saved = far.drivers.save(access, &driver, &revision, after(1)).await;
            assert!(matches!(saved, Err(SaveDriverError::Store(StoreError::Unavailable(_)))), "{saved:?}");
        }
        let reserved = far.blobs.reserve(access, &blob(access.user, after(1)), after(1)).await;
        assert!(matches!(reserved, Err(StoreError::Unavailable(_))), "{reserved:?}");
        let orphans = far.blobs.orphans(after(1), after(1), 1).await;
        assert!(matches!(orphans, Err(StoreError::Unavailable(_))), "{orphans:?}");
        proxy.come_back().await;
        assert_eq!(far.own(access).await, driver);
    }

    async fn a_driver_cut_half_way_is_not_changed(proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        let access = &ada.access;
        let driver = far.drivers.create(access, &revision(sheet()), after(1)).await.unwrap().value.driver;
        let id = far.reserved(access, 1).await;
        // Held up at the blob by somebody's lock.
        let blocker = near.database.for_migration().await.unwrap();
        let lock = {
            use sea_orm::{ConnectionTrait, TransactionTrait};
            let lock = blocker.begin().await.unwrap();
            lock.execute_unprepared("SELECT id FROM blobs FOR UPDATE").await.unwrap();
            lock
        };
        let revision = holding(&driver, [(Cv, vec![id])]);
        let cut = async {
            while near.count("SELECT count(*) FROM pg_locks WHERE NOT granted").await == 0 {
                tokio::task::yield_now().await;
            }
            // What the sweep meets in use it leaves, without waiting.
            assert_eq!(near.orphan_blobs().await, [0; 0]);
            assert_eq!(near.blobs.orphans(after(9), after(9), 9).await.unwrap(), []);
            proxy.cut();
        };
        let (saved, ()) = tokio::join!(far.drivers.save(access, &driver, &revision, after(2)), cut);
        assert!(matches!(saved, Err(SaveDriverError::Store(StoreError::Unavailable(_)))), "{saved:?}");
        lock.rollback().await.unwrap();
        assert_eq!(far.own(access).await, driver);
        far.drivers.save(access, &driver, &revision, after(2)).await.unwrap();
    }

    async fn a_database_that_is_silent_is_unavailable_in_time(proxy: &mut Proxy, far: &World, _near: &World, ada: &Person) {
        fill(far, ada).await;
        proxy.stall(true);
        let begun = Instant::now();
        let reads = join_all((0..8).map(async |_| far.profiles.read(&ada.access, after(1)).await)).await;
        for read in reads {
            assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
        }
        assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
        proxy.stall(false);
        // What was sent into the silence is lost: no connection from before may answer.
        fill(far, ada).await;
        for name in ["bob", "eve"] {
            let person = far.register(name).await;
            let found = far.profiles.read(&person.access, after(1)).await.unwrap().unwrap();
            assert_eq!(found.value.uid, person.account.uid);
        }
    }

    async fn a_transaction_cut_half_way_leaves_nothing(proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        fill(far, ada).await;
        // Held up before its last insert by somebody's lock.
        let blocker = near.database.for_migration().await.unwrap();
        let lock = {
            use sea_orm::{ConnectionTrait, TransactionTrait};
            let lock = blocker.begin().await.unwrap();
            lock.execute_unprepared("LOCK TABLE token_pairs IN EXCLUSIVE MODE").await.unwrap();
            lock
        };
        let account = account("bob");
        let session = crate::support::data::session(account.uid, after(1));
        let pair = crate::support::data::pair(after(1));
        let create = far.accounts.create(&account, Some((&session, &pair)));
        let cut = async {
            while near.count("SELECT count(*) FROM pg_locks WHERE NOT granted").await == 0 {
                tokio::task::yield_now().await;
            }
            proxy.cut();
        };
        let (outcome, ()) = tokio::join!(create, cut);
        assert!(
            matches!(outcome, Err(domain::account::CreateError::Store(StoreError::Unavailable(_)))),
            "{outcome:?}"
        );
        lock.rollback().await.unwrap();
        far.accounts.create(&account, Some((&session, &pair))).await.unwrap();
        assert_eq!(near.count("SELECT count(*) FROM sessions").await, 2);
    }

    async fn a_database_that_lets_nobody_in_is_unavailable(_proxy: &mut Proxy, far: &World, near: &World, ada: &Person) {
        let name: String = near.rows("SELECT current_database()::text").await[0].try_get_by_index(0).unwrap();
        fill(far, ada).await;
        administer(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
        administer(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        let read = far.profiles.read(&ada.access, after(1)).await;
        assert!(matches!(read, Err(StoreError::Unavailable(_))), "{read:?}");
        administer(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
        fill(far, ada).await;
    }
}
