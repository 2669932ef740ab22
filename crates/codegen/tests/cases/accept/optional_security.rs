//! Security that may be absent, and schemes of other kinds.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/optional_security.rs"]
mod generated;

super::accepted!("optional_security");

impl generated::OptionalSecurityApi for Nobody {
    type Error = Never;
    async fn optional(
        &self,
        _: &Request,
        _: generated::OptionalBearerAuth,
    ) -> Result<generated::OptionalResponse, Never> {
        nobody()
    }
    async fn optional_any(
        &self,
        _: &Request,
        _: generated::OptionalBearerAuthOrQueryKey,
    ) -> Result<generated::OptionalAnyResponse, Never> {
        nobody()
    }
    async fn optional_all(
        &self,
        _: &Request,
        _: generated::OptionalApikeyAndBearerAuth,
    ) -> Result<generated::OptionalAllResponse, Never> {
        nobody()
    }
    async fn by_password(
        &self,
        _: &Request,
        _: generated::Basic,
    ) -> Result<generated::ByPasswordResponse, Never> {
        nobody()
    }
    async fn by_key(
        &self,
        _: &Request,
        _: generated::QueryKey,
    ) -> Result<generated::ByKeyResponse, Never> {
        nobody()
    }
}
