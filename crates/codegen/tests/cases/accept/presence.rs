//! Members that may be absent, null, read only or write only.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/presence.rs"]
mod generated;

super::accepted!("presence");

impl generated::PresenceApi for Nobody {
    type Error = Never;
    async fn echo_presence(
        &self,
        _: &Request,
        _: generated::Presence,
    ) -> Result<generated::EchoPresenceResponse, Never> {
        nobody()
    }
}
