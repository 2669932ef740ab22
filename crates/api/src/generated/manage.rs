//! Manage: generated from `manage.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, DateTime, Header, Int, Json, Nullable, Opt, SetByServer, Str,
    Validated,
};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("manage.json");

contract::security_scheme! {
    /// An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: Some("An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`."),
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}

#[derive(Tags)]
enum Tag {
    /// What users are told.
    #[oai(rename = "events")]
    Events,
    /// What staff say of drivers.
    #[oai(rename = "drivers")]
    Drivers,
}

contract::constraint! {
    /// What the document says of `CreateEventIdempotencyKey`.
    pub CreateEventIdempotencyKeyRule {
        pattern: Some(String::from("^[\\x20-\\x7e]*$")),
        max_length: Some(255),
        min_length: Some(1),
    }
}

/// Something to tell a user.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageEventDraft {
    /// What it is about.
    pub r#type: Constrained<Str, ManageEventDraftTypeRule>,
    /// Whatever there is to tell, up to 64 KiB of compact JSON; `null` when it is absent. Numbers are kept as 64-bit integers or doubles.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub data: Opt<AnyJson>,
}

contract::constraint! {
    /// What the document says of `ManageEventDraftType`.
    pub ManageEventDraftTypeRule {
        pattern: Some(String::from("^[^\\x00-\\x1f\\x7f]*$")),
        max_length: Some(100),
        min_length: Some(1),
    }
}

/// Something that a user is told.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageEvent {
    /// Its number among the user's events; each is larger than those before.
    #[oai(validator(minimum(value = "1")))]
    pub id: i64,
    /// What it is about.
    pub r#type: Str,
    /// What its producer tells.
    pub data: AnyJson,
    /// When it was accepted.
    pub created_at: DateTime,
}

contract::constraint! {
    /// What the document says of `RequestId`.
    pub RequestIdRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

/// What went wrong (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Problem {
    /// The kind of problem, for programs.
    pub code: Str,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    /// The HTTP status.
    pub status: Int,
    /// The kind of problem, for people.
    pub title: Str,
    pub error: ProblemError,
    /// Every member that is wrong, where there are any.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub errors: Opt<Vec<ProblemViolation>>,
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ProblemError {
    /// The same as the outer `code`.
    pub code: Str,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

/// One thing that is wrong with one member or parameter.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ProblemViolation {
    /// Where it is, as a JSON pointer fragment.
    pub pointer: Str,
    /// The member's or parameter's name.
    pub name: Str,
    /// What is wrong with it, for people.
    pub detail: Str,
    /// Which rule it breaks, for programs.
    pub reason: Str,
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

/// An interview to enter.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageInterviewDraft {
    /// When it takes place.
    pub scheduled_at: DateTime,
    /// How far it has come; scheduled when it is absent.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub status: Opt<ManageInterviewStatus>,
    /// What there is to know about it.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub notes: MaybeUndefined<Constrained<Str, ManageInterviewDraftNotesRule>>,
}

contract::string_enum! {
    /// How far an interview has come.
    pub enum ManageInterviewStatus => "How far an interview has come." {
        Scheduled = "scheduled",
        Completed = "completed",
        Cancelled = "cancelled",
        NoShow = "no_show",
    }
}

contract::constraint! {
    /// What the document says of `ManageInterviewDraftNotes`.
    pub ManageInterviewDraftNotesRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(2000),
    }
}

/// An interview with a driver.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageInterview {
    /// Its number among the driver's.
    pub id: i64,
    /// When it takes place.
    pub scheduled_at: DateTime,
    /// How far it has come.
    pub status: Str,
    /// What there is to know about it.
    pub notes: Nullable<Str>,
    /// When it was entered.
    pub created_at: DateTime,
}

/// A review to enter.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageReviewDraft {
    /// From 1 to 5, 5 being the best.
    #[oai(validator(maximum(value = "5"), minimum(value = "1")))]
    pub rating: Int,
    /// In words.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub comment: MaybeUndefined<Constrained<Str, ManageReviewDraftCommentRule>>,
}

contract::constraint! {
    /// What the document says of `ManageReviewDraftComment`.
    pub ManageReviewDraftCommentRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(2000),
    }
}

/// What a member of staff thinks of a driver.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageReview {
    /// Its number among the driver's.
    pub id: i64,
    /// From 1 to 5, 5 being the best.
    pub rating: Int,
    /// In words.
    pub comment: Nullable<Str>,
    /// When it was entered.
    pub created_at: DateTime,
}

contract::string_enum! {
    /// A kind of documents of a driver.
    pub enum ManageDocumentKind => "A kind of documents of a driver." {
        Dbs = "dbs",
        Tacho = "tacho",
        EnchancedDbs = "enchanced_dbs",
        Cpc = "cpc",
        MedicalCheck = "medical_check",
        ChildSafeguardTraining = "child_safeguard_training",
        Cv = "cv",
        DrivingLicense = "driving_license",
        Documents = "documents",
    }
}

