//! One module for each document.

pub mod account;
pub mod auth;
pub mod carowner;
pub mod driver;
pub mod manage;
