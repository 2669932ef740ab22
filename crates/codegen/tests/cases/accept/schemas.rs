//! Schemas of one value, objects, arrays and maps.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/schemas.rs"]
mod generated;

super::accepted!("schemas");

impl generated::SchemasApi for Nobody {
    type Error = Never;
    async fn echo_everything(
        &self,
        _: &Request,
        _: generated::Everything,
    ) -> Result<generated::EchoEverythingResponse, Never> {
        nobody()
    }
    async fn echo_presence(
        &self,
        _: &Request,
        _: generated::Presence,
    ) -> Result<generated::EchoPresenceResponse, Never> {
        nobody()
    }
    async fn get_nodes(&self, _: &Request) -> Result<generated::GetNodesResponse, Never> {
        nobody()
    }
    async fn get_nullable(&self, _: &Request) -> Result<generated::GetNullableResponse, Never> {
        nobody()
    }
}
