//! Connecting.

use std::time::Duration;

use domain::profile::ProfileRepository;
use domain::store::StoreError;
use domain::throttle::{ThrottleKey, ThrottleRepository};
use futures_util::future::join_all;
use persistence::{ConnectError, Database, Settings};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::support::data::after;
use crate::support::fixture::{Backend, connect_and_migrate, run};
use crate::support::on_both;
use crate::support::world::World;

async fn refused(url: &str) -> String {
    let error = Database::connect(&Settings::new(url))
        .await
        .expect_err("a refusal");
    error.to_string()
}

#[tokio::test]
async fn a_bad_url_is_told_without_the_password() {
    for (url, expected) in [
        ("mysql://u:hidden@h/d", "must begin with"),
        ("", "must begin with"),
        ("dossier.db", "must begin with"),
        ("sqlite::memory:", "in memory"),
        ("sqlite:data.db?mode=memory", "in memory"),
        ("sqlite:", "in memory"),
        ("sqlite:data.db?mode=hidden", "malformed"),
        ("postgres://u:hidden@h:port/d", "malformed"),
    ] {
        let message = refused(url).await;
        assert!(message.contains(expected), "{url}: {message}");
        assert!(!message.contains("u:hidden"), "{message}");
    }
    let settings = Settings::new("postgres://u:hidden@h/d");
    assert!(!format!("{settings:?}").contains("hidden"));
}

#[tokio::test]
async fn a_database_that_is_not_there_is_unreachable() {
    // Port 1 is nobody's.
    let error = Database::connect(&Settings::new("postgres://u:hidden@127.0.0.1:1/d")).await;
    assert!(
        matches!(error, Err(ConnectError::Unreachable(_))),
        "{error:?}"
    );
    let folder = TempDir::new().expect("a folder");
    let url = format!("sqlite:{}", folder.path().display());
    let error = Database::connect(&Settings::new(url)).await;
    assert!(
        matches!(error, Err(ConnectError::Unreachable(_))),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_unusable_folder_is_told() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let url = format!("sqlite:{}/below/dossier.db", file.path().display());
    let error = Database::connect(&Settings::new(url)).await;
    assert!(matches!(error, Err(ConnectError::Folder(_))), "{error:?}");
}

#[tokio::test]
async fn no_connections_are_too_few() {
    let settings = Settings {
        max_connections: 0,
        ..Settings::new("sqlite:dossier.db")
    };
    let error = Database::connect(&settings).await;
    assert!(
        matches!(error, Err(ConnectError::NoConnections)),
        "{error:?}"
    );
}

#[tokio::test]
async fn sqlite_is_made_with_its_folder_and_keeps_what_it_acknowledged() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("a folder/with ünusual/name.db");
    let settings = Settings::new(format!("sqlite://{}", file.display()));
    let database = connect_and_migrate(&settings).await;
    assert!(file.exists());
    let world = World::new(Backend::Sqlite, settings, database);
    let text = async |pragma: &str| -> String {
        let rows = world
            .rows(&format!(
                "SELECT CAST({pragma} AS text) FROM pragma_{pragma}"
            ))
            .await;
        rows[0].try_get_by_index(0).expect("a text")
    };
    assert_eq!(text("journal_mode").await, "wal");
    assert_eq!(text("synchronous").await, "2", "FULL");
    assert_eq!(text("foreign_keys").await, "1");
}

#[tokio::test]
async fn a_new_file_that_another_instance_holds_is_waited_for() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("dossier.db");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut other = options
        .create_if_missing(true)
        .connect()
        .await
        .expect("a file");
    other.execute("BEGIN IMMEDIATE").await.expect("a lock");
    let settings = Settings::new(format!("sqlite:{}", file.display()));
    let release = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        other.close().await.expect("a farewell");
    };
    let (database, ()) = tokio::join!(Database::connect(&settings), release);
    database.expect("a database");
}

