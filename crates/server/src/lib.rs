//! The server: configuration, handlers, error formats, documentation pages and the command line around the domain.

mod account;
pub mod app;
mod auth;
mod carowner;
pub mod cli;
pub mod config;
mod demo;
pub mod documents;
mod driver;
mod error;
mod events;
pub mod health;
mod housekeeping;
pub mod http;
mod import;
mod manage;
mod media;
mod metrics_listener;
mod ports;
mod problem;
mod report;
pub mod routes;
mod security;
mod start;
mod swagger_ui;
mod tags;
mod telemetry;
