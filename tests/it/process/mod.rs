//! The `dossier` program as people start it.

mod api_keys;
mod command_line;
mod crash;
mod document_crash;
mod event_crash;
mod event_shutdown;
mod metrics;
mod people;
mod rolling_restart;
mod serve;
mod settings;
mod slow_bodies;
mod slow_reader;
pub mod support;
mod swagger_ui;
mod traces;
