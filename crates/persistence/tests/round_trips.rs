//! What a request costs: round trips to PostgreSQL, counted on the wire.

use domain::account::AccountRepository;
use domain::blob::BlobRepository;
use domain::change::Change;
use domain::driver::DocumentKind::{Cv, Documents};
use domain::driver::{Amendment, DriverRepository, Revision};
use domain::event::{EventRepository, News};
use domain::profile::{Expected, ProfileChange, ProfileRepository};
use domain::session::SessionRepository;
use domain::throttle::{ThrottleKey, ThrottleRepository};

use crate::support::data::{account, after, fresh, hash, pair, session};
use crate::support::driver::{full_sheet, revision};
use crate::support::fixture::{Backend, run};
use crate::support::proxy::Proxy;
use crate::support::world::World;

/// How many round trips `work` takes once its statements are prepared.
pub async fn trips(proxy: &Proxy, work: impl AsyncFn()) -> usize {
    work().await;
    let before = proxy.requests();
    work().await;
    proxy.requests() - before
}

/// The same database over one connection that is watched.
pub async fn through_a_proxy(near: &World) -> (Proxy, World) {
    near.behind_proxy(|settings| settings.max_connections = 1)
        .await
}

#[test]
fn what_is_asked_often_takes_one_round_trip() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.register("ada").await.access;
        let change = ProfileChange {
            first_name: Change::Set("X".to_owned()),
            ..ProfileChange::default()
        };
        let read = trips(&proxy, async || {
            assert!(world.profiles.read(&ada, after(1)).await.unwrap().is_some());
        });
        assert_eq!(read.await, 1, "read");
        let update = trips(&proxy, async || {
            world
                .profiles
                .update(&ada, &change, &Expected::Any, after(1))
                .await
                .unwrap();
        });
        assert_eq!(update.await, 1, "update");
        let stale = trips(&proxy, async || {
            let outcome = world
                .profiles
                .update(&ada, &change, &Expected::OneOf(vec![]), after(1))
                .await;
            assert!(outcome.is_err());
        });
        assert_eq!(stale.await, 3, "a stale update");
        let taken = trips(&proxy, async || {
            world
                .profiles
                .username_taken(&ada, "bob", after(1))
                .await
                .unwrap();
        });
        assert_eq!(taken.await, 1, "username_taken");
        let check = trips(&proxy, async || {
            world.sessions.check(&ada, after(1)).await.unwrap();
        });
        assert_eq!(check.await, 1, "check");
        let open = trips(&proxy, async || {
            let (session, pair) = (session(ada.user, after(1)), pair(after(1)));
            let opened = world.sessions.open(&session, &pair, &hash("secret")).await;
            assert!(opened.unwrap());
        });
        assert_eq!(open.await, 1, "open");
        let list = trips(&proxy, async || {
            world.sessions.list(&ada, after(1)).await.unwrap();
        });
        assert_eq!(list.await, 1, "list");
        let credentials = trips(&proxy, async || {
            world.accounts.credentials("ada@example.org").await.unwrap();
        });
        assert_eq!(credentials.await, 1, "credentials");
        let keys = ["a", "b"].map(|key| ThrottleKey(key.to_owned()));
        let failures = trips(&proxy, async || {
            world.throttles.failures(&keys, after(1)).await.unwrap();
        });
        assert_eq!(failures.await, 1, "failures");
        let fail = trips(&proxy, async || {
            world
                .throttles
                .fail(&keys, after(1), after(1))
                .await
                .unwrap();
        });
        assert_eq!(fail.await, 1, "fail");
        let create = trips(&proxy, async || {
            let name = fresh().simple().to_string();
            world.accounts.create(&account(&name), None).await.unwrap();
        });
        assert_eq!(create.await, 1, "create without a session");
        assert_eq!(proxy.connections(), 1);
    });
}

