//! Security schemes and their combinations.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/security.rs"]
mod generated;

super::accepted!("security");

impl generated::SecurityApi for Nobody {
    type Error = Never;
    async fn by_default(
        &self,
        _: &Request,
        _: generated::BearerAuth,
    ) -> Result<generated::ByDefaultResponse, Never> {
        nobody()
    }
    async fn open(&self, _: &Request) -> Result<generated::OpenResponse, Never> {
        nobody()
    }
    async fn all_of_them(
        &self,
        _: &Request,
        _: generated::ApikeyAndBearerAuth,
    ) -> Result<generated::AllOfThemResponse, Never> {
        nobody()
    }
    async fn any_of_them(
        &self,
        _: &Request,
        _: generated::BearerAuthOrSessionCookie,
    ) -> Result<generated::AnyOfThemResponse, Never> {
        nobody()
    }
    async fn any_of_all(
        &self,
        _: &Request,
        _: generated::ApikeyAndBearerAuthOrSessionCookieOrBasic,
    ) -> Result<generated::AnyOfAllResponse, Never> {
        nobody()
    }
}
