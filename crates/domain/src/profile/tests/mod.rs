//! The rules of profiles, a file per topic.

mod interruption;
mod picture;
mod removal;
mod update;
mod username;
