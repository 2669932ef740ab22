//! What is attached to a driver's profile, in its order, is kept with the profile; and the trail, which each change writes again, is kept without
//! the brackets of a list and compressed faster.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The trail without its brackets, and what is attached: by kind, and within it by place.
macro_rules! fill {
    ($list:literal, $item:literal) => {
        concat!(
            "UPDATE driver_profiles SET activities = substr(activities, 2, length(activities) - 2), attachments = COALESCE((SELECT CAST(",
            $list,
            "(",
            $item,
            "(b.id, b.kind, b.key, b.filename, b.byte_size, b.content_type) ORDER BY CASE b.kind \
             WHEN 'dbs' THEN 1 WHEN 'tacho' THEN 2 WHEN 'enchanced_dbs' THEN 3 WHEN 'cpc' THEN 4 WHEN 'medical_check' THEN 5 \
             WHEN 'child_safeguard_training' THEN 6 WHEN 'cv' THEN 7 WHEN 'driving_license' THEN 8 ELSE 9 END, b.position, b.id) AS text) \
             FROM blobs b WHERE b.owner_uid = driver_profiles.user_uid AND b.state = 'attached'), '[]')"
        )
    };
}

/// Each change writes a row again: beside its old version there is room for the new one, which then no index has to be told of. And servers that can
/// compress the trail faster do. (Executed as a text: older ones do not know the words.)
const TUNE: &str = "ALTER TABLE driver_profiles SET (fillfactor = 70); DO $$ BEGIN \
     IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN \
     EXECUTE 'ALTER TABLE driver_profiles ALTER COLUMN activities SET COMPRESSION lz4'; END IF; END $$";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        // JSON, as the other lists.
        connection
            .execute_unprepared(
                "ALTER TABLE driver_profiles ADD COLUMN attachments text NOT NULL DEFAULT '[]'",
            )
            .await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            let fill = fill!("json_group_array", "json_array");
            connection.execute_unprepared(fill).await?;
        } else {
            connection.execute_unprepared(TUNE).await?;
            let fill = fill!("json_agg", "json_build_array");
            connection.execute_unprepared(fill).await?;
        }
        connection
            .execute_unprepared("ALTER TABLE blobs DROP COLUMN position")
            .await?;
        Ok(())
    }
}
