//! Minimum: generated from `minimum.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, File, Form, Json, Multipart, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("minimum.json");

contract::multipart_form! {
    /// At least one, files included.
    pub struct MinimumForm => "At least one, files included." {
        pub first_name: Opt<Name> = "first_name",
        /// A picture.
        pub avatar: Opt<File> = "avatar" => "A picture.",
        /// A picture.
        pub file: Opt<File> = "file" => "A picture.",
    }
}

contract::constraint! {
    /// What the document says of `Name`.
    pub NameRule {
        description: Some("A name."),
        max_length: Some(50),
    }
}

/// A name.
pub type Name = Constrained<Str, NameRule>;

contract::constraint! {
    /// What the document says of `MinimumForm`.
    pub MinimumFormRule {
        min_properties: Some(1),
    }
}

/// At least one.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Minimum {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub b: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub c: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `SendEitherMinimumJson`.
    pub SendEitherMinimumJsonRule {
        max_properties: Some(2),
        min_properties: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `SendEitherMinimumForm`.
    pub SendEitherMinimumFormRule {
        max_properties: Some(2),
        min_properties: Some(1),
    }
}

contract::multipart_form! {
    /// The same with a picture.
    pub struct ChangeForm => "The same with a picture." {
        pub first_name: Opt<Name> = "first_name",
        /// A picture.
        pub avatar: Opt<File> = "avatar" => "A picture.",
    }
}

/// What `sendMinimum` answers.
#[derive(Debug, ApiResponse)]
pub enum SendMinimumResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendMinimumResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

#[derive(Debug, ApiRequest)]
pub enum SendEitherMinimumBody {
    Json(Json<Constrained<Minimum, SendEitherMinimumJsonRule>>),
    Form(Form<Constrained<Minimum, SendEitherMinimumFormRule>>),
    Multipart(Multipart<Constrained<MinimumForm, MinimumFormRule>>),
}

/// What `sendEitherMinimum` answers.
#[derive(Debug, ApiResponse)]
pub enum SendEitherMinimumResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl SendEitherMinimumResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

#[derive(Debug, ApiRequest)]
pub enum MaybeFormBody {
    Multipart(Multipart<ChangeForm>),
}

contract::optional_body! {
    /// The body, if there is one.
    pub struct OptionalMaybeFormBody(MaybeFormBody);
}

/// What `maybeForm` answers.
#[derive(Debug, ApiResponse)]
pub enum MaybeFormResponse {
    /// Sent.
    #[oai(status = 204)]
    NoContent,
}

impl MaybeFormResponse {
    /// Sent.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `sendMinimum`
        pub SendMinimum = "sendMinimum"
    }
    contract::operation! {
        /// `sendEitherMinimum`
        pub SendEitherMinimum = "sendEitherMinimum"
    }
    contract::operation! {
        /// `maybeForm`
        pub MaybeForm = "maybeForm"
    }
}

/// What an implementation of Minimum does, operation by operation.
pub trait MinimumApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn send_minimum(
        &self,
        request: &Request,
        body: Constrained<MinimumForm, MinimumFormRule>,
    ) -> impl Future<Output = Result<SendMinimumResponse, Self::Error>> + Send;
    fn send_either_minimum(
        &self,
        request: &Request,
        body: SendEitherMinimumBody,
    ) -> impl Future<Output = Result<SendEitherMinimumResponse, Self::Error>> + Send;
    fn maybe_form(
        &self,
        request: &Request,
        body: Option<MaybeFormBody>,
    ) -> impl Future<Output = Result<MaybeFormResponse, Self::Error>> + Send;
}

/// The routes of a [`MinimumApi`].
#[derive(Debug)]
pub struct MinimumRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: MinimumApi> MinimumRoutes<A> {
    #[oai(path = "/minimum", method = "put", operation_id = "sendMinimum")]
    async fn send_minimum(
        &self,
        request: &Request,
        _validated: Validated<operations::SendMinimum>,
        body: Multipart<Constrained<MinimumForm, MinimumFormRule>>,
    ) -> poem::Result<SendMinimumResponse> {
        MinimumApi::send_minimum(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/minimum", method = "post", operation_id = "sendEitherMinimum")]
    async fn send_either_minimum(
        &self,
        request: &Request,
        _validated: Validated<operations::SendEitherMinimum>,
        body: SendEitherMinimumBody,
    ) -> poem::Result<SendEitherMinimumResponse> {
        MinimumApi::send_either_minimum(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/optional-form", method = "post", operation_id = "maybeForm")]
    async fn maybe_form(
        &self,
        request: &Request,
        _validated: Validated<operations::MaybeForm>,
        body: OptionalMaybeFormBody,
    ) -> poem::Result<MaybeFormResponse> {
        MinimumApi::maybe_form(&*self.0, request, body.0)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for MinimumRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: MinimumApi>(api: Arc<A>) -> OpenApiService<Contract<MinimumRoutes<A>>, ()> {
    OpenApiService::new(Contract(MinimumRoutes(api)), "Minimum", "1")
}
