//! Schemas of one value.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/scalars.rs"]
mod generated;

super::accepted!("scalars");

impl generated::ScalarsApi for Nobody {
    type Error = Never;
    async fn echo_everything(
        &self,
        _: &Request,
        _: generated::Everything,
    ) -> Result<generated::EchoEverythingResponse, Never> {
        nobody()
    }
}
