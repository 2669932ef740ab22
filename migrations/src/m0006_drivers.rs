//! Files that users give to be kept, and the profiles of drivers, to which they are attached.

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
enum Blobs {
    Table,
    Id,
    Key,
    OwnerUid,
    Filename,
    ContentType,
    ByteSize,
    Checksum,
    Metadata,
    State,
    Kind,
    Position,
    Review,
    ReviewReason,
    ReviewedAt,
    CreatedAt,
    ChangedAt,
}

#[derive(DeriveIden)]
enum DriverProfiles {
    Table,
    Id,
    UserUid,
    Postcode,
    BirthDate,
    StartDate,
    ContactPhoneNumber,
    EnglishLevel,
    Bio,
    Licenses,
    Experiences,
    Interviews,
    Reviews,
    Activities,
    CreatedAt,
    UpdatedAt,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(blobs()).await?;
        manager.create_table(driver_profiles()).await?;
        for index in [
            Index::create()
                .name("blobs_key_key")
                .table(Blobs::Table)
                .col(Blobs::Key)
                .unique()
                .to_owned(),
            Index::create()
                .name("blobs_owner_uid_state_idx")
                .table(Blobs::Table)
                .col(Blobs::OwnerUid)
                .col(Blobs::State)
                .to_owned(),
            // What the sweep looks for.
            Index::create()
                .name("blobs_state_changed_at_idx")
                .table(Blobs::Table)
                .col(Blobs::State)
                .col(Blobs::ChangedAt)
                .cond_where(Expr::col(Blobs::State).ne("attached"))
                .to_owned(),
            // The name of this one is what tells a second profile from a defect.
            Index::create()
                .name("driver_profiles_user_uid_key")
                .table(DriverProfiles::Table)
                .col(DriverProfiles::UserUid)
                .unique()
                .to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(DriverProfiles::Table).to_owned())
            .await?;
        manager
            .drop_table(Table::drop().table(Blobs::Table).to_owned())
            .await
    }
}

fn blobs() -> TableCreateStatement {
    Table::create()
        .table(Blobs::Table)
        // Clients know it; it is never given again, whatever is deleted.
        .col(
            ColumnDef::new(Blobs::Id)
                .big_integer()
                .not_null()
                .auto_increment()
                .primary_key(),
        )
        .col(ColumnDef::new(Blobs::Key).text().not_null())
        .col(ColumnDef::new(Blobs::OwnerUid).uuid())
        .col(ColumnDef::new(Blobs::Filename).text().not_null())
        .col(ColumnDef::new(Blobs::ContentType).text().not_null())
        .col(ColumnDef::new(Blobs::ByteSize).big_integer().not_null())
        // The MD5 in base64.
        .col(ColumnDef::new(Blobs::Checksum).text().not_null())
        // JSON, kept letter by letter.
        .col(ColumnDef::new(Blobs::Metadata).text().not_null())
        .col(
            ColumnDef::new(Blobs::State)
                .text()
                .not_null()
                .check(Expr::col(Blobs::State).is_in(["reserved", "attached", "orphan"])),
        )
        // As what it is or was attached, and its place among those of the kind.
        .col(ColumnDef::new(Blobs::Kind).text())
        .col(ColumnDef::new(Blobs::Position).integer())
        // What staff have said of it: approved or rejected.
        .col(ColumnDef::new(Blobs::Review).text())
        .col(ColumnDef::new(Blobs::ReviewReason).text())
        .col(timestamp(Blobs::ReviewedAt))
        .col(timestamp(Blobs::CreatedAt).not_null())
        .col(timestamp(Blobs::ChangedAt).not_null())
        .foreign_key(
            // The row outlives its owner: it is what the sweep finds the bytes by.
            ForeignKey::create()
                .name("blobs_owner_uid_fkey")
                .from(Blobs::Table, Blobs::OwnerUid)
                .to(Users::Table, Users::Uid)
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

/// What is the driver's own; names, email and phone number are the user's.
fn driver_profiles() -> TableCreateStatement {
    Table::create()
        .table(DriverProfiles::Table)
        .col(
            ColumnDef::new(DriverProfiles::Id)
                .big_integer()
                .not_null()
                .auto_increment()
                .primary_key(),
        )
        .col(ColumnDef::new(DriverProfiles::UserUid).uuid().not_null())
        .col(ColumnDef::new(DriverProfiles::Postcode).text().not_null())
        .col(ColumnDef::new(DriverProfiles::BirthDate).date().not_null())
        .col(ColumnDef::new(DriverProfiles::StartDate).date().not_null())
        .col(
            ColumnDef::new(DriverProfiles::ContactPhoneNumber)
                .text()
                .not_null(),
        )
        .col(ColumnDef::new(DriverProfiles::EnglishLevel).text())
        .col(ColumnDef::new(DriverProfiles::Bio).text())
        // Lists, as JSON: each is read and written whole.
        .col(ColumnDef::new(DriverProfiles::Licenses).text().not_null())
        .col(
            ColumnDef::new(DriverProfiles::Experiences)
                .text()
                .not_null(),
        )
        .col(ColumnDef::new(DriverProfiles::Interviews).text().not_null())
        .col(ColumnDef::new(DriverProfiles::Reviews).text().not_null())
        .col(ColumnDef::new(DriverProfiles::Activities).text().not_null())
        .col(timestamp(DriverProfiles::CreatedAt).not_null())
        .col(timestamp(DriverProfiles::UpdatedAt).not_null())
        .foreign_key(
            ForeignKey::create()
                .name("driver_profiles_user_uid_fkey")
                .from(DriverProfiles::Table, DriverProfiles::UserUid)
                .to(Users::Table, Users::Uid)
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}
