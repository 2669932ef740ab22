//! Manage: generated from `manage.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, DateTime, ExactJson, Header, Int, Json, JsonAs, Nullable, Opt,
    SetByServer, Str, Validated,
};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::sync::Arc;
use uuid::Uuid;

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

contract::security_scheme! {
    /// A session in a browser, from `POST /auth/session`. The cookie is HTTP-only and lasts seven days; use renews it. A token in `Authorization` goes before it. A request that changes something is refused with 403 when it comes from a page of another origin that is not allowed.
    pub struct CookieAuth = Scheme {
        name: "cookieAuth",
        description: Some("A session in a browser, from `POST /auth/session`. The cookie is HTTP-only and lasts seven days; use renews it. A token in `Authorization` goes before it. A request that changes something is refused with 403 when it comes from a page of another origin that is not allowed."),
        kind: SchemeKind::ApiKey { place: Place::Cookie, key: "better-auth.session_token" },
    };
}

contract::security_any! {
    /// Any of them.
    pub enum BearerAuthOrCookieAuth {
        BearerAuth(BearerAuth),
        CookieAuth(CookieAuth),
    }
}

#[derive(Tags)]
enum Tag {
    /// What consoles know of their users.
    #[oai(rename = "profiles")]
    Profiles,
    /// What staff decide about users.
    #[oai(rename = "users")]
    Users,
    /// What users are told.
    #[oai(rename = "events")]
    Events,
    /// What staff say of drivers.
    #[oai(rename = "drivers")]
    Drivers,
}

/// What to decide about a user.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageUserChange {
    /// Whether their vehicles are verified.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub verify_vehicles: Opt<bool>,
    /// Whether they are refused everywhere.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub disabled: Opt<bool>,
}

/// A user as staff see them.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageUser {
    /// User identifier.
    pub id: Uuid,
    /// As it was written at registration, or last proved.
    pub email: Str,
    /// As it was written.
    pub username: Nullable<Str>,
    pub role: ManageUserRole,
    /// Whether their vehicles are verified.
    pub verify_vehicles: bool,
    /// Whether they are refused everywhere.
    pub disabled: bool,
    /// When they registered.
    pub created_at: DateTime,
    /// When anything of them last changed.
    pub updated_at: DateTime,
}

contract::string_enum! {
    /// What a user may do.
    pub enum ManageUserRole => "What a user may do." {
        User = "user",
        Service = "service",
        Admin = "admin",
    }
}

