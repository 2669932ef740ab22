//! What the repositories promise, on SQLite and on PostgreSQL alike, each test with a database of its own.
//!
//! `DOSSIER_TEST_POSTGRES` is the URL of a PostgreSQL server on which the tests may create databases.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod account_outage;
mod account_round_trips;
mod accounts;
mod amendment_races;
mod amendments;
mod api_keys;
mod blobs;
mod cancellation;
mod connections;
mod driver_access;
mod driver_cancellation;
mod driver_documents;
mod driver_news;
mod driver_races;
mod driver_staff;
mod drivers;
mod email_proof_races;
mod email_proofs;
mod event_pages;
mod event_races;
mod events;
mod images;
mod imports;
mod look_ups;
mod manage_profiles;
mod manage_races;
mod manage_users;
mod migrations;
mod news;
mod outage;
mod presences;
mod profile_email;
mod profile_email_races;
mod profile_races;
mod profile_read;
mod profile_together;
mod profile_update;
mod quota_races;
mod quotas;
mod rotation;
mod rotation_races;
mod round_trips;
mod session_renewal;
mod sessions;
mod signals;
mod support;
mod throttles;
