//! Further bodies: generated from `more_bodies.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, Form, Int, Json, JsonAs, Nullable, Num, Opt, RawBody, Str,
    StreamedBody, Validated,
};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("more_bodies.json");

/// What is to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct Change {
    #[oai(nullable, validator(max_length = 50))]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub first_name: MaybeUndefined<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub age: Opt<Int>,
}

contract::constraint! {
    /// What the document says of `SendReferencedJson`.
    pub SendReferencedJsonRule {
        min_items: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct SendVendorVndExampleV1Json {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `DeleteWithBodyJson`.
    pub DeleteWithBodyJsonRule {
        max_length: Some(5),
    }
}

contract::media_type! {
    /// `application/octet-stream`
    pub ApplicationOctetStream = "application/octet-stream"
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

contract::media_type! {
    /// `video/mp4`
    pub VideoMp4 = "video/mp4"
}

contract::media_type! {
    /// `application/vnd.example.v1+json`
    pub ApplicationVndExampleV1Json = "application/vnd.example.v1+json"
}

/// What `sendStreamed` answers.
#[derive(Debug, ApiResponse)]
pub enum SendStreamedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendStreamedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// A picture or a film.
#[derive(Debug, ApiRequest)]
pub enum SendEitherStreamedBody {
    Png(RawBody<ImagePng>),
    Mp4(StreamedBody<VideoMp4>),
}

/// What `sendEitherStreamed` answers.
#[derive(Debug, ApiResponse)]
pub enum SendEitherStreamedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendEitherStreamedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendForm` answers.
#[derive(Debug, ApiResponse)]
pub enum SendFormResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendFormResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendBytes` answers.
#[derive(Debug, ApiResponse)]
pub enum SendBytesResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendBytesResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendReferenced` answers.
#[derive(Debug, ApiResponse)]
pub enum SendReferencedResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendReferencedResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendVendor` answers.
#[derive(Debug, ApiResponse)]
pub enum SendVendorResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendVendorResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `sendAnything` answers.
#[derive(Debug, ApiResponse)]
pub enum SendAnythingResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendAnythingResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `deleteWithBody` answers.
#[derive(Debug, ApiResponse)]
pub enum DeleteWithBodyResponse {
    /// Deleted.
    #[oai(status = 204)]
    NoContent,
}

impl DeleteWithBodyResponse {
    /// Deleted.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `sendStreamed`
        pub SendStreamed = "sendStreamed"
    }
    contract::operation! {
        /// `sendEitherStreamed`
        pub SendEitherStreamed = "sendEitherStreamed"
    }
    contract::operation! {
        /// `sendForm`
        pub SendForm = "sendForm"
    }
    contract::operation! {
        /// `sendBytes`
        pub SendBytes = "sendBytes"
    }
    contract::operation! {
        /// `sendReferenced`
        pub SendReferenced = "sendReferenced"
    }
    contract::operation! {
        /// `sendVendor`
        pub SendVendor = "sendVendor"
    }
    contract::operation! {
        /// `sendAnything`
        pub SendAnything = "sendAnything"
    }
    contract::operation! {
        /// `deleteWithBody`
        pub DeleteWithBody = "deleteWithBody"
    }
}

/// What an implementation of Further bodies does, operation by operation.
pub trait MoreBodiesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn send_streamed(
        &self,
        request: &Request,
        body: StreamedBody<ApplicationOctetStream>,
    ) -> impl Future<Output = Result<SendStreamedResponse, Self::Error>> + Send;
    fn send_either_streamed(
        &self,
        request: &Request,
        body: SendEitherStreamedBody,
    ) -> impl Future<Output = Result<SendEitherStreamedResponse, Self::Error>> + Send;
    fn send_form(
        &self,
        request: &Request,
        body: Change,
    ) -> impl Future<Output = Result<SendFormResponse, Self::Error>> + Send;
    fn send_bytes(
        &self,
        request: &Request,
        body: RawBody<ApplicationOctetStream>,
    ) -> impl Future<Output = Result<SendBytesResponse, Self::Error>> + Send;
    fn send_referenced(
        &self,
        request: &Request,
        body: Constrained<Vec<Num>, SendReferencedJsonRule>,
    ) -> impl Future<Output = Result<SendReferencedResponse, Self::Error>> + Send;
    fn send_vendor(
        &self,
        request: &Request,
        body: SendVendorVndExampleV1Json,
    ) -> impl Future<Output = Result<SendVendorResponse, Self::Error>> + Send;
    fn send_anything(
        &self,
        request: &Request,
        body: AnyJson,
    ) -> impl Future<Output = Result<SendAnythingResponse, Self::Error>> + Send;
    fn delete_with_body(
        &self,
        request: &Request,
        body: Nullable<Constrained<Str, DeleteWithBodyJsonRule>>,
    ) -> impl Future<Output = Result<DeleteWithBodyResponse, Self::Error>> + Send;
}

/// The routes of a [`MoreBodiesApi`].
#[derive(Debug)]
pub struct MoreBodiesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: MoreBodiesApi> MoreBodiesRoutes<A> {
    #[oai(path = "/streamed", method = "put", operation_id = "sendStreamed")]
    async fn send_streamed(
        &self,
        request: &Request,
        _validated: Validated<operations::SendStreamed>,
        body: StreamedBody<ApplicationOctetStream>,
    ) -> poem::Result<SendStreamedResponse> {
        MoreBodiesApi::send_streamed(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(
        path = "/streamed",
        method = "post",
        operation_id = "sendEitherStreamed"
    )]
    async fn send_either_streamed(
        &self,
        request: &Request,
        _validated: Validated<operations::SendEitherStreamed>,
        body: SendEitherStreamedBody,
    ) -> poem::Result<SendEitherStreamedResponse> {
        MoreBodiesApi::send_either_streamed(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/form", method = "post", operation_id = "sendForm")]
    async fn send_form(
        &self,
        request: &Request,
        _validated: Validated<operations::SendForm>,
        body: Form<Change>,
    ) -> poem::Result<SendFormResponse> {
        MoreBodiesApi::send_form(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/raw", method = "post", operation_id = "sendBytes")]
    async fn send_bytes(
        &self,
        request: &Request,
        _validated: Validated<operations::SendBytes>,
        body: RawBody<ApplicationOctetStream>,
    ) -> poem::Result<SendBytesResponse> {
        MoreBodiesApi::send_bytes(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/referenced", method = "post", operation_id = "sendReferenced")]
    async fn send_referenced(
        &self,
        request: &Request,
        _validated: Validated<operations::SendReferenced>,
        /// Numbers.
        body: Json<Constrained<Vec<Num>, SendReferencedJsonRule>>,
    ) -> poem::Result<SendReferencedResponse> {
        MoreBodiesApi::send_referenced(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/vendor", method = "post", operation_id = "sendVendor")]
    async fn send_vendor(
        &self,
        request: &Request,
        _validated: Validated<operations::SendVendor>,
        body: JsonAs<SendVendorVndExampleV1Json, ApplicationVndExampleV1Json>,
    ) -> poem::Result<SendVendorResponse> {
        MoreBodiesApi::send_vendor(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any", method = "post", operation_id = "sendAnything")]
    async fn send_anything(
        &self,
        request: &Request,
        _validated: Validated<operations::SendAnything>,
        body: Json<AnyJson>,
    ) -> poem::Result<SendAnythingResponse> {
        MoreBodiesApi::send_anything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any", method = "delete", operation_id = "deleteWithBody")]
    async fn delete_with_body(
        &self,
        request: &Request,
        _validated: Validated<operations::DeleteWithBody>,
        body: Json<Nullable<Constrained<Str, DeleteWithBodyJsonRule>>>,
    ) -> poem::Result<DeleteWithBodyResponse> {
        MoreBodiesApi::delete_with_body(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for MoreBodiesRoutes<A> {
    fn patch(registry: &mut contract::Registry) {
        contract::deny_unknown(registry, "Change");
    }
}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: MoreBodiesApi>(api: Arc<A>) -> OpenApiService<Contract<MoreBodiesRoutes<A>>, ()> {
    OpenApiService::new(Contract(MoreBodiesRoutes(api)), "Further bodies", "1")
}