contract::constraint! {
    /// What the document says of `RequestId`.
    pub RequestIdRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

/// What is answered with 400 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct BadRequest {
    pub code: BadRequestCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: BadRequestStatus,
    pub title: BadRequestTitle,
    pub error: BadRequestError,
    /// Every member that is wrong, where there are any.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub errors: Opt<Vec<ProblemViolation>>,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum BadRequestCode => "The kind of problem, for programs." {
        BadRequest = "bad_request",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum BadRequestStatus => "The HTTP status." {
        V400 = 400,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum BadRequestTitle => "The kind of problem, for people." {
        BadRequest = "Bad Request",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct BadRequestError {
    pub code: BadRequestErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum BadRequestErrorCode => "The same as the outer `code`." {
        BadRequest = "bad_request",
    }
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

/// What is answered with 401 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Unauthorized {
    pub code: UnauthorizedCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: UnauthorizedStatus,
    pub title: UnauthorizedTitle,
    pub error: UnauthorizedError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum UnauthorizedCode => "The kind of problem, for programs." {
        Unauthorized = "unauthorized",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum UnauthorizedStatus => "The HTTP status." {
        V401 = 401,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum UnauthorizedTitle => "The kind of problem, for people." {
        Unauthorized = "Unauthorized",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnauthorizedError {
    pub code: UnauthorizedErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum UnauthorizedErrorCode => "The same as the outer `code`." {
        Unauthorized = "unauthorized",
    }
}

/// What is answered with 403 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Forbidden {
    pub code: ForbiddenCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: ForbiddenStatus,
    pub title: ForbiddenTitle,
    pub error: ForbiddenError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum ForbiddenCode => "The kind of problem, for programs." {
        Forbidden = "forbidden",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum ForbiddenStatus => "The HTTP status." {
        V403 = 403,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum ForbiddenTitle => "The kind of problem, for people." {
        Forbidden = "Forbidden",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ForbiddenError {
    pub code: ForbiddenErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum ForbiddenErrorCode => "The same as the outer `code`." {
        Forbidden = "forbidden",
    }
}

/// What is answered with 404 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NotFound {
    pub code: NotFoundCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: NotFoundStatus,
    pub title: NotFoundTitle,
    pub error: NotFoundError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum NotFoundCode => "The kind of problem, for programs." {
        NotFound = "not_found",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum NotFoundStatus => "The HTTP status." {
        V404 = 404,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum NotFoundTitle => "The kind of problem, for people." {
        NotFound = "Not Found",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NotFoundError {
    pub code: NotFoundErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum NotFoundErrorCode => "The same as the outer `code`." {
        NotFound = "not_found",
    }
}

/// What is answered with 408 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct RequestTimeout {
    pub code: RequestTimeoutCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: RequestTimeoutStatus,
    pub title: RequestTimeoutTitle,
    pub error: RequestTimeoutError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum RequestTimeoutCode => "The kind of problem, for programs." {
        RequestTimeout = "request_timeout",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum RequestTimeoutStatus => "The HTTP status." {
        V408 = 408,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum RequestTimeoutTitle => "The kind of problem, for people." {
        RequestTimeout = "Request Timeout",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct RequestTimeoutError {
    pub code: RequestTimeoutErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum RequestTimeoutErrorCode => "The same as the outer `code`." {
        RequestTimeout = "request_timeout",
    }
}

/// What is answered with 412 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PreconditionFailed {
    pub code: PreconditionFailedCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: PreconditionFailedStatus,
    pub title: PreconditionFailedTitle,
    pub error: PreconditionFailedError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum PreconditionFailedCode => "The kind of problem, for programs." {
        PreconditionFailed = "precondition_failed",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum PreconditionFailedStatus => "The HTTP status." {
        V412 = 412,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum PreconditionFailedTitle => "The kind of problem, for people." {
        PreconditionFailed = "Precondition Failed",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PreconditionFailedError {
    pub code: PreconditionFailedErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum PreconditionFailedErrorCode => "The same as the outer `code`." {
        PreconditionFailed = "precondition_failed",
    }
}

/// What is answered with 413 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PayloadTooLarge {
    pub code: PayloadTooLargeCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: PayloadTooLargeStatus,
    pub title: PayloadTooLargeTitle,
    pub error: PayloadTooLargeError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum PayloadTooLargeCode => "The kind of problem, for programs." {
        PayloadTooLarge = "payload_too_large",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum PayloadTooLargeStatus => "The HTTP status." {
        V413 = 413,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum PayloadTooLargeTitle => "The kind of problem, for people." {
        PayloadTooLarge = "Payload Too Large",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PayloadTooLargeError {
    pub code: PayloadTooLargeErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum PayloadTooLargeErrorCode => "The same as the outer `code`." {
        PayloadTooLarge = "payload_too_large",
    }
}

/// What is answered with 415 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnsupportedMediaType {
    pub code: UnsupportedMediaTypeCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: UnsupportedMediaTypeStatus,
    pub title: UnsupportedMediaTypeTitle,
    pub error: UnsupportedMediaTypeError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum UnsupportedMediaTypeCode => "The kind of problem, for programs." {
        UnsupportedMediaType = "unsupported_media_type",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum UnsupportedMediaTypeStatus => "The HTTP status." {
        V415 = 415,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum UnsupportedMediaTypeTitle => "The kind of problem, for people." {
        UnsupportedMediaType = "Unsupported Media Type",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnsupportedMediaTypeError {
    pub code: UnsupportedMediaTypeErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum UnsupportedMediaTypeErrorCode => "The same as the outer `code`." {
        UnsupportedMediaType = "unsupported_media_type",
    }
}

/// What is answered with 500 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct InternalServerError {
    pub code: InternalServerErrorCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: InternalServerErrorStatus,
    pub title: InternalServerErrorTitle,
    pub error: InternalServerErrorError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum InternalServerErrorCode => "The kind of problem, for programs." {
        InternalServerError = "internal_server_error",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum InternalServerErrorStatus => "The HTTP status." {
        V500 = 500,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum InternalServerErrorTitle => "The kind of problem, for people." {
        InternalServerError = "Internal Server Error",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct InternalServerErrorError {
    pub code: InternalServerErrorErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum InternalServerErrorErrorCode => "The same as the outer `code`." {
        InternalServerError = "internal_server_error",
    }
}

/// What is answered with 503 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ServiceUnavailable {
    pub code: ServiceUnavailableCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: ServiceUnavailableStatus,
    pub title: ServiceUnavailableTitle,
    pub error: ServiceUnavailableError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum ServiceUnavailableCode => "The kind of problem, for programs." {
        ServiceUnavailable = "service_unavailable",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum ServiceUnavailableStatus => "The HTTP status." {
        V503 = 503,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum ServiceUnavailableTitle => "The kind of problem, for people." {
        ServiceUnavailable = "Service Unavailable",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ServiceUnavailableError {
    pub code: ServiceUnavailableErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum ServiceUnavailableErrorCode => "The same as the outer `code`." {
        ServiceUnavailable = "service_unavailable",
    }
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

/// What consoles know of a user.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageProfile {
    /// The profile's own identifier.
    pub id: Uuid,
    /// Whose it is.
    #[oai(rename = "userId")]
    #[serde(rename = "userId")]
    pub user_id: Uuid,
    /// The name of a time zone or link in the IANA database.
    pub timezone: Nullable<Str>,
    /// Any JSON value, as it was written; numbers have all their digits.
    pub attributes: ExactJson,
    /// When it was first written.
    #[oai(rename = "createdAt")]
    #[serde(rename = "createdAt")]
    pub created_at: DateTime,
    /// When it was last written.
    #[oai(rename = "updatedAt")]
    #[serde(rename = "updatedAt")]
    pub updated_at: DateTime,
}

/// What a profile becomes.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ManageProfileChange {
    /// The name of a time zone or link in the IANA database (`UTC`, `Asia/Kolkata`, `Europe/Kyiv`), spelled as it is there; `null` clears it. Any other is answered with 400, `Invalid IANA timezone`.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub timezone: MaybeUndefined<Str>,
    /// Any JSON value, kept with all digits of its numbers. Up to 64 KiB (65,536 bytes) without white space, and 32 levels of objects and arrays; more is answered with 422.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub attributes: Opt<ExactJson>,
}

/// What is answered with 422 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnprocessableEntity {
    pub code: UnprocessableEntityCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: UnprocessableEntityStatus,
    pub title: UnprocessableEntityTitle,
    pub error: UnprocessableEntityError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum UnprocessableEntityCode => "The kind of problem, for programs." {
        UnprocessableEntity = "unprocessable_entity",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum UnprocessableEntityStatus => "The HTTP status." {
        V422 = 422,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum UnprocessableEntityTitle => "The kind of problem, for people." {
        UnprocessableEntity = "Unprocessable Entity",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct UnprocessableEntityError {
    pub code: UnprocessableEntityErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum UnprocessableEntityErrorCode => "The same as the outer `code`." {
        UnprocessableEntity = "unprocessable_entity",
    }
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

/// What is answered with 429 (RFC 9457).
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct TooManyRequests {
    pub code: TooManyRequestsCode,
    /// What went wrong this time, for people.
    pub detail: Str,
    /// The path that was asked for.
    pub instance: Str,
    /// The same as the `X-Request-Id` header; quote it when you report the problem.
    #[oai(rename = "requestId")]
    #[serde(rename = "requestId")]
    pub request_id: Str,
    pub status: TooManyRequestsStatus,
    pub title: TooManyRequestsTitle,
    pub error: TooManyRequestsError,
}

contract::string_enum! {
    /// The kind of problem, for programs.
    pub enum TooManyRequestsCode => "The kind of problem, for programs." {
        TooManyRequests = "too_many_requests",
    }
}

contract::int_enum! {
    /// The HTTP status.
    pub enum TooManyRequestsStatus => "The HTTP status." {
        V429 = 429,
    }
}

contract::string_enum! {
    /// The kind of problem, for people.
    pub enum TooManyRequestsTitle => "The kind of problem, for people." {
        TooManyRequests = "Too Many Requests",
    }
}

/// The problem once more, for clients of an older format.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct TooManyRequestsError {
    pub code: TooManyRequestsErrorCode,
    /// The outer `detail`, cut at 100 characters.
    #[oai(validator(max_length = 100))]
    pub message: Str,
}

contract::string_enum! {
    /// The same as the outer `code`.
    pub enum TooManyRequestsErrorCode => "The same as the outer `code`." {
        TooManyRequests = "too_many_requests",
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

contract::media_type! {
    /// `application/merge-patch+json`
    pub ApplicationMergePatchJson = "application/merge-patch+json"
}

/// What `updateUser` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateUserResponse {
    /// The user as they are now.
    #[oai(status = 200)]
    Ok(
        Json<ManageUser>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The person has changed since the tags in `If-Match` were read.
    #[oai(status = 412, content_type = "application/problem+json")]
    PreconditionFailed(
        Json<PreconditionFailed>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UpdateUserResponse {
    /// The user as they are now.
    #[must_use]
    pub fn ok(body: ManageUser, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The person has changed since the tags in `If-Match` were read.
    #[must_use]
    pub fn precondition_failed(body: PreconditionFailed) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `getUserProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum GetUserProfileResponse {
    /// The profile.
    #[oai(status = 200)]
    Ok(
        Json<ManageProfile>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The profile still has one of the tags in `If-None-Match`.
    #[oai(status = 304)]
    NotModified(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GetUserProfileResponse {
    /// The profile.
    #[must_use]
    pub fn ok(body: ManageProfile, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The profile still has one of the tags in `If-None-Match`.
    #[must_use]
    pub fn not_modified(e_tag: impl Into<Str>) -> Self {
        Self::NotModified(SetByServer::new(), e_tag.into())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `upsertUserProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpsertUserProfileResponse {
    /// The profile as it is now.
    #[oai(status = 200)]
    Ok(
        Json<ManageProfile>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The person has changed since the tags in `If-Match` were read.
    #[oai(status = 412, content_type = "application/problem+json")]
    PreconditionFailed(
        Json<PreconditionFailed>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<UnprocessableEntity>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UpsertUserProfileResponse {
    /// The profile as it is now.
    #[must_use]
    pub fn ok(body: ManageProfile, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The person has changed since the tags in `If-Match` were read.
    #[must_use]
    pub fn precondition_failed(body: PreconditionFailed) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: UnprocessableEntity) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

#[derive(Debug, ApiRequest)]
pub enum UpdateUserProfileBody {
    Json(Json<ManageProfileChange>),
    MergePatchJson(JsonAs<ManageProfileChange, ApplicationMergePatchJson>),
}

/// What `updateUserProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateUserProfileResponse {
    /// The profile as it is now.
    #[oai(status = 200)]
    Ok(
        Json<ManageProfile>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[oai(status = 400, content_type = "application/problem+json")]
    BadRequest(
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The person has changed since the tags in `If-Match` were read.
    #[oai(status = 412, content_type = "application/problem+json")]
    PreconditionFailed(
        Json<PreconditionFailed>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<UnprocessableEntity>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UpdateUserProfileResponse {
    /// The profile as it is now.
    #[must_use]
    pub fn ok(body: ManageProfile, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The person has changed since the tags in `If-Match` were read.
    #[must_use]
    pub fn precondition_failed(body: PreconditionFailed) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: UnprocessableEntity) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
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
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<UnprocessableEntity>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Too many for now; wait.
    #[oai(status = 429, content_type = "application/problem+json")]
    TooManyRequests(
        Json<TooManyRequests>,
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
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
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
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: UnprocessableEntity) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// Too many for now; wait.
    #[must_use]
    pub fn too_many_requests(
        body: TooManyRequests,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
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
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<UnprocessableEntity>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
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
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: UnprocessableEntity) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
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
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request keeps the contract, but cannot be done as it is.
    #[oai(status = 422, content_type = "application/problem+json")]
    UnprocessableEntity(
        Json<UnprocessableEntity>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
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
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request keeps the contract, but cannot be done as it is.
    #[must_use]
    pub fn unprocessable_entity(body: UnprocessableEntity) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
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
        Json<BadRequest>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// Credentials are missing, wrong, expired or revoked.
    #[oai(status = 401, content_type = "application/problem+json")]
    Unauthorized(
        Json<Unauthorized>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
        Json<Forbidden>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// There is no such thing, or it is not there yet.
    #[oai(status = 404, content_type = "application/problem+json")]
    NotFound(
        Json<NotFound>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<RequestTimeout>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The person has changed since the tags in `If-Match` were read.
    #[oai(status = 412, content_type = "application/problem+json")]
    PreconditionFailed(
        Json<PreconditionFailed>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413, content_type = "application/problem+json")]
    PayloadTooLarge(
        Json<PayloadTooLarge>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(
        Json<UnsupportedMediaType>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500, content_type = "application/problem+json")]
    InternalServerError(
        Json<InternalServerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503, content_type = "application/problem+json")]
    ServiceUnavailable(
        Json<ServiceUnavailable>,
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
    pub fn bad_request(body: BadRequest) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Unauthorized, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The credentials are good, but do not give this right; or a page of another origin has sent a cookie.
    #[must_use]
    pub fn forbidden(body: Forbidden) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is not there yet.
    #[must_use]
    pub fn not_found(body: NotFound) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: RequestTimeout) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The person has changed since the tags in `If-Match` were read.
    #[must_use]
    pub fn precondition_failed(body: PreconditionFailed) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: PayloadTooLarge) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: UnsupportedMediaType) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: InternalServerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: ServiceUnavailable,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `updateUser`
        pub UpdateUser = "updateUser"
    }
    contract::operation! {
        /// `getUserProfile`
        pub GetUserProfile = "getUserProfile"
    }
    contract::operation! {
        /// `upsertUserProfile`
        pub UpsertUserProfile = "upsertUserProfile"
    }
    contract::operation! {
        /// `updateUserProfile`
        pub UpdateUserProfile = "updateUserProfile"
    }
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
    /// Decide about a user
    ///
    /// Changes the members that are there; a body without any changes nothing. Needs a token of the role `service` or `admin`. A user who is disabled is refused everywhere, with whatever they hold: at once by the instance that did it and by the others, and their open streams end within five seconds. Nothing is revoked by it: once they are enabled again, they can sign in, and sessions that they had and that are not over stand again. A user whose `verify_vehicles` changes is told by an event.
    fn update_user(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: ManageUserChange,
    ) -> impl Future<Output = Result<UpdateUserResponse, Self::Error>> + Send;
    /// Get User Profile
    ///
    /// Users read their own profile; a token of the role `service` or `admin` reads anyone's. There is none before the first write. Supports `If-None-Match` and may return `304 Not Modified`.
    fn get_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        if_none_match: Option<Str>,
    ) -> impl Future<Output = Result<GetUserProfileResponse, Self::Error>> + Send;
    /// Upsert User Profile
    ///
    /// Makes the profile, or replaces its attributes whole: without them, or with `null`, they are `{}`. The time zone is kept where it is absent. Users write their own profile; a token of the role `service` or `admin` writes anyone's. The user's other sessions are told by an event.
    fn upsert_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: ManageProfileChange,
    ) -> impl Future<Output = Result<UpsertUserProfileResponse, Self::Error>> + Send;
    /// Change a user's profile
    ///
    /// Makes the profile, or changes what is there of it. As `application/json`, attributes are replaced whole, `null` being `{}`, and kept where they are absent. As `application/merge-patch+json` the body is a merge patch (RFC 7396) of `timezone` and `attributes`, which goes into the attributes as deep as it is itself; it is exact however many are merged at once. Users write their own profile; a token of the role `service` or `admin` writes anyone's. The user's other sessions are told by an event.
    fn update_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        if_match: Option<Str>,
        body: UpdateUserProfileBody,
    ) -> impl Future<Output = Result<UpdateUserProfileResponse, Self::Error>> + Send;
    /// Tell a user something
    ///
    /// Delivers the event at once to a user who is online, and queues it for one who is not. Needs a token of the role `service` or `admin`. With an `Idempotency-Key`, a repeat of the same event, its data compared as it is written, is answered as the first time and adds nothing, for as long as the event is kept. A user who is away for long has up to 10,000 events queued; beyond that the answer is 429 and nothing is dropped.
    fn create_event(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
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
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        body: ManageInterviewDraft,
    ) -> impl Future<Output = Result<CreateInterviewResponse, Self::Error>> + Send;
    /// Enter a review of a driver
    ///
    /// It shows in the driver profile, under `reviews` and among the activities. A driver has at most 200. Needs a token of the role `service` or `admin`. The driver is told by an event.
    fn create_review(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        body: ManageReviewDraft,
    ) -> impl Future<Output = Result<CreateReviewResponse, Self::Error>> + Send;
    /// Approve or reject a document of a driver
    ///
    /// Speaks of what is attached of that kind now; what is attached later has not been reviewed. It shows among the activities of the driver profile. Needs a token of the role `service` or `admin`. The driver is told by an event.
    fn review_document(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        user_id: Str,
        kind: ManageDocumentKind,
        if_match: Option<Str>,
        body: ManageDocumentVerdict,
    ) -> impl Future<Output = Result<ReviewDocumentResponse, Self::Error>> + Send;
}

/// The routes of a [`ManageApi`].
#[derive(Debug)]
pub struct ManageRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ManageApi> ManageRoutes<A> {
    /// Decide about a user
    ///
    /// Changes the members that are there; a body without any changes nothing. Needs a token of the role `service` or `admin`. A user who is disabled is refused everywhere, with whatever they hold: at once by the instance that did it and by the others, and their open streams end within five seconds. Nothing is revoked by it: once they are enabled again, they can sign in, and sessions that they had and that are not over stand again. A user whose `verify_vehicles` changes is told by an event.
    #[oai(
        path = "/manage/api/users/:userId",
        method = "patch",
        operation_id = "updateUser",
        tag = "Tag::Users"
    )]
    async fn update_user(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::UpdateUser>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: Json<ManageUserChange>,
    ) -> poem::Result<UpdateUserResponse> {
        ManageApi::update_user(
            &*self.0,
            request,
            security,
            user_id.0,
            if_match.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
    /// Get User Profile
    ///
    /// Users read their own profile; a token of the role `service` or `admin` reads anyone's. There is none before the first write. Supports `If-None-Match` and may return `304 Not Modified`.
    #[oai(
        path = "/manage/api/users/:userId/profile",
        method = "get",
        operation_id = "getUserProfile",
        tag = "Tag::Profiles"
    )]
    async fn get_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::GetUserProfile>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// Entity tags that the caller has; when the profile still has one of them, the answer is 304 without a body.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
    ) -> poem::Result<GetUserProfileResponse> {
        ManageApi::get_user_profile(&*self.0, request, security, user_id.0, if_none_match.0.0)
            .await
            .map_err(contract::application)
    }
    /// Upsert User Profile
    ///
    /// Makes the profile, or replaces its attributes whole: without them, or with `null`, they are `{}`. The time zone is kept where it is absent. Users write their own profile; a token of the role `service` or `admin` writes anyone's. The user's other sessions are told by an event.
    #[oai(
        path = "/manage/api/users/:userId/profile",
        method = "put",
        operation_id = "upsertUserProfile",
        tag = "Tag::Profiles"
    )]
    async fn upsert_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::UpsertUserProfile>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: Json<ManageProfileChange>,
    ) -> poem::Result<UpsertUserProfileResponse> {
        ManageApi::upsert_user_profile(
            &*self.0,
            request,
            security,
            user_id.0,
            if_match.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
    /// Change a user's profile
    ///
    /// Makes the profile, or changes what is there of it. As `application/json`, attributes are replaced whole, `null` being `{}`, and kept where they are absent. As `application/merge-patch+json` the body is a merge patch (RFC 7396) of `timezone` and `attributes`, which goes into the attributes as deep as it is itself; it is exact however many are merged at once. Users write their own profile; a token of the role `service` or `admin` writes anyone's. The user's other sessions are told by an event.
    #[oai(
        path = "/manage/api/users/:userId/profile",
        method = "patch",
        operation_id = "updateUserProfile",
        tag = "Tag::Profiles"
    )]
    async fn update_user_profile(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::UpdateUserProfile>,
        /// User identifier.
        #[oai(
            name = "userId",
            explode = false,
            validator(max_length = 128, min_length = 1)
        )]
        user_id: Path<Str>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: UpdateUserProfileBody,
    ) -> poem::Result<UpdateUserProfileResponse> {
        ManageApi::update_user_profile(&*self.0, request, security, user_id.0, if_match.0.0, body)
            .await
            .map_err(contract::application)
    }
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
        security: BearerAuthOrCookieAuth,
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
        security: BearerAuthOrCookieAuth,
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
        security: BearerAuthOrCookieAuth,
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
        security: BearerAuthOrCookieAuth,
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
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: Json<ManageDocumentVerdict>,
    ) -> poem::Result<ReviewDocumentResponse> {
        ManageApi::review_document(
            &*self.0,
            request,
            security,
            user_id.0,
            kind.0,
            if_match.0.0,
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
