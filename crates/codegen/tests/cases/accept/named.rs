//! Schemas that have names and refer to each other.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/named.rs"]
mod generated;

super::accepted!("named");

impl generated::NamedApi for Nobody {
    type Error = Never;
    async fn echo_everything(
        &self,
        _: &Request,
        _: generated::Everything,
    ) -> Result<generated::EchoEverythingResponse, Never> {
        nobody()
    }
    async fn get_nodes(&self, _: &Request) -> Result<generated::GetNodesResponse, Never> {
        nobody()
    }
    async fn get_nullable(&self, _: &Request) -> Result<generated::GetNullableResponse, Never> {
        nobody()
    }
}
