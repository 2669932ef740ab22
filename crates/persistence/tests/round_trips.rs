//! What a request costs: round trips to PostgreSQL, counted on the wire.

use domain::account::AccountRepository;
use domain::change::Change;
use domain::profile::{Expected, ProfileChange, ProfileRepository};
use domain::session::SessionRepository;
use domain::throttle::{ThrottleKey, ThrottleRepository};
use persistence::{Database, Settings};

use crate::support::data::{account, after, fresh};
use crate::support::fixture::{Backend, run};
use crate::support::proxy::Proxy;
use crate::support::world::World;

/// How many round trips `work` takes once its statements are prepared.
async fn trips(proxy: &Proxy, work: impl AsyncFn()) -> usize {
    work().await;
    let before = proxy.requests();
    work().await;
    proxy.requests() - before
}

#[test]
fn what_is_asked_often_takes_one_round_trip() {
    run(Backend::Postgres, async |near| {
        let (proxy, url) = Proxy::start(&near.settings.url).await;
        let settings = Settings {
            max_connections: 1,
            ..Settings::new(url)
        };
        let database = Database::connect(&settings).await.expect("a database");
        let world = World::new(Backend::Postgres, settings, database);
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
        assert_eq!(stale.await, 2, "a stale update");
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
