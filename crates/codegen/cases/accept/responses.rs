//! Responses: generated from `responses.yaml` by codegen; do not edit.

use contract::{
    Binary, Constrained, Contract, DateTime, Header, Int, Json, Opt, SetByServer, Sse, Str, Text,
    Validated,
};
use poem::Request;
use poem::http::StatusCode;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService, ResponseContent};
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
        /// `streamEvents`
        pub StreamEvents = "streamEvents"
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
    fn stream_events(
        &self,
        request: &Request,
        last_event_id: Option<Str>,
    ) -> impl Future<Output = Result<StreamEventsResponse, Self::Error>> + Send;
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
}

impl<A> contract::Patch for ResponsesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ResponsesApi>(api: Arc<A>) -> OpenApiService<Contract<ResponsesRoutes<A>>, ()> {
    OpenApiService::new(Contract(ResponsesRoutes(api)), "Responses", "1")
}
