//! `/api/v1/user` and `/api/v1/get`.

mod api_keys;
mod bad_bodies;
mod beside;
mod clients;
mod credentials;
mod email_change;
mod fields;
mod get_profile;
mod guesses;
mod images;
mod limit;
mod local_info;
mod prefix;
mod shared;
mod slashes;
mod smtp;
mod tags;
mod token_generator;
mod update_profile;