/// What to say of documents.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageDocumentVerdict {
    pub status: ManageDocumentStatus,
    /// Why; a rejection needs one.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub reason: MaybeUndefined<Constrained<Str, ManageDocumentVerdictReasonRule>>,
}

contract::string_enum! {
    /// Whether documents will do.
    pub enum ManageDocumentStatus => "Whether documents will do." {
        Approved = "approved",
        Rejected = "rejected",
    }
}

contract::constraint! {
    /// What the document says of `ManageDocumentVerdictReason`.
    pub ManageDocumentVerdictReasonRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(1000),
    }
}

/// What staff say of documents.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageDocumentReview {
    pub kind: ManageDocumentKind,
    pub status: ManageDocumentStatus,
    /// Why.
    pub reason: Nullable<Str>,
    /// When.
    pub reviewed_at: DateTime,
}

/// What `createEvent` answers.
#[derive(Debug, ApiResponse)]
pub enum CreateEventResponse {
    /// The event is kept and will be delivered.
    #[oai(status = 202)]
    Accepted(
        Json<ManageEvent>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is somebody else's.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Too many for now; wait.
    #[oai(status = 429, content_type = "application/problem+json")]
    TooManyRequests(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CreateEventResponse {
    /// The event is kept and will be delivered.
    #[must_use]
    pub fn accepted(body: ManageEvent) -> Self {
        Self::Accepted(Json(body), SetByServer::new())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: Problem) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is somebody else's.
    #[must_use]
    pub fn not_found(body: Problem) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: Problem) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: Problem) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: Problem) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: Problem) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// Too many for now; wait.
    #[must_use]
    pub fn too_many_requests(
        body: Problem,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: Problem) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: Problem,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `createInterview` answers.
#[derive(Debug, ApiResponse)]
pub enum CreateInterviewResponse {
    /// The interview is kept.
    #[oai(status = 201)]
    Created(
        Json<ManageInterview>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is somebody else's.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CreateInterviewResponse {
    /// The interview is kept.
    #[must_use]
    pub fn created(body: ManageInterview) -> Self {
        Self::Created(Json(body), SetByServer::new())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: Problem) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is somebody else's.
    #[must_use]
    pub fn not_found(body: Problem) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: Problem) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: Problem) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: Problem) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: Problem) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: Problem) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: Problem,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `createReview` answers.
#[derive(Debug, ApiResponse)]
pub enum CreateReviewResponse {
    /// The review is kept.
    #[oai(status = 201)]
    Created(
        Json<ManageReview>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is somebody else's.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CreateReviewResponse {
    /// The review is kept.
    #[must_use]
    pub fn created(body: ManageReview) -> Self {
        Self::Created(Json(body), SetByServer::new())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: Problem) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is somebody else's.
    #[must_use]
    pub fn not_found(body: Problem) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: Problem) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: Problem) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: Problem) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: Problem) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: Problem) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: Problem,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `reviewDocument` answers.
#[derive(Debug, ApiResponse)]
pub enum ReviewDocumentResponse {
    /// The review is kept.
    #[oai(status = 200)]
    Ok(
        Json<ManageDocumentReview>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is somebody else's.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl ReviewDocumentResponse {
    /// The review is kept.
    #[must_use]
    pub fn ok(body: ManageDocumentReview) -> Self {
        Self::Ok(Json(body), SetByServer::new())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: Problem) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is somebody else's.
    #[must_use]
    pub fn not_found(body: Problem) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: Problem) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: Problem) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: Problem) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: Problem) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: Problem,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `createEvent`
        pub CreateEvent = "createEvent"
    }
    contract::operation! {
        /// `createInterview`
        pub CreateInterview = "createInterview"
    }
    contract::operation! {
        /// `createReview`
        pub CreateReview = "createReview"
    }
    contract::operation! {
        /// `reviewDocument`
        pub ReviewDocument = "reviewDocument"
    }
}

