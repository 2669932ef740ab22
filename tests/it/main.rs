//! One binary for all integration tests: a file per operation, in process, over a real socket, on both databases.

mod support;

mod architecture;
mod auth;
mod carowner;
mod clients;
mod cross_origin;
mod database_away;
mod documents;
mod health;
mod media;
mod process;
mod readme;
mod responses;