#[tokio::test]
async fn a_new_file_that_another_program_keeps_is_unreachable_in_time() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("dossier.db");
    let options = SqliteConnectOptions::new().filename(&file);
    let mut other = options
        .create_if_missing(true)
        .connect()
        .await
        .expect("a file");
    other.execute("BEGIN IMMEDIATE").await.expect("a lock");
    let settings = Settings {
        acquire_timeout: Duration::from_secs(1),
        ..Settings::new(format!("sqlite:{}", file.display()))
    };
    let error = Database::connect(&settings).await.expect_err("a refusal");
    assert!(matches!(error, ConnectError::Unreachable(_)), "{error:?}");
    assert!(error.to_string().contains("locked"), "{error}");
}

#[tokio::test]
async fn a_server_without_encryption_is_refused_where_encryption_is_required() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = async {
        let (mut client, _) = listener.accept().await.expect("a client");
        let mut request = [0; 8];
        client
            .read_exact(&mut request)
            .await
            .expect("a request for encryption");
        client.write_all(b"N").await.expect("a refusal");
        let mut rest = Vec::new();
        client.read_to_end(&mut rest).await.expect("a farewell");
        rest
    };
    let settings = Settings::new(format!("postgres://u:hidden@{address}/d?sslmode=require"));
    let (error, in_the_clear) = tokio::join!(Database::connect(&settings), server);
    assert!(
        matches!(error, Err(ConnectError::Unreachable(_))),
        "{error:?}"
    );
    assert!(in_the_clear.is_empty(), "{in_the_clear:?}");
}

#[test]
fn no_more_connections_are_opened_than_allowed() {
    run(Backend::Postgres, async |world: World| {
        let (proxy, narrow) = world
            .behind_proxy(|settings| settings.max_connections = 3)
            .await;
        join_all((0..40).map(async |number| narrow.register(&format!("u{number}")).await)).await;
        assert_eq!(proxy.connections(), 3);
    });
}

on_both! {
    async fn a_living_database_answers(world: World) {
        world.database.ping().await.unwrap();
    }

    async fn one_connection_is_enough(world: World) {
        let settings = Settings { max_connections: 1, ..world.settings.clone() };
        let database = Database::connect(&settings).await.unwrap();
        let narrow = World::new(world.backend, settings, database);
        let people = join_all((0..10).map(async |number| narrow.register(&format!("u{number}")).await)).await;
        for person in people {
            assert!(narrow.profiles.read(&person.access, after(1)).await.unwrap().is_some());
        }
    }

    async fn after_closing_nothing_is_lent(world: World) {
        let ada = world.register("ada").await;
        world.database.close().await;
        let answer = world.profiles.read(&ada.access, after(1)).await;
        assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{answer:?}");
        assert!(matches!(world.database.ping().await, Err(StoreError::Unavailable(_))));
        world.database.close().await;
    }

    async fn whoever_waits_too_long_for_a_lock_is_told_to_come_again(world: World) {
        let settings = Settings {
            acquire_timeout: Duration::from_millis(300),
            statement_timeout: Duration::from_millis(600),
            ..world.settings.clone()
        };
        let database = Database::connect(&settings).await.unwrap();
        let hasty = World::new(world.backend, settings, database);
        let key = [ThrottleKey("a".to_owned())];
        hasty.throttles.fail(&key, after(0), after(1)).await.unwrap();
        let blocker = Blocker::start(&world).await;
        let outcome = hasty.throttles.fail(&key, after(0), after(2)).await;
        assert!(matches!(outcome, Err(StoreError::Unavailable(_))), "{outcome:?}");
        blocker.end().await;
        hasty.throttles.fail(&key, after(0), after(3)).await.unwrap();
        let counted = hasty.throttles.failures(&key, after(0)).await.unwrap();
        assert_eq!(counted[0].as_ref().unwrap().count, 2, "what was given up is not done later");
    }
}

/// Another process's transaction that holds every lock on the counts.
struct Blocker(sea_orm::DatabaseTransaction);

impl Blocker {
    async fn start(world: &World) -> Self {
        use sea_orm::{ConnectionTrait, TransactionTrait};
        let connection = world.database.for_migration().await.expect("a connection");
        let transaction = connection.begin().await.expect("a transaction");
        transaction
            .execute_unprepared("UPDATE throttles SET failures = failures")
            .await
            .expect("a lock");
        Self(transaction)
    }

    async fn end(self) {
        self.0.rollback().await.expect("an end");
    }
}
