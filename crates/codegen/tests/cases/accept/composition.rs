//! `allOf`, `oneOf` and `anyOf`.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/composition.rs"]
mod generated;

super::accepted!("composition");

impl generated::CompositionApi for Nobody {
    type Error = Never;
    async fn compose(
        &self,
        _: &Request,
        _: generated::Composed,
    ) -> Result<generated::ComposeResponse, Never> {
        nobody()
    }
    async fn list_vehicles(&self, _: &Request) -> Result<generated::ListVehiclesResponse, Never> {
        nobody()
    }
}
