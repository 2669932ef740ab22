//! People: what all APIs show of them, and what they sign in with.

use sea_orm_migration::prelude::*;

use crate::timestamp::timestamp;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[derive(DeriveIden)]
enum Users {
    Table,
    Uid,
    Email,
    EmailKey,
    Username,
    UsernameKey,
    FirstName,
    LastName,
    PhoneNumber,
    Address,
    Image,
    VerifyVehicles,
    PasswordHash,
    Role,
    DisabledAt,
    Version,
    CreatedAt,
    UpdatedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table(Users::Table)
                    .col(ColumnDef::new(Users::Uid).uuid().not_null().primary_key())
                    .col(ColumnDef::new(Users::Email).text().not_null())
                    .col(ColumnDef::new(Users::EmailKey).text().not_null())
                    .col(ColumnDef::new(Users::Username).text())
                    .col(ColumnDef::new(Users::UsernameKey).text())
                    .col(ColumnDef::new(Users::FirstName).text())
                    .col(ColumnDef::new(Users::LastName).text())
                    .col(ColumnDef::new(Users::PhoneNumber).text())
                    .col(ColumnDef::new(Users::Address).text())
                    .col(ColumnDef::new(Users::Image).text())
                    .col(
                        ColumnDef::new(Users::VerifyVehicles)
                            .boolean()
                            .not_null()
                            .default(false),
                    )
                    .col(ColumnDef::new(Users::PasswordHash).text().not_null())
                    .col(ColumnDef::new(Users::Role).text().not_null())
                    .col(timestamp(Users::DisabledAt))
                    .col(
                        ColumnDef::new(Users::Version)
                            .big_integer()
                            .not_null()
                            .default(1),
                    )
                    .col(timestamp(Users::CreatedAt).not_null())
                    .col(timestamp(Users::UpdatedAt).not_null())
                    .to_owned(),
            )
            .await?;
        // The names of the unique indexes are what tells a taken email from a taken username.
        manager
            .create_index(
                Index::create()
                    .name("users_email_key_key")
                    .table(Users::Table)
                    .col(Users::EmailKey)
                    .unique()
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("users_username_key_key")
                    .table(Users::Table)
                    .col(Users::UsernameKey)
                    .unique()
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Users::Table).to_owned())
            .await
    }
}
