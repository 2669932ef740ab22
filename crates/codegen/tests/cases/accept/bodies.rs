//! Bodies of requests of JSON and forms.

use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/bodies.rs"]
mod generated;

super::accepted!("bodies");

impl generated::BodiesApi for Nobody {
    type Error = Never;
    async fn update_profile(
        &self,
        _: &Request,
        _: generated::UpdateProfileBody,
    ) -> Result<generated::UpdateProfileResponse, Never> {
        nobody()
    }
    async fn maybe_profile(
        &self,
        _: &Request,
        _: Option<generated::Change>,
    ) -> Result<generated::MaybeProfileResponse, Never> {
        nobody()
    }
    async fn maybe_one_of_several(
        &self,
        _: &Request,
        _: Option<generated::MaybeOneOfSeveralBody>,
    ) -> Result<generated::MaybeOneOfSeveralResponse, Never> {
        nobody()
    }
}
