//! Bringing the tables up to date.

use domain::driver::DocumentKind::{Documents, DrivingLicense, Tacho};
use futures_util::future::join_all;
use migration::{MigrateError, migrate};
use persistence::{Database, Settings};
use sea_orm::{ConnectionTrait, DatabaseConnection};

use crate::support::driver::{full_sheet, held, holding, revision};
use crate::support::fixture::{Backend, run_raw};
use crate::support::on_both;
use crate::support::world::World;

async fn apply(database: &Database) -> Result<usize, MigrateError> {
    let connection = database.for_migration().await.expect("a connection");
    let outcome = migrate(&connection).await;
    connection.close().await.expect("a farewell");
    outcome
}

/// As if the database were empty but for the list of steps taken, which is empty too.
async fn forget_all_steps(connection: &DatabaseConnection) {
    for table in [
        "manage_profiles",
        "counted_changes",
        "email_proofs",
        "api_keys",
        "driver_profiles",
        "blobs",
        "events",
        "event_feeds",
        "images",
        "throttles",
        "token_pairs",
        "sessions",
        "users",
    ] {
        let drop = format!("DROP TABLE {table}");
        connection
            .execute_unprepared(&drop)
            .await
            .expect("a table less");
    }
    let forget = "DELETE FROM seaql_migrations";
    connection
        .execute_unprepared(forget)
        .await
        .expect("no steps");
}

/// Twelve instances that start at once: one does all the work.
async fn start_together(settings: &Settings) {
    let applied = join_all((0..12).map(async |_| {
        let database = Database::connect(settings).await.expect("a database");
        apply(&database).await.expect("tables")
    }))
    .await;
    assert_eq!(
        applied.iter().filter(|steps| **steps > 0).count(),
        1,
        "{applied:?}"
    );
}

#[test]
fn instances_that_start_at_once_on_nothing_migrate_once_sqlite() {
    run_raw(Backend::Sqlite, async |settings| {
        start_together(&settings).await;
    });
}

#[test]
fn instances_that_start_at_once_on_nothing_migrate_once_postgres() {
    run_raw(Backend::Postgres, async |settings| {
        start_together(&settings).await;
    });
}

on_both! {
    async fn instances_of_a_new_release_that_start_at_once_migrate_once(world: World) {
        let connection = world.database.for_migration().await.unwrap();
        forget_all_steps(&connection).await;
        connection.close().await.unwrap();
        start_together(&world.settings).await;
    }

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
        // A table that is in the way of a late step.
        let connection = world.database.for_migration().await.unwrap();
        forget_all_steps(&connection).await;
        connection.execute_unprepared("CREATE TABLE manage_profiles (name text)").await.unwrap();
        assert!(matches!(migrate(&connection).await, Err(MigrateError::Database(_))));
        assert!(connection.execute_unprepared("SELECT 1 FROM users").await.is_err());
        connection.execute_unprepared("DROP TABLE manage_profiles").await.unwrap();
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
    async fn a_driver_has_one_profile_and_a_blob_one_of_three_states(world: World) {
        let (ada, _) = world.driver("ada").await;
        world.reserved(&ada.access, 1).await;
        let connection = world.database.for_migration().await.unwrap();
        let columns = "postcode, birth_date, start_date, contact_phone_number, licenses, experiences, interviews, reviews, activities, \
                       created_at, updated_at";
        let second = format!("INSERT INTO driver_profiles (user_uid, {columns}) SELECT user_uid, {columns} FROM driver_profiles");
        assert!(connection.execute_unprepared(&second).await.is_err());
        let orphan = format!("INSERT INTO driver_profiles (user_uid, {columns}) \
                              SELECT (SELECT id FROM sessions), {columns} FROM driver_profiles");
        assert!(connection.execute_unprepared(&orphan).await.is_err());
        for wrong in ["state = 'lost'", "state = NULL", "owner_uid = (SELECT id FROM sessions)", "key = NULL"] {
            assert!(connection.execute_unprepared(&format!("UPDATE blobs SET {wrong}")).await.is_err(), "{wrong}");
        }
        for right in ["attached", "orphan", "reserved"] {
            connection.execute_unprepared(&format!("UPDATE blobs SET state = '{right}'")).await.unwrap();
        }
    }

    async fn what_drivers_had_before_their_profiles_had_it_whole_stays(world: World) {
        let (ada, driver) = world.driver("ada").await;
        let (bob, other) = world.driver("bob").await;
        let [late, gone, early, licence, card] = world.all_reserved(&ada.access).await;
        let documents = [(Documents, vec![early, late]), (DrivingLicense, vec![licence]), (Tacho, vec![card])];
        let driver = world.save(&ada.access, &driver, &revision(full_sheet())).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, [(Documents, vec![early, gone, late])])).await;
        let driver = world.save(&ada.access, &driver, &holding(&driver, documents)).await;
        let entered = driver.sheet.reviews[0].created_at;
        let connection = world.database.for_migration().await.unwrap();
        for sql in [
            "ALTER TABLE blobs ADD COLUMN position integer",
            &format!("UPDATE blobs SET position = CASE WHEN id = {early} THEN 0 ELSE 1 END WHERE kind IS NOT NULL"),
            "UPDATE driver_profiles SET activities = '[' || activities || ']'",
            &format!("UPDATE driver_profiles SET reviews = replace(reviews, '{}', '\"{}\"')", entered.timestamp_millis(), entered.to_rfc3339()),
            "ALTER TABLE driver_profiles DROP COLUMN attachments",
            "DELETE FROM seaql_migrations WHERE version = 'm0011_attachments'",
        ] {
            connection.execute_unprepared(sql).await.unwrap();
        }
        assert_eq!(world.count("SELECT count(*) FROM driver_profiles WHERE reviews LIKE '%T%:%'").await, 1);
        assert_eq!(migrate(&connection).await.unwrap(), 1);
        assert_eq!(held(&driver), [(Tacho, card), (DrivingLicense, licence), (Documents, early), (Documents, late)]);
        assert_eq!(driver.sheet.activities.len(), 2);
        assert_eq!(world.own(&ada.access).await, driver);
        assert_eq!(world.own(&bob.access).await, other);
    }
}
