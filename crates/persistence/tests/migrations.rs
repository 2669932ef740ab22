//! Bringing the tables up to date.

use futures_util::future::join_all;
use migration::{MigrateError, migrate};
use persistence::{Database, Settings};
use sea_orm::ConnectionTrait;

use crate::support::fixture::{Backend, run_raw};
use crate::support::on_both;
use crate::support::world::World;

async fn apply(database: &Database) -> Result<usize, MigrateError> {
    let connection = database.for_migration().await.expect("a connection");
    let outcome = migrate(&connection).await;
    connection.close().await.expect("a farewell");
    outcome
}

/// Twelve instances that start at once on an empty database: one does all the work.
async fn start_together(settings: Settings) {
    let applied = join_all((0..12).map(async |_| {
        let database = Database::connect(&settings).await.expect("a database");
        apply(&database).await.expect("tables")
    }))
    .await;
    assert!(applied.iter().sum::<usize>() > 0);
    assert_eq!(applied.iter().filter(|steps| **steps > 0).count(), 1);
}

#[test]
fn instances_that_start_at_once_migrate_once_sqlite() {
    run_raw(Backend::Sqlite, start_together);
}

#[test]
fn instances_that_start_at_once_migrate_once_postgres() {
    run_raw(Backend::Postgres, start_together);
}

on_both! {
    async fn a_second_time_there_is_nothing_to_do(world: World) {
        world.register("ada").await;
        assert_eq!(apply(&world.database).await.unwrap(), 0);
        assert_eq!(world.count("SELECT count(*) FROM users").await, 1);
    }

    async fn a_newer_database_is_refused(world: World) {
        world.sql("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_future', 0)").await;
        let error = apply(&world.database).await.unwrap_err();
        assert!(matches!(&error, MigrateError::NewerDatabase { unknown } if unknown == &["m9999_future"]));
        assert!(error.to_string().contains("m9999_future"), "{error}");
        assert!(error.to_string().contains("newer"), "{error}");
        world.sql("DELETE FROM seaql_migrations WHERE version = 'm9999_future'").await;
        assert_eq!(apply(&world.database).await.unwrap(), 0);
    }

    async fn a_step_that_fails_leaves_nothing_behind(world: World) {
        // A table that is in the way of the last step.
        let connection = world.database.for_migration().await.unwrap();
        for table in ["images", "throttles", "token_pairs", "sessions", "users", "seaql_migrations"] {
            connection.execute_unprepared(&format!("DROP TABLE {table}")).await.unwrap();
        }
        connection.execute_unprepared("CREATE TABLE images (name text)").await.unwrap();
        assert!(matches!(migrate(&connection).await, Err(MigrateError::Database(_))));
        assert!(connection.execute_unprepared("SELECT 1 FROM users").await.is_err());
        connection.execute_unprepared("DROP TABLE images").await.unwrap();
        assert!(migrate(&connection).await.unwrap() > 0);
    }

    async fn every_foreign_key_is_enforced(world: World) {
        let connection = world.database.for_migration().await.unwrap();
        let orphan = "INSERT INTO sessions (id, user_uid, created_at, last_used_at, expires_at) \
                      SELECT uid, uid, created_at, created_at, created_at FROM users";
        world.register("ada").await;
        connection.execute_unprepared(orphan).await.unwrap();
        let orphan = orphan.replace("SELECT uid, uid", "SELECT id, id").replace("FROM users", "FROM sessions LIMIT 1");
        assert!(connection.execute_unprepared(&orphan).await.is_err());
    }
}
