//! Changes of profiles that count against a daily limit.

use sea_orm_migration::prelude::*;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Uid,
}

#[derive(DeriveIden)]
enum CountedChanges {
    Table,
    UserUid,
    Slot,
    CountedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(CountedChanges::Table)
                    .col(ColumnDef::new(CountedChanges::UserUid).uuid().not_null())
                    // Counted from 0 for each user. What counts no more leaves its slot to another.
                    .col(ColumnDef::new(CountedChanges::Slot).integer().not_null())
                    .col(timestamp(CountedChanges::CountedAt).not_null())
                    .primary_key(
                        Index::create()
                            .col(CountedChanges::UserUid)
                            .col(CountedChanges::Slot),
                    )
                    .foreign_key(
                        ForeignKey::create()
                            .name("counted_changes_user_uid_fkey")
                            .from(CountedChanges::Table, CountedChanges::UserUid)
                            .to(Users::Table, Users::Uid)
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;
        // What the sweep of changes that count no more looks for.
        manager
            .create_index(
                Index::create()
                    .name("counted_changes_counted_at_idx")
                    .table(CountedChanges::Table)
                    .col(CountedChanges::CountedAt)
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(CountedChanges::Table).to_owned())
            .await
    }
}
