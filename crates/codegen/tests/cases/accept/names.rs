//! Names of members and methods that want to break the generated code.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/names.rs"]
mod generated;

super::accepted!("names");

impl generated::NamesApi for Nobody {
    type Error = Never;
    async fn self_(&self, _: &Request) -> Result<generated::SelfResponse, Never> {
        nobody()
    }
    async fn clone2(&self, _: &Request) -> Result<generated::CloneResponse, Never> {
        nobody()
    }
    async fn drop2(&self, _: &Request) -> Result<generated::DropResponse, Never> {
        nobody()
    }
    async fn into2(&self, _: &Request) -> Result<generated::IntoResponse2, Never> {
        nobody()
    }
    async fn register(&self, _: &Request) -> Result<generated::RegisterResponse, Never> {
        nobody()
    }
}
