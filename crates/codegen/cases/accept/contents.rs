//! Contents: generated from `contents.yaml` by codegen; do not edit.

use contract::{AnyJson, Binary, Constrained, Contract, Int, Json, Opt, Str, Text, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("contents.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Report {
    pub title: Str,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct GetInlineOkJson {
    pub items: Vec<GetInlineOkJsonItemsItem>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct GetInlineOkJsonItemsItem {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub id: Opt<Int>,
}

contract::constraint! {
    /// What the document says of `GetInlineAcceptedJson`.
    pub GetInlineAcceptedJsonRule {
        minimum: Some(1.0),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum GetInlinePartialContentJson one_of {
        Text(Str),
        Integer(Int),
    }
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

contract::media_type! {
    /// `*/*`
    pub AnyMediaType = "*/*"
}

contract::media_type! {
    /// `text/plain`
    pub TextPlain = "text/plain"
}

/// What `getPicture` answers.
#[derive(Debug, ApiResponse)]
pub enum GetPictureResponse {
    /// The picture.
    #[oai(status = 200)]
    Ok(Binary<ImagePng>, #[oai(header = "Cache-Control")] Opt<Str>),
}

impl GetPictureResponse {
    /// The picture.
    #[must_use]
    pub fn ok(body: Binary<ImagePng>, cache_control: Option<Str>) -> Self {
        Self::Ok(body, Opt(cache_control))
    }
}

/// What `getAnything` answers.
#[derive(Debug, ApiResponse)]
pub enum GetAnythingResponse {
    /// A file of any type.
    #[oai(status = 200)]
    Ok(Binary<AnyMediaType>),
}

impl GetAnythingResponse {
    /// A file of any type.
    #[must_use]
    pub fn ok(body: Binary<AnyMediaType>) -> Self {
        Self::Ok(body)
    }
}

/// What `getWords` answers.
#[derive(Debug, ApiResponse)]
pub enum GetWordsResponse {
    /// Words.
    #[oai(status = 200)]
    Ok(Text<TextPlain>),
}

impl GetWordsResponse {
    /// Words.
    #[must_use]
    pub fn ok(body: Text<TextPlain>) -> Self {
        Self::Ok(body)
    }
}

/// What `getCharset` answers.
#[derive(Debug, ApiResponse)]
pub enum GetCharsetResponse {
    /// With a charset.
    #[oai(status = 200, content_type = "application/json; charset=utf-8")]
    Ok(Json<Report>),
}

impl GetCharsetResponse {
    /// With a charset.
    #[must_use]
    pub fn ok(body: Report) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `optionsOfIt` answers.
#[derive(Debug, ApiResponse)]
pub enum OptionsOfItResponse {
    /// Options.
    #[oai(status = 204)]
    NoContent,
}

impl OptionsOfItResponse {
    /// Options.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `headOfIt` answers.
#[derive(Debug, ApiResponse)]
pub enum HeadOfItResponse {
    /// Head.
    #[oai(status = 204)]
    NoContent,
}

impl HeadOfItResponse {
    /// Head.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `traceOfIt` answers.
#[derive(Debug, ApiResponse)]
pub enum TraceOfItResponse {
    /// Trace.
    #[oai(status = 204)]
    NoContent,
}

impl TraceOfItResponse {
    /// Trace.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `getInline` answers.
#[derive(Debug, ApiResponse)]
pub enum GetInlineResponse {
    /// Types without names.
    #[oai(status = 200)]
    Ok(Json<GetInlineOkJson>),
    /// A scalar.
    #[oai(status = 202)]
    Accepted(Json<Constrained<Int, GetInlineAcceptedJsonRule>>),
    /// Anything.
    #[oai(status = 203)]
    NonAuthoritativeInformation(Json<AnyJson>),
    /// One of two.
    #[oai(status = 206)]
    PartialContent(Json<GetInlinePartialContentJson>),
    /// A map.
    #[oai(status = 207)]
    MultiStatus(Json<BTreeMap<String, Str>>),
}

impl GetInlineResponse {
    /// Types without names.
    #[must_use]
    pub fn ok(body: GetInlineOkJson) -> Self {
        Self::Ok(Json(body))
    }
    /// A scalar.
    #[must_use]
    pub fn accepted(body: Constrained<Int, GetInlineAcceptedJsonRule>) -> Self {
        Self::Accepted(Json(body))
    }
    /// Anything.
    #[must_use]
    pub fn non_authoritative_information(body: AnyJson) -> Self {
        Self::NonAuthoritativeInformation(Json(body))
    }
    /// One of two.
    #[must_use]
    pub fn partial_content(body: GetInlinePartialContentJson) -> Self {
        Self::PartialContent(Json(body))
    }
    /// A map.
    #[must_use]
    pub fn multi_status(body: BTreeMap<String, Str>) -> Self {
        Self::MultiStatus(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `getPicture`
        pub GetPicture = "getPicture"
    }
    contract::operation! {
        /// `getAnything`
        pub GetAnything = "getAnything"
    }
    contract::operation! {
        /// `getWords`
        pub GetWords = "getWords"
    }
    contract::operation! {
        /// `getCharset`
        pub GetCharset = "getCharset"
    }
    contract::operation! {
        /// `optionsOfIt`
        pub OptionsOfIt = "optionsOfIt"
    }
    contract::operation! {
        /// `headOfIt`
        pub HeadOfIt = "headOfIt"
    }
    contract::operation! {
        /// `traceOfIt`
        pub TraceOfIt = "traceOfIt"
    }
    contract::operation! {
        /// `getInline`
        pub GetInline = "getInline"
    }
}

/// What an implementation of Contents does, operation by operation.
pub trait ContentsApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn get_picture(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetPictureResponse, Self::Error>> + Send;
    fn get_anything(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetAnythingResponse, Self::Error>> + Send;
    fn get_words(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetWordsResponse, Self::Error>> + Send;
    fn get_charset(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetCharsetResponse, Self::Error>> + Send;
    fn options_of_it(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<OptionsOfItResponse, Self::Error>> + Send;
    fn head_of_it(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<HeadOfItResponse, Self::Error>> + Send;
    fn trace_of_it(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<TraceOfItResponse, Self::Error>> + Send;
    fn get_inline(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetInlineResponse, Self::Error>> + Send;
}

/// The routes of a [`ContentsApi`].
#[derive(Debug)]
pub struct ContentsRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ContentsApi> ContentsRoutes<A> {
    #[oai(path = "/picture", method = "get", operation_id = "getPicture")]
    async fn get_picture(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPicture>,
    ) -> poem::Result<GetPictureResponse> {
        ContentsApi::get_picture(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/anything", method = "get", operation_id = "getAnything")]
    async fn get_anything(
        &self,
        request: &Request,
        _validated: Validated<operations::GetAnything>,
    ) -> poem::Result<GetAnythingResponse> {
        ContentsApi::get_anything(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/words", method = "get", operation_id = "getWords")]
    async fn get_words(
        &self,
        request: &Request,
        _validated: Validated<operations::GetWords>,
    ) -> poem::Result<GetWordsResponse> {
        ContentsApi::get_words(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/charset", method = "get", operation_id = "getCharset")]
    async fn get_charset(
        &self,
        request: &Request,
        _validated: Validated<operations::GetCharset>,
    ) -> poem::Result<GetCharsetResponse> {
        ContentsApi::get_charset(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "options", operation_id = "optionsOfIt")]
    async fn options_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::OptionsOfIt>,
    ) -> poem::Result<OptionsOfItResponse> {
        ContentsApi::options_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "head", operation_id = "headOfIt")]
    async fn head_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::HeadOfIt>,
    ) -> poem::Result<HeadOfItResponse> {
        ContentsApi::head_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "trace", operation_id = "traceOfIt")]
    async fn trace_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::TraceOfIt>,
    ) -> poem::Result<TraceOfItResponse> {
        ContentsApi::trace_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/inline", method = "get", operation_id = "getInline")]
    async fn get_inline(
        &self,
        request: &Request,
        _validated: Validated<operations::GetInline>,
    ) -> poem::Result<GetInlineResponse> {
        ContentsApi::get_inline(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for ContentsRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ContentsApi>(api: Arc<A>) -> OpenApiService<Contract<ContentsRoutes<A>>, ()> {
    OpenApiService::new(Contract(ContentsRoutes(api)), "Contents", "1")
}
