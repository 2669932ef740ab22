//! Bodies of requests in further media types.

use contract::{AnyJson, Constrained, Nullable, Num, RawBody, Str, StreamedBody};
use poem::Request;

use super::{Never, Nobody, nobody};

#[path = "../../../cases/accept/more_bodies.rs"]
mod generated;

super::accepted!("more_bodies");

impl generated::MoreBodiesApi for Nobody {
    type Error = Never;
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
