//! Failures to sign in, counted per key.

use sea_orm_migration::prelude::*;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Throttles {
    Table,
    Key,
    Failures,
    LastAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Throttles::Table)
                    .col(
                        ColumnDef::new(Throttles::Key)
                            .text()
                            .not_null()
                            .primary_key(),
                    )
                    .col(ColumnDef::new(Throttles::Failures).integer().not_null())
                    .col(timestamp(Throttles::LastAt).not_null())
                    .to_owned(),
            )
            .await?;
        // What the sweep of old counts looks for.
        manager
            .create_index(
                Index::create()
                    .name("throttles_last_at_idx")
                    .table(Throttles::Table)
                    .col(Throttles::LastAt)
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Throttles::Table).to_owned())
            .await
    }
}
