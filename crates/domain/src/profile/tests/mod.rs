//! The rules of profiles, a file per topic.

mod picture;
mod removal;
mod update;
mod username;
