//! Hints between instances.

use std::time::Duration;

use domain::id::UserId;
use domain::store::StoreError;
use persistence::{Database, Hint, Listener, Settings, Signals};
use tokio::time::timeout;

use crate::support::data::fresh;
use crate::support::fixture::{Backend, run};
use crate::support::proxy::Proxy;
use crate::support::world::World;

fn users(count: usize) -> Vec<UserId> {
    (0..count).map(|_| UserId(fresh())).collect()
}

async fn listener(world: &World) -> Listener {
    let listener = world.signals.listen().await;
    listener.expect("an answer").expect("a listener")
}

/// The next hint, which must not take long.
async fn hear(listener: &mut Listener) -> Result<Hint, StoreError> {
    timeout(Duration::from_secs(10), listener.next())
        .await
        .expect("a hint in time")
}

async fn hear_users(listener: &mut Listener) -> (uuid::Uuid, Vec<UserId>) {
    let hint = hear(listener).await.expect("a hint");
    let Hint::Users { instance, users } = hint else {
        panic!("{hint:?}");
    };
    (instance, users)
}

async fn end_listening_connections(world: &World) -> i64 {
    world
        .count(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
             WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        )
        .await
}

/// Tests on PostgreSQL alone.
macro_rules! on_postgres {
    ($(async fn $name:ident($world:ident: World) $body:block)*) => {$(
        #[test]
        fn $name() {
            run(Backend::Postgres, async |$world: World| $body);
        }
    )*};
}

#[test]
fn on_sqlite_nobody_is_told_and_nobody_listens() {
    run(Backend::Sqlite, async |world| {
        world.signals.notify(fresh(), &users(3)).await.unwrap();
        assert!(world.signals.listen().await.unwrap().is_none());
    });
}

on_postgres! {
    async fn every_instance_hears_what_one_says(world: World) {
        let other = world.another_instance().await;
        let mut listeners = [listener(&world).await, listener(&other).await];
        let (instance, users) = (fresh(), users(2));
        world.signals.notify(instance, &users).await.unwrap();
        for listener in &mut listeners {
            assert_eq!(hear_users(listener).await, (instance, users.clone()));
        }
    }

    async fn a_hint_may_be_about_many(world: World) {
        let mut listener = listener(&world).await;
        let (instance, told) = (fresh(), users(500));
        world.signals.notify(instance, &[]).await.unwrap();
        world.signals.notify(instance, &told).await.unwrap();
        let mut heard = Vec::new();
        while heard.len() < told.len() {
            let (from, users) = hear_users(&mut listener).await;
            assert_eq!(from, instance);
            heard.extend(users);
        }
        assert_eq!(heard, told);
    }

    async fn what_is_no_hint_is_ignored(world: World) {
        let mut listener = listener(&world).await;
        for text in ["", "hello", "0123"] {
            world.rows(&format!("SELECT pg_notify('dossier_wakes', '{text}')::text")).await;
        }
        world.rows("SELECT pg_notify('other', repeat('0', 64))::text").await;
        let (instance, users) = (fresh(), users(1));
        world.signals.notify(instance, &users).await.unwrap();
        assert_eq!(hear_users(&mut listener).await, (instance, users));
    }

    async fn a_lost_connection_is_made_again_and_told(world: World) {
        let mut listener = listener(&world).await;
        for _ in 0..3 {
            assert_eq!(end_listening_connections(&world).await, 1);
            assert_eq!(hear(&mut listener).await.unwrap(), Hint::Missed);
            let (instance, users) = (fresh(), users(1));
            world.signals.notify(instance, &users).await.unwrap();
            assert_eq!(hear_users(&mut listener).await, (instance, users));
        }
    }

    async fn a_database_that_is_away_is_told_until_it_is_back(world: World) {
        let (mut proxy, url) = Proxy::start(&world.settings.url).await;
        let settings = Settings { connect_timeout: Duration::from_millis(500), ..Settings::new(url) };
        let far = Signals::new(Database::connect(&settings).await.unwrap());
        let mut listener = far.listen().await.unwrap().unwrap();
        proxy.go_away().await;
        for _ in 0..2 {
            let outcome = hear(&mut listener).await;
            assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
            let outcome = far.listen().await;
            assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
        }
        proxy.come_back().await;
        assert_eq!(hear(&mut listener).await.unwrap(), Hint::Missed);
        let (instance, users) = (fresh(), users(1));
        world.signals.notify(instance, &users).await.unwrap();
        assert_eq!(hear_users(&mut listener).await, (instance, users));
    }

    async fn waiting_can_be_given_up_anywhere(world: World) {
        let mut listener = listener(&world).await;
        let told = users(300);
        for (number, user) in told.iter().enumerate() {
            world.signals.notify(fresh(), std::slice::from_ref(user)).await.unwrap();
            if number == 150 {
                end_listening_connections(&world).await;
                while timeout(Duration::ZERO, listener.next()).await.is_err() {
                    tokio::task::yield_now().await;
                }
                break;
            }
        }
        // Whatever came before the connection was ended has been heard or is told to have been missed.
        loop {
            match timeout(Duration::from_millis(1), listener.next()).await {
                Ok(Ok(Hint::Missed)) => break,
                Ok(Ok(Hint::Users { .. })) | Err(_) => {}
                Ok(Err(error)) => panic!("{error}"),
            }
        }
        world.signals.notify(fresh(), &told).await.unwrap();
        let mut heard = 0;
        while heard < told.len() {
            if let Ok(hint) = timeout(Duration::ZERO, listener.next()).await {
                let hint = hint.unwrap();
                let Hint::Users { users, .. } = hint else { panic!("{hint:?}") };
                heard += users.len();
            }
            tokio::task::yield_now().await;
        }
        assert_eq!(heard, told.len());
    }
}
