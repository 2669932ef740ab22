//! Values that are kept as they are written.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/exact.rs"]
mod generated;

super::accepted!("exact");

impl generated::ExactApi for Nobody {
    type Error = Never;
    async fn keep_values(
        &self,
        _: &Request,
        _: generated::Keepsakes,
    ) -> Result<generated::KeepValuesResponse, Never> {
        nobody()
    }
    async fn keep_value(
        &self,
        _: &Request,
        _: generated::Kept,
    ) -> Result<generated::KeepValueResponse, Never> {
        nobody()
    }
}
