//! One binary for all integration tests: a file per operation, in process, over a real socket, on both databases.

#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make their own ids and read what the runner prepared"
)]

mod support;

mod account;
mod architecture;
mod auth;
mod carowner;
mod clients;
mod cross_origin;
mod database_away;
mod documents;
mod driver;
mod events;
mod front;
mod health;
mod manage;
mod media;
mod moving_in;
mod process;
mod proof;
mod readme;
mod responses;
mod s3;
