//! The rules of profiles, a file per topic.

mod email;
mod interruption;
mod picture;
mod removal;
mod update;
mod username;
