//! What surrounds the operations.

use contract::{Constrained, Int};
use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/metadata.rs"]
mod generated;

super::accepted!("metadata");

impl generated::MetadataApi for Nobody {
    type Error = Never;
    async fn root(&self, _: &Request) -> Result<generated::RootResponse, Never> {
        nobody()
    }
    async fn list_pets(&self, _: &Request) -> Result<generated::ListPetsResponse, Never> {
        nobody()
    }
    async fn make_pet(&self, _: &Request) -> Result<generated::MakePetResponse, Never> {
        nobody()
    }
    async fn list_pets_without_slash(
        &self,
        _: &Request,
    ) -> Result<generated::ListPetsWithoutSlashResponse, Never> {
        nobody()
    }
    async fn get_pet(
        &self,
        _: &Request,
        _: Constrained<Int, generated::GetPetPetIdRule>,
    ) -> Result<generated::GetPetResponse, Never> {
        nobody()
    }
    async fn get_mine(&self, _: &Request) -> Result<generated::GetMineResponse, Never> {
        nobody()
    }
}
