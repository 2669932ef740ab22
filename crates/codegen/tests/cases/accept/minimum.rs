//! Bodies with a least or greatest number of members.

use contract::Constrained;
use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/minimum.rs"]
mod generated;

super::accepted!("minimum");

impl generated::MinimumApi for Nobody {
    type Error = Never;
    async fn send_minimum(
        &self,
        _: &Request,
        _: Constrained<generated::MinimumForm, generated::MinimumFormRule>,
    ) -> Result<generated::SendMinimumResponse, Never> {
        nobody()
    }
    async fn send_either_minimum(
        &self,
        _: &Request,
        _: generated::SendEitherMinimumBody,
    ) -> Result<generated::SendEitherMinimumResponse, Never> {
        nobody()
    }
    async fn maybe_form(
        &self,
        _: &Request,
        _: Option<generated::MaybeFormBody>,
    ) -> Result<generated::MaybeFormResponse, Never> {
        nobody()
    }
}
