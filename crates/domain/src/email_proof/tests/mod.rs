//! What the service promises.

mod begin;
mod checksum;
mod faults;
mod races;
mod support;
mod tries;
mod update;