#[test]
fn events_take_one_round_trip_each() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.register("ada").await.access;
        let other = world.sign_in(ada.user, after(1)).await;
        let produce = trips(&proxy, async || {
            let key = fresh().to_string();
            let made = world.try_note(&ada, ada.user, "x", Some(&key), after(1));
            made.await.unwrap();
        });
        assert_eq!(produce.await, 1, "produce");
        let newcomers = [near.register("bob").await, near.register("eve").await];
        let newcomers =
            std::cell::RefCell::new(newcomers.map(|person| person.access.user).to_vec());
        let first = trips(&proxy, async || {
            let newcomer = newcomers.borrow_mut().pop().unwrap();
            assert_eq!(world.note(&ada, newcomer, 1).await, (1, false));
        });
        assert_eq!(first.await, 1, "a first event");
        let made = world.try_note(&ada, ada.user, "x", Some("key"), after(1));
        made.await.unwrap();
        let repeat = trips(&proxy, async || {
            let made = world.try_note(&ada, ada.user, "x", Some("key"), after(1));
            made.await.unwrap();
        });
        assert_eq!(repeat.await, 2, "a repeated key");
        let page = trips(&proxy, async || _ = world.page(&ada, 0).await);
        assert_eq!(page.await, 1, "page");
        let mark = trips(&proxy, async || _ = world.mark(&ada).await);
        assert_eq!(mark.await, 1, "mark");
        let standing = trips(&proxy, async || {
            let pairs = [ada.pair, other.pair];
            let standing = world.events.standing(&pairs, after(1)).await.unwrap();
            assert_eq!(standing.len(), 2);
        });
        assert_eq!(standing.await, 1, "standing");
        let hold = trips(&proxy, async || {
            let users = [ada.user, other.user];
            world
                .events
                .lease(&users, after(9), after(1))
                .await
                .unwrap();
        });
        assert_eq!(hold.await, 1, "hold");
        let update = trips(&proxy, async || {
            let change = ProfileChange {
                first_name: Change::Set("X".to_owned()),
                ..ProfileChange::default()
            };
            let updated = world
                .profiles
                .update(&ada, &change, &Expected::Any, after(1))
                .await
                .unwrap();
            assert!(updated.value.announced);
        });
        assert_eq!(update.await, 2, "an update that is told");
        let notify = trips(&proxy, async || {
            let users = vec![ada.user; 500];
            world.signals.notify(fresh(), &users).await.unwrap();
        });
        assert_eq!(notify.await, 1, "notify");
        assert_eq!(proxy.connections(), 1);
    });
}

#[test]
fn drivers_take_as_few_round_trips_as_they_can() {
    run(Backend::Postgres, async |near| {
        let (proxy, world) = through_a_proxy(&near).await;
        let ada = world.driver("ada").await.0.access;
        let staff = world.register("staff").await.access;
        let ids: [i64; 40] = world.all_reserved(&ada).await;
        let read = trips(&proxy, async || {
            assert!(world.own(&ada).await.attachments.is_empty());
        });
        assert_eq!(read.await, 1, "read");
        let read_another = trips(&proxy, async || {
            let read = world.drivers.read(&staff, ada.user, after(1)).await;
            assert!(read.unwrap().unwrap().value.is_some());
        });
        assert_eq!(read_another.await, 1, "read another's");
        // Each of these reads first.
        let save = async |revision: &Revision| {
            let driver = world.own(&ada).await;
            let saved = world.drivers.save(&ada, &driver, revision, after(1)).await;
            saved.unwrap().value.announced
        };
        let plain = Revision {
            first_name: Some("X".to_owned()),
            ..revision(full_sheet())
        };
        // Begin, person, profile, commit.
        let untold = trips(&proxy, async || assert!(!save(&plain).await));
        assert_eq!(untold.await, 1 + 4, "save");
        let amend = trips(&proxy, async || {
            let bio = Change::Set(fresh().to_string());
            let amendment = Amendment {
                bio,
                ..Amendment::default()
            };
            let amended = world
                .drivers
                .amend(&ada, &amendment, &Expected::Any, after(1));
            assert!(amended.await.unwrap().is_some());
        });
        assert_eq!(amend.await, 1, "amend");
        let news = vec![News::ProfileChanged {
            session: ada.session,
            members: vec!["bio"],
        }];
        let told = Revision { news, ..plain };
        let attaching = Revision {
            documents: vec![(Cv, vec![ids[0]]), (Documents, ids[1..].to_vec())],
            ..told.clone()
        };
        let attach = trips(&proxy, async || assert!(!save(&attaching).await));
        // Begin, person, profile, what is orphaned, what is attached, whether there is somebody to tell, commit.
        assert_eq!(attach.await, 1 + 7, "save with many documents");
        world.sign_in(ada.user, after(1)).await;
        let tell = trips(&proxy, async || assert!(save(&told).await));
        // Begin, person, profile, whether there is somebody to tell, number, event, commit.
        assert_eq!(tell.await, 1 + 7, "save with somebody to tell");
        let reserve = trips(&proxy, async || _ = world.reserved(&ada, 1).await);
        assert_eq!(reserve.await, 1, "reserve");
        let find = trips(&proxy, async || {
            let found = world.blobs.find(ada.user, &ids).await;
            assert_eq!(found.unwrap().len(), ids.len());
        });
        assert_eq!(find.await, 1, "find");
        assert_eq!(proxy.connections(), 1);
    });
}
