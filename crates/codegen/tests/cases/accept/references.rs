//! References between files.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/references.rs"]
mod generated;

super::accepted!("references");

impl generated::RefsBetweenFilesApi for Nobody {
    type Error = Never;
    async fn get_thing(
        &self,
        _: &Request,
        _: generated::Name2,
    ) -> Result<generated::GetThingResponse, Never> {
        nobody()
    }
    async fn make_thing(
        &self,
        _: &Request,
        _: generated::Shared,
        _: generated::Thing2,
    ) -> Result<generated::MakeThingResponse, Never> {
        nobody()
    }
}
