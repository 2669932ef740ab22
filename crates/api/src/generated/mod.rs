//! One module for each document.

pub mod auth;
pub mod carowner;
pub mod driver;
pub mod manage;
