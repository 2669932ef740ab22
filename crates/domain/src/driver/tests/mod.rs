//! The rules of drivers' profiles, a file per topic.

mod amendment;
mod create;
mod dates;
mod documents;
mod faults;
mod files;
mod interruption;
mod links;
mod members;
mod news;
mod races;
mod receiving;
mod review;
mod signed_ids;
mod staff;
mod support;
mod uploads;
