//! The `dossier` program as people start it.

mod command_line;
mod crash;
mod rolling_restart;
mod serve;
mod slow_bodies;
mod support;
mod swagger_ui;
mod traces;
