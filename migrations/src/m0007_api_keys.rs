//! Keys that client applications prove themselves with.

use sea_orm_migration::prelude::*;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum ApiKeys {
    Table,
    Prefix,
    Name,
    Hash,
    CreatedAt,
    LastUsedAt,
    RevokedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(ApiKeys::Table)
                    .col(
                        ColumnDef::new(ApiKeys::Prefix)
                            .text()
                            .not_null()
                            .primary_key(),
                    )
                    .col(ColumnDef::new(ApiKeys::Name).text().not_null())
                    // SHA-256 of the whole key.
                    .col(ColumnDef::new(ApiKeys::Hash).blob().not_null())
                    .col(timestamp(ApiKeys::CreatedAt).not_null())
                    .col(timestamp(ApiKeys::LastUsedAt))
                    .col(timestamp(ApiKeys::RevokedAt))
                    .to_owned(),
            )
            .await?;
        // The name of this one is what tells a taken name from a defect.
        manager
            .create_index(
                Index::create()
                    .name("api_keys_name_key")
                    .table(ApiKeys::Table)
                    .col(ApiKeys::Name)
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(ApiKeys::Table).to_owned())
            .await
    }
}
