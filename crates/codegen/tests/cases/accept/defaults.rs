//! Members with defaults.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/defaults.rs"]
mod generated;

super::accepted!("defaults");

impl generated::DefaultsApi for Nobody {
    type Error = Never;
    async fn echo_presence(
        &self,
        _: &Request,
        _: generated::Presence,
    ) -> Result<generated::EchoPresenceResponse, Never> {
        nobody()
    }
}
