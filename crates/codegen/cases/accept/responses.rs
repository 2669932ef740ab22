//! Responses: generated from `responses.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Binary, Constrained, Contract, DateTime, Header, Int, Json, Opt, SetByServer, Sse,
    Str, Text, Validated,
};
use poem::Request;
use poem::http::StatusCode;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService, ResponseContent};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("responses.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Report {
    pub title: Str,
}

contract::constraint! {
    /// What the document says of `GetReportOkXCount`.
    pub GetReportOkXCountRule {
        minimum: Some(0.0),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum GetReportOkXKind {
        Full = "full",
        Short = "short",
    }
}

contract::int_enum! {
    /// One of these integers.
    pub enum GetReportOkXLevel {
        V1 = 1,
        V2 = 2,
    }
}

contract::format_string!(pub PasswordStr, "password");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnauthorizedJson {
    pub title: Str,
    #[oai(validator(max_length = 100))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub detail: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Event {
    pub seq: Int,
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
    /// `text/plain`
    pub TextPlain = "text/plain"
}

contract::media_type! {
    /// `text/csv`
    pub TextCsv = "text/csv"
}

contract::media_type! {
    /// `application/pdf`
    pub ApplicationPdf = "application/pdf"
}

contract::media_type! {
    /// `image/png`
    pub ImagePng = "image/png"
}

contract::media_type! {
    /// `*/*`
    pub AnyMediaType = "*/*"
}

/// A body of the response 200.
#[derive(Debug, ResponseContent)]
pub enum GetReportOkContent {
    Json(Json<Report>),
    #[oai(content_type = "application/vnd.report+json")]
    VndReportJson(Json<Vec<Report>>),
    Plain(Text<TextPlain>),
    Csv(Binary<TextCsv>),
    Pdf(Binary<ApplicationPdf>),
}

/// What `getReport` answers.
#[derive(Debug, ApiResponse)]
pub enum GetReportResponse {
    /// The report in several forms.
    #[oai(status = 200)]
    Ok(
        GetReportOkContent,
        /// The entity tag.
        #[oai(header = "ETag")]
        Str,
        #[oai(header = "X-Request-Id")] SetByServer<Uuid>,
        #[oai(header = "X-Maybe-Set")] SetByServer<Opt<Int>>,
        #[oai(header = "X-Count")] Opt<Constrained<Int, GetReportOkXCountRule>>,
        #[oai(header = "X-Kind")] GetReportOkXKind,
        #[oai(header = "X-Level")] Opt<GetReportOkXLevel>,
        #[oai(header = "X-Old", deprecated)] Opt<Str>,
        #[oai(header = "X-At")] Opt<DateTime>,
        #[oai(header = "X-Exact")] bool,
        #[oai(header = "X-Ratio")] Opt<f64>,
        #[oai(header = "X-Secret")] Opt<PasswordStr>,
    ),
    /// Unchanged.
    #[oai(status = 304)]
    NotModified(#[oai(header = "ETag")] Str),
    /// Who are you?
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<UnauthorizedJson>,
        #[oai(header = "WWW-Authenticate")] Str,
    ),
    /// Who are you?
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<UnauthorizedJson>,
        #[oai(header = "WWW-Authenticate")] Str,
    ),
    /// A teapot.
    #[oai(status = 418)]
    Status418,
    /// No name in the registry.
    #[oai(status = 509)]
    Status509,
    /// Later.
    #[oai(status = 503)]
    ServiceUnavailable(
        /// Seconds.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// Anything else.
    #[oai(content_type = "application/problem+json")]
    Default(
        StatusCode,
        Json<Report>,
        /// Seconds.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GetReportResponse {
    /// The report in several forms.
    #[must_use]
    pub fn ok(
        body: GetReportOkContent,
        e_tag: impl Into<Str>,
        x_count: Option<Constrained<Int, GetReportOkXCountRule>>,
        x_kind: impl Into<GetReportOkXKind>,
        x_level: Option<GetReportOkXLevel>,
        x_old: Option<Str>,
        x_at: Option<DateTime>,
        x_exact: impl Into<bool>,
        x_ratio: Option<f64>,
        x_secret: Option<PasswordStr>,
    ) -> Self {
        Self::Ok(
            body,
            e_tag.into(),
            SetByServer::new(),
            SetByServer::new(),
            Opt(x_count),
            x_kind.into(),
            Opt(x_level),
            Opt(x_old),
            Opt(x_at),
            x_exact.into(),
            Opt(x_ratio),
            Opt(x_secret),
        )
    }
    /// Unchanged.
    #[must_use]
    pub fn not_modified(e_tag: impl Into<Str>) -> Self {
        Self::NotModified(e_tag.into())
    }
    /// Who are you?
    #[must_use]
    pub fn unauthorized(body: UnauthorizedJson, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), www_authenticate.into())
    }
    /// Who are you?
    #[must_use]
    pub fn forbidden(body: UnauthorizedJson, www_authenticate: impl Into<Str>) -> Self {
        Self::Forbidden(Json(body), www_authenticate.into())
    }
    /// A teapot.
    #[must_use]
    pub fn status418() -> Self {
        Self::Status418
    }
    /// No name in the registry.
    #[must_use]
    pub fn status509() -> Self {
        Self::Status509
    }
    /// Later.
    #[must_use]
    pub fn service_unavailable(retry_after: impl Into<Constrained<Int, RetryAfterRule>>) -> Self {
        Self::ServiceUnavailable(retry_after.into())
    }
    /// Anything else.
    #[must_use]
    pub fn default(
        status: StatusCode,
        body: Report,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::Default(status, Json(body), retry_after.into())
    }
}

