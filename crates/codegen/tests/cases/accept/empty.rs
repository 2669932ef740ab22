//! A document without operations.

use super::{Never, Nobody};

#[path = "../../../cases/accept/empty.rs"]
mod generated;

super::accepted!("empty");

impl generated::EmptyApi for Nobody {
    type Error = Never;
}
