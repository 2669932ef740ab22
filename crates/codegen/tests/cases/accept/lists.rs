//! Schemas of arrays, maps and objects.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/lists.rs"]
mod generated;

super::accepted!("lists");

impl generated::ListsApi for Nobody {
    type Error = Never;
    async fn echo_everything(
        &self,
        _: &Request,
        _: generated::Everything,
    ) -> Result<generated::EchoEverythingResponse, Never> {
        nobody()
    }
}
