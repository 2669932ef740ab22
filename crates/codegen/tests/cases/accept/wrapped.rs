//! `type` and `nullable` beside `allOf`.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/wrapped.rs"]
mod generated;

super::accepted!("wrapped");

impl generated::WrappedApi for Nobody {
    type Error = Never;
    async fn wrap(
        &self,
        _: &Request,
        _: generated::Wrapped,
    ) -> Result<generated::WrapResponse, Never> {
        nobody()
    }
}