/// What an implementation of Manage does, operation by operation.
pub trait ManageApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Tell a user something
    ///
    /// Delivers the event at once to a user who is online, and queues it for one who is not. Needs a token of the role `service` or `admin`. With an `Idempotency-Key`, a repeat of the same event, its data compared as it is written, is answered as the first time and adds nothing, for as long as the event is kept. A user who is away for long has up to 10,000 events queued; beyond that the answer is 429 and nothing is dropped.
    fn create_event(
        &self,
        request: &Request,
        security: BearerAuth,
        user_id: Str,
        idempotency_key: Option<Constrained<Str, CreateEventIdempotencyKeyRule>>,
        body: ManageEventDraft,
    ) -> impl Future<Output = Result<CreateEventResponse, Self::Error>> + Send;
    /// Enter an interview with a driver
    ///
    /// It shows in the driver profile, under `interviews` and among the activities. A driver has at most 200. Needs a token of the role `service` or `admin`. The driver is told by an event.
    fn create_interview(
        &self,
        request: &Request,
        security: BearerAuth,
        user_id: Str,
        body: ManageInterviewDraft,
    ) -> impl Future<Output = Result<CreateInterviewResponse, Self::Error>> + Send;
    /// Enter a review of a driver
    ///
    /// It shows in the driver profile, under `reviews` and among the activities. A driver has at most 200. Needs a token of the role `service` or `admin`. The driver is told by an event.
    fn create_review(
        &self,
        request: &Request,
        security: BearerAuth,
        user_id: Str,
        body: ManageReviewDraft,
    ) -> impl Future<Output = Result<CreateReviewResponse, Self::Error>> + Send;
    /// Approve or reject a document of a driver
    ///
    /// Speaks of what is attached of that kind now; what is attached later has not been reviewed. It shows among the activities of the driver profile. Needs a token of the role `service` or `admin`. The driver is told by an event.
    fn review_document(
        &self,
        request: &Request,
        security: BearerAuth,
        user_id: Str,
        kind: ManageDocumentKind,
        body: ManageDocumentVerdict,
    ) -> impl Future<Output = Result<ReviewDocumentResponse, Self::Error>> + Send;
}

/// The routes of a [`ManageApi`].
#[derive(Debug)]
pub struct ManageRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ManageApi> ManageRoutes<A> {
    /// Tell a user something
    ///
    /// Delivers the event at once to a user who is online, and queues it for one who is not. Needs a token of the role `service` or `admin`. With an `Idempotency-Key`, a repeat of the same event, its data compared as it is written, is answered as the first time and adds nothing, for as long as the event is kept. A user who is away for long has up to 10,000 events queued; beyond that the answer is 429 and nothing is dropped.
    #[oai(
        path = "/manage/api/users/:userId/events",
        method = "post",
        operation_id = "createEvent",
        tag = "Tag::Events"
    )]
    async fn create_event(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CreateEvent>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// The caller's own name for this event to this user, in printable ASCII.
        #[oai(name = "Idempotency-Key", explode = false)]
        idempotency_key: Header<Opt<Constrained<Str, CreateEventIdempotencyKeyRule>>>,
        body: Json<ManageEventDraft>,
    ) -> poem::Result<CreateEventResponse> {
        ManageApi::create_event(
            &*self.0,
            request,
            security,
            user_id.0,
            idempotency_key.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
    /// Enter an interview with a driver
    ///
    /// It shows in the driver profile, under `interviews` and among the activities. A driver has at most 200. Needs a token of the role `service` or `admin`. The driver is told by an event.
    #[oai(
        path = "/manage/api/users/:userId/driver/interviews",
        method = "post",
        operation_id = "createInterview",
        tag = "Tag::Drivers"
    )]
    async fn create_interview(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CreateInterview>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        body: Json<ManageInterviewDraft>,
    ) -> poem::Result<CreateInterviewResponse> {
        ManageApi::create_interview(&*self.0, request, security, user_id.0, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Enter a review of a driver
    ///
    /// It shows in the driver profile, under `reviews` and among the activities. A driver has at most 200. Needs a token of the role `service` or `admin`. The driver is told by an event.
    #[oai(
        path = "/manage/api/users/:userId/driver/reviews",
        method = "post",
        operation_id = "createReview",
        tag = "Tag::Drivers"
    )]
    async fn create_review(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CreateReview>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        body: Json<ManageReviewDraft>,
    ) -> poem::Result<CreateReviewResponse> {
        ManageApi::create_review(&*self.0, request, security, user_id.0, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Approve or reject a document of a driver
    ///
    /// Speaks of what is attached of that kind now; what is attached later has not been reviewed. It shows among the activities of the driver profile. Needs a token of the role `service` or `admin`. The driver is told by an event.
    #[oai(
        path = "/manage/api/users/:userId/driver/documents/:kind/review",
        method = "put",
        operation_id = "reviewDocument",
        tag = "Tag::Drivers"
    )]
    async fn review_document(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::ReviewDocument>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// The kind of the documents.
        #[oai(name = "kind", explode = false)]
        kind: Path<ManageDocumentKind>,
        body: Json<ManageDocumentVerdict>,
    ) -> poem::Result<ReviewDocumentResponse> {
        ManageApi::review_document(
            &*self.0,
            request,
            security,
            user_id.0,
            kind.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
}

impl<A> contract::Patch for ManageRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ManageApi>(api: Arc<A>) -> OpenApiService<Contract<ManageRoutes<A>>, ()> {
    OpenApiService::new(Contract(ManageRoutes(api)), "Manage", "0.1.0")
        .description("For consoles and services that act for users.")
        .license(
            poem_openapi::LicenseObject::new("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0"),
        )
        .server(poem_openapi::ServerObject::new("/").description("This server"))
}
