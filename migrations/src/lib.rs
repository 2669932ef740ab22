//! The tables, as a list of steps that each database has either taken or not.
//!
//! A step is never edited once it has been released: what it got wrong, a later one mends. Steps name tables and columns
//! themselves and import no entity, so that they mean the same for ever.

mod m0001_accounts;
mod m0002_sessions;
mod m0003_throttles;
mod m0004_images;
mod m0005_events;
mod m0006_drivers;
mod m0007_api_keys;
mod m0008_email_proofs;
mod m0009_counted_changes;
mod m0010_manage_profiles;
mod m0011_attachments;
mod migrate;
mod timestamp;

pub use migrate::{MigrateError, migrate};

use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait, async_trait};

/// The steps, in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Migration),
            Box::new(m0002_sessions::Migration),
            Box::new(m0003_throttles::Migration),
            Box::new(m0004_images::Migration),
            Box::new(m0005_events::Migration),
            Box::new(m0006_drivers::Migration),
            Box::new(m0007_api_keys::Migration),
            Box::new(m0008_email_proofs::Migration),
            Box::new(m0009_counted_changes::Migration),
            Box::new(m0010_manage_profiles::Migration),
            Box::new(m0011_attachments::Migration),
        ]
    }
}
