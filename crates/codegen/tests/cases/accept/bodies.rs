//! Bodies of requests in every media type.

use contract::{AnyJson, Constrained, Nullable, Num, RawBody, Str, StreamedBody};
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
    async fn send_files(
        &self,
        _: &Request,
        _: generated::SendFilesMultipart,
    ) -> Result<generated::SendFilesResponse, Never> {
        nobody()
    }
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
    async fn send_streamed(
        &self,
        _: &Request,
        _: StreamedBody<generated::ApplicationOctetStream>,
    ) -> Result<generated::SendStreamedResponse, Never> {
        nobody()
    }
    async fn send_either_streamed(
        &self,
        _: &Request,
        _: generated::SendEitherStreamedBody,
    ) -> Result<generated::SendEitherStreamedResponse, Never> {
        nobody()
    }
    async fn send_form(
        &self,
        _: &Request,
        _: generated::Change,
    ) -> Result<generated::SendFormResponse, Never> {
        nobody()
    }
    async fn send_bytes(
        &self,
        _: &Request,
        _: RawBody<generated::ApplicationOctetStream>,
    ) -> Result<generated::SendBytesResponse, Never> {
        nobody()
    }
    async fn send_referenced(
        &self,
        _: &Request,
        _: Constrained<Vec<Num>, generated::SendReferencedJsonRule>,
    ) -> Result<generated::SendReferencedResponse, Never> {
        nobody()
    }
    async fn send_vendor(
        &self,
        _: &Request,
        _: generated::SendVendorVndExampleV1Json,
    ) -> Result<generated::SendVendorResponse, Never> {
        nobody()
    }
    async fn maybe_form(
        &self,
        _: &Request,
        _: Option<generated::MaybeFormBody>,
    ) -> Result<generated::MaybeFormResponse, Never> {
        nobody()
    }
    async fn send_anything(
        &self,
        _: &Request,
        _: AnyJson,
    ) -> Result<generated::SendAnythingResponse, Never> {
        nobody()
    }
    async fn delete_with_body(
        &self,
        _: &Request,
        _: Nullable<Constrained<Str, generated::DeleteWithBodyJsonRule>>,
    ) -> Result<generated::DeleteWithBodyResponse, Never> {
        nobody()
    }
}