/// What `deleteReport` answers.
#[derive(Debug, ApiResponse)]
pub enum DeleteReportResponse {
    /// Deleted.
    #[oai(status = 204)]
    NoContent,
    /// Anything else.
    Default(StatusCode, Json<Str>, #[oai(header = "X-Reason")] Str),
}

impl DeleteReportResponse {
    /// Deleted.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
    /// Anything else.
    #[must_use]
    pub fn default(status: StatusCode, body: Str, x_reason: impl Into<Str>) -> Self {
        Self::Default(status, Json(body), x_reason.into())
    }
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

/// What `streamEvents` answers.
#[derive(Debug, ApiResponse)]
pub enum StreamEventsResponse {
    /// Events, as they come.
    #[oai(status = 200)]
    Ok(Sse<Event>),
}

impl StreamEventsResponse {
    /// Events, as they come.
    #[must_use]
    pub fn ok(body: Sse<Event>) -> Self {
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
        /// `getReport`
        pub GetReport = "getReport"
    }
    contract::operation! {
        /// `deleteReport`
        pub DeleteReport = "deleteReport"
    }
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
        /// `streamEvents`
        pub StreamEvents = "streamEvents"
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

/// What an implementation of Responses does, operation by operation.
pub trait ResponsesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn get_report(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetReportResponse, Self::Error>> + Send;
    fn delete_report(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<DeleteReportResponse, Self::Error>> + Send;
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
    fn stream_events(
        &self,
        request: &Request,
        last_event_id: Option<Str>,
    ) -> impl Future<Output = Result<StreamEventsResponse, Self::Error>> + Send;
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

/// The routes of a [`ResponsesApi`].
#[derive(Debug)]
pub struct ResponsesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ResponsesApi> ResponsesRoutes<A> {
    #[oai(path = "/report", method = "get", operation_id = "getReport")]
    async fn get_report(
        &self,
        request: &Request,
        _validated: Validated<operations::GetReport>,
    ) -> poem::Result<GetReportResponse> {
        ResponsesApi::get_report(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/report", method = "delete", operation_id = "deleteReport")]
    async fn delete_report(
        &self,
        request: &Request,
        _validated: Validated<operations::DeleteReport>,
    ) -> poem::Result<DeleteReportResponse> {
        ResponsesApi::delete_report(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/picture", method = "get", operation_id = "getPicture")]
    async fn get_picture(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPicture>,
    ) -> poem::Result<GetPictureResponse> {
        ResponsesApi::get_picture(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/anything", method = "get", operation_id = "getAnything")]
    async fn get_anything(
        &self,
        request: &Request,
        _validated: Validated<operations::GetAnything>,
    ) -> poem::Result<GetAnythingResponse> {
        ResponsesApi::get_anything(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/words", method = "get", operation_id = "getWords")]
    async fn get_words(
        &self,
        request: &Request,
        _validated: Validated<operations::GetWords>,
    ) -> poem::Result<GetWordsResponse> {
        ResponsesApi::get_words(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/events", method = "get", operation_id = "streamEvents")]
    async fn stream_events(
        &self,
        request: &Request,
        _validated: Validated<operations::StreamEvents>,
        #[oai(name = "Last-Event-ID", explode = false)] last_event_id: Header<Opt<Str>>,
    ) -> poem::Result<StreamEventsResponse> {
        ResponsesApi::stream_events(&*self.0, request, last_event_id.0.0)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/charset", method = "get", operation_id = "getCharset")]
    async fn get_charset(
        &self,
        request: &Request,
        _validated: Validated<operations::GetCharset>,
    ) -> poem::Result<GetCharsetResponse> {
        ResponsesApi::get_charset(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "options", operation_id = "optionsOfIt")]
    async fn options_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::OptionsOfIt>,
    ) -> poem::Result<OptionsOfItResponse> {
        ResponsesApi::options_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "head", operation_id = "headOfIt")]
    async fn head_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::HeadOfIt>,
    ) -> poem::Result<HeadOfItResponse> {
        ResponsesApi::head_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/options", method = "trace", operation_id = "traceOfIt")]
    async fn trace_of_it(
        &self,
        request: &Request,
        _validated: Validated<operations::TraceOfIt>,
    ) -> poem::Result<TraceOfItResponse> {
        ResponsesApi::trace_of_it(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/inline", method = "get", operation_id = "getInline")]
    async fn get_inline(
        &self,
        request: &Request,
        _validated: Validated<operations::GetInline>,
    ) -> poem::Result<GetInlineResponse> {
        ResponsesApi::get_inline(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for ResponsesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ResponsesApi>(api: Arc<A>) -> OpenApiService<Contract<ResponsesRoutes<A>>, ()> {
    OpenApiService::new(Contract(ResponsesRoutes(api)), "Responses", "1")
}
