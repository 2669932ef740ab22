//! Auth: generated from `auth.yaml` by codegen; do not edit.

use contract::{
    Constrained, Contract, DateTime, EmailStr, Int, Json, Nullable, Opt, SetByServer, Str,
    Validated,
};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("auth.json");

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
    /// Get, refresh and give back tokens.
    #[oai(rename = "tokens")]
    Tokens,
    /// Sign a browser in and out.
    #[oai(rename = "cookies")]
    Cookies,
    /// Where the account is signed in.
    #[oai(rename = "sessions")]
    Sessions,
    /// The account itself.
    #[oai(rename = "account")]
    Account,
}

/// Who registers.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Registration {
    /// An email address; unique, whatever the case.
    pub email: MailAddress,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub password: Password,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub username: Opt<Username>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub first_name: Opt<PersonName>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub last_name: Opt<PersonName>,
}

contract::constraint! {
    /// What the document says of `MailAddress`.
    pub MailAddressRule {
        description: Some("What mail can be sent to, in a domain that has a name (RFC 5321; the same as Django takes)."),
        pattern: Some(String::from("^([-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+)*|\"([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*\")@([0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\\.)+([A-Za-z][A-Za-z-]{0,61}[A-Za-z]|[Xx][Nn]--[0-9A-Za-z]{1,59})$")),
        max_length: Some(254),
    }
}

/// What mail can be sent to, in a domain that has a name (RFC 5321; the same as Django takes).
pub type MailAddress = Constrained<EmailStr, MailAddressRule>;

contract::format_string!(pub PasswordStr, "password");

contract::constraint! {
    /// What the document says of `Password`.
    pub PasswordRule {
        description: Some("8 to 128 characters, any of them but NUL."),
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(128),
        min_length: Some(8),
    }
}

/// 8 to 128 characters, any of them but NUL.
pub type Password = Constrained<PasswordStr, PasswordRule>;

contract::constraint! {
    /// What the document says of `Username`.
    pub UsernameRule {
        description: Some("3 to 30 letters, digits, dots, underscores or hyphens; unique, whatever the case."),
        pattern: Some(String::from("^[A-Za-z0-9._-]+$")),
        max_length: Some(30),
        min_length: Some(3),
    }
}

/// 3 to 30 letters, digits, dots, underscores or hyphens; unique, whatever the case.
pub type Username = Constrained<Str, UsernameRule>;

contract::constraint! {
    /// What the document says of `PersonName`.
    pub PersonNameRule {
        description: Some("A given or family name."),
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(255),
        min_length: Some(1),
    }
}

/// A given or family name.
pub type PersonName = Constrained<Str, PersonNameRule>;

/// An access token, and the refresh token that gets the next pair.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct TokenPair {
    /// A JWT for the `Authorization` header.
    pub access_token: Str,
    pub token_type: TokenPairTokenType,
    /// In how many seconds the access token expires.
    #[oai(validator(minimum(value = "1")))]
    pub expires_in: Int,
    /// Works once, at `POST /auth/refresh`.
    pub refresh_token: Str,
    pub user: TokenUser,
}

contract::string_enum! {
    /// How to send it.
    pub enum TokenPairTokenType => "How to send it." {
        Bearer = "Bearer",
    }
}

/// Who has signed in.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct TokenUser {
    /// The user's id.
    pub uid: Uuid,
    /// The user's address.
    pub email: EmailStr,
    /// The user's username, if there is one.
    pub username: Nullable<Str>,
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

/// Who signs in.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Login {
    /// The address of the account.
    pub email: Constrained<Str, LoginEmailRule>,
    /// Its password.
    pub password: Constrained<PasswordStr, LoginPasswordRule>,
}

contract::constraint! {
    /// What the document says of `LoginEmail`.
    pub LoginEmailRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(254),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `LoginPassword`.
    pub LoginPasswordRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

/// The refresh token of the last pair.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Refresh {
    /// As the last pair had it.
    #[oai(validator(max_length = 512, min_length = 1))]
    pub refresh_token: Str,
}

/// Who has signed in.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct SignedIn {
    pub user: TokenUser,
}

/// Sessions, newest first.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct SessionList {
    /// One for each sign-in.
    pub sessions: Vec<Session>,
}

/// A sign-in.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Session {
    /// Its id.
    pub id: Uuid,
    /// When it began.
    pub created_at: DateTime,
    /// When it was last used, exact to the life of an access token, or to a day where it is a cookie's.
    pub last_used_at: DateTime,
    /// What the client called itself when it signed in.
    pub user_agent: Nullable<Str>,
    /// Whether this request belongs to it.
    pub current: bool,
}

/// The old password and the new one.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct PasswordChange {
    /// The password as it is.
    pub current_password: Constrained<PasswordStr, PasswordChangeCurrentPasswordRule>,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub new_password: Password,
}

contract::constraint! {
    /// What the document says of `PasswordChangeCurrentPassword`.
    pub PasswordChangeCurrentPasswordRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

/// What `register` answers.
#[derive(Debug, ApiResponse)]
pub enum RegisterResponse {
    /// The account is made and signed in.
    #[oai(status = 201)]
    Created(
        Json<TokenPair>,
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
    /// The body did not arrive in time.
    #[oai(status = 408, content_type = "application/problem+json")]
    RequestTimeout(
        Json<Problem>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The email or the username is taken; `errors` says which.
    #[oai(status = 409, content_type = "application/problem+json")]
    Conflict(
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

impl RegisterResponse {
    /// The account is made and signed in.
    #[must_use]
    pub fn created(body: TokenPair) -> Self {
        Self::Created(Json(body), SetByServer::new())
    }
    /// The body is malformed or breaks the contract; `errors` lists every violation.
    #[must_use]
    pub fn bad_request(body: Problem) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: Problem) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The email or the username is taken; `errors` says which.
    #[must_use]
    pub fn conflict(body: Problem) -> Self {
        Self::Conflict(Json(body), SetByServer::new())
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

/// What `login` answers.
#[derive(Debug, ApiResponse)]
pub enum LoginResponse {
    /// Signed in.
    #[oai(status = 200)]
    Ok(
        Json<TokenPair>,
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

impl LoginResponse {
    /// Signed in.
    #[must_use]
    pub fn ok(body: TokenPair) -> Self {
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

/// What `refresh` answers.
#[derive(Debug, ApiResponse)]
pub enum RefreshResponse {
    /// A new pair.
    #[oai(status = 200)]
    Ok(
        Json<TokenPair>,
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

impl RefreshResponse {
    /// A new pair.
    #[must_use]
    pub fn ok(body: TokenPair) -> Self {
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

/// What `logout` answers.
#[derive(Debug, ApiResponse)]
pub enum LogoutResponse {
    /// Signed out.
    #[oai(status = 204)]
    NoContent(
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
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

impl LogoutResponse {
    /// Signed out.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent(SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
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

/// What `signIn` answers.
#[derive(Debug, ApiResponse)]
pub enum SignInResponse {
    /// Signed in.
    #[oai(status = 200)]
    Ok(
        Json<SignedIn>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The session's cookie; `Secure` unless the server is reached at a loopback address.
        #[oai(header = "Set-Cookie")]
        Str,
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
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

impl SignInResponse {
    /// Signed in.
    #[must_use]
    pub fn ok(body: SignedIn, set_cookie: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), set_cookie.into())
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
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

/// What `signOut` answers.
#[derive(Debug, ApiResponse)]
pub enum SignOutResponse {
    /// Signed out.
    #[oai(status = 204)]
    NoContent(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Has the browser forget the session's cookie.
        #[oai(header = "Set-Cookie")]
        SetByServer<Str>,
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[oai(status = 403, content_type = "application/problem+json")]
    Forbidden(
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

impl SignOutResponse {
    /// Signed out.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent(SetByServer::new(), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
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

/// What `listSessions` answers.
#[derive(Debug, ApiResponse)]
pub enum ListSessionsResponse {
    /// The sessions that stand.
    #[oai(status = 200)]
    Ok(
        Json<SessionList>,
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

impl ListSessionsResponse {
    /// The sessions that stand.
    #[must_use]
    pub fn ok(body: SessionList) -> Self {
        Self::Ok(Json(body), SetByServer::new())
    }
    /// Credentials are missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: Problem, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
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

/// What `revokeSession` answers.
#[derive(Debug, ApiResponse)]
pub enum RevokeSessionResponse {
    /// The session is ended.
    #[oai(status = 204)]
    NoContent(
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
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

impl RevokeSessionResponse {
    /// The session is ended.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent(SetByServer::new())
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
    /// A page of another origin, which is not allowed, has sent the request with the cookie.
    #[must_use]
    pub fn forbidden(body: Problem) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// There is no such thing, or it is somebody else's.
    #[must_use]
    pub fn not_found(body: Problem) -> Self {
        Self::NotFound(Json(body), SetByServer::new())
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

/// What `changePassword` answers.
#[derive(Debug, ApiResponse)]
pub enum ChangePasswordResponse {
    /// The password is changed.
    #[oai(status = 204)]
    NoContent(
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

impl ChangePasswordResponse {
    /// The password is changed.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent(SetByServer::new())
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

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `register`
        pub Register = "register"
    }
    contract::operation! {
        /// `login`
        pub Login = "login"
    }
    contract::operation! {
        /// `refresh`
        pub Refresh = "refresh"
    }
    contract::operation! {
        /// `logout`
        pub Logout = "logout"
    }
    contract::operation! {
        /// `signIn`
        pub SignIn = "signIn"
    }
    contract::operation! {
        /// `signOut`
        pub SignOut = "signOut"
    }
    contract::operation! {
        /// `listSessions`
        pub ListSessions = "listSessions"
    }
    contract::operation! {
        /// `revokeSession`
        pub RevokeSession = "revokeSession"
    }
    contract::operation! {
        /// `changePassword`
        pub ChangePassword = "changePassword"
    }
}

/// What an implementation of Auth does, operation by operation.
pub trait AuthApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Make an account
    ///
    /// Makes an account with an empty profile and signs it in.
    fn register(
        &self,
        request: &Request,
        body: Registration,
    ) -> impl Future<Output = Result<RegisterResponse, Self::Error>> + Send;
    /// Sign in
    ///
    /// A wrong password and an unknown email are told alike, in the same time. Repeated failures are slowed, per account and per address.
    fn login(
        &self,
        request: &Request,
        body: Login,
    ) -> impl Future<Output = Result<LoginResponse, Self::Error>> + Send;
    /// Exchange a refresh token
    ///
    /// A refresh token works once. Used again, it revokes the whole session, unless nothing of the pair that it gave has been used yet (a lost response, two browser tabs): then that pair is void and a new one is issued.
    fn refresh(
        &self,
        request: &Request,
        body: Refresh,
    ) -> impl Future<Output = Result<RefreshResponse, Self::Error>> + Send;
    /// Sign out
    ///
    /// The access and refresh tokens of this session stop working, or its cookie does.
    fn logout(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
    ) -> impl Future<Output = Result<LogoutResponse, Self::Error>> + Send;
    /// Sign in with a cookie
    ///
    /// For browsers: the session is in a cookie that no script can read. It lasts seven days, and its use once it is a day old renews it, until 90 days after the sign-in. Passwords are checked, and repeated failures slowed, as by `POST /auth/login`. A session that the browser had before goes on. From a page of another origin than this server's own it is taken only where that origin is allowed.
    fn sign_in(
        &self,
        request: &Request,
        body: Login,
    ) -> impl Future<Output = Result<SignInResponse, Self::Error>> + Send;
    /// Sign out with a cookie
    ///
    /// The session of the cookie ends, and the browser forgets the cookie.
    fn sign_out(
        &self,
        request: &Request,
        security: CookieAuth,
    ) -> impl Future<Output = Result<SignOutResponse, Self::Error>> + Send;
    /// List my sessions
    ///
    /// Where the account is signed in, newest first.
    fn list_sessions(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
    ) -> impl Future<Output = Result<ListSessionsResponse, Self::Error>> + Send;
    /// End one of my sessions
    ///
    /// Its access and refresh tokens, or its cookie, stop working; it may be the current one.
    fn revoke_session(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        id: Uuid,
    ) -> impl Future<Output = Result<RevokeSessionResponse, Self::Error>> + Send;
    /// Change my password
    ///
    /// Ends all other sessions. A wrong current password counts as a failed login of the account.
    fn change_password(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        body: PasswordChange,
    ) -> impl Future<Output = Result<ChangePasswordResponse, Self::Error>> + Send;
}

/// The routes of a [`AuthApi`].
#[derive(Debug)]
pub struct AuthRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: AuthApi> AuthRoutes<A> {
    /// Make an account
    ///
    /// Makes an account with an empty profile and signs it in.
    #[oai(
        path = "/auth/register",
        method = "post",
        operation_id = "register",
        tag = "Tag::Tokens"
    )]
    async fn register(
        &self,
        request: &Request,
        _validated: Validated<operations::Register>,
        body: Json<Registration>,
    ) -> poem::Result<RegisterResponse> {
        AuthApi::register(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Sign in
    ///
    /// A wrong password and an unknown email are told alike, in the same time. Repeated failures are slowed, per account and per address.
    #[oai(
        path = "/auth/login",
        method = "post",
        operation_id = "login",
        tag = "Tag::Tokens"
    )]
    async fn login(
        &self,
        request: &Request,
        _validated: Validated<operations::Login>,
        body: Json<Login>,
    ) -> poem::Result<LoginResponse> {
        AuthApi::login(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Exchange a refresh token
    ///
    /// A refresh token works once. Used again, it revokes the whole session, unless nothing of the pair that it gave has been used yet (a lost response, two browser tabs): then that pair is void and a new one is issued.
    #[oai(
        path = "/auth/refresh",
        method = "post",
        operation_id = "refresh",
        tag = "Tag::Tokens"
    )]
    async fn refresh(
        &self,
        request: &Request,
        _validated: Validated<operations::Refresh>,
        body: Json<Refresh>,
    ) -> poem::Result<RefreshResponse> {
        AuthApi::refresh(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Sign out
    ///
    /// The access and refresh tokens of this session stop working, or its cookie does.
    #[oai(
        path = "/auth/logout",
        method = "post",
        operation_id = "logout",
        tag = "Tag::Tokens"
    )]
    async fn logout(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::Logout>,
    ) -> poem::Result<LogoutResponse> {
        AuthApi::logout(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    /// Sign in with a cookie
    ///
    /// For browsers: the session is in a cookie that no script can read. It lasts seven days, and its use once it is a day old renews it, until 90 days after the sign-in. Passwords are checked, and repeated failures slowed, as by `POST /auth/login`. A session that the browser had before goes on. From a page of another origin than this server's own it is taken only where that origin is allowed.
    #[oai(
        path = "/auth/session",
        method = "post",
        operation_id = "signIn",
        tag = "Tag::Cookies"
    )]
    async fn sign_in(
        &self,
        request: &Request,
        _validated: Validated<operations::SignIn>,
        body: Json<Login>,
    ) -> poem::Result<SignInResponse> {
        AuthApi::sign_in(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Sign out with a cookie
    ///
    /// The session of the cookie ends, and the browser forgets the cookie.
    #[oai(
        path = "/auth/session",
        method = "delete",
        operation_id = "signOut",
        tag = "Tag::Cookies"
    )]
    async fn sign_out(
        &self,
        request: &Request,
        security: CookieAuth,
        _validated: Validated<operations::SignOut>,
    ) -> poem::Result<SignOutResponse> {
        AuthApi::sign_out(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    /// List my sessions
    ///
    /// Where the account is signed in, newest first.
    #[oai(
        path = "/auth/sessions",
        method = "get",
        operation_id = "listSessions",
        tag = "Tag::Sessions"
    )]
    async fn list_sessions(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::ListSessions>,
    ) -> poem::Result<ListSessionsResponse> {
        AuthApi::list_sessions(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    /// End one of my sessions
    ///
    /// Its access and refresh tokens, or its cookie, stop working; it may be the current one.
    #[oai(
        path = "/auth/sessions/:id",
        method = "delete",
        operation_id = "revokeSession",
        tag = "Tag::Sessions"
    )]
    async fn revoke_session(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::RevokeSession>,
        /// The session's id.
        #[oai(name = "id", explode = false)]
        id: Path<Uuid>,
    ) -> poem::Result<RevokeSessionResponse> {
        AuthApi::revoke_session(&*self.0, request, security, id.0)
            .await
            .map_err(contract::application)
    }
    /// Change my password
    ///
    /// Ends all other sessions. A wrong current password counts as a failed login of the account.
    #[oai(
        path = "/auth/password",
        method = "put",
        operation_id = "changePassword",
        tag = "Tag::Account"
    )]
    async fn change_password(
        &self,
        request: &Request,
        security: BearerAuthOrCookieAuth,
        _validated: Validated<operations::ChangePassword>,
        body: Json<PasswordChange>,
    ) -> poem::Result<ChangePasswordResponse> {
        AuthApi::change_password(&*self.0, request, security, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for AuthRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: AuthApi>(api: Arc<A>) -> OpenApiService<Contract<AuthRoutes<A>>, ()> {
    OpenApiService::new(Contract(AuthRoutes(api)), "Auth", "0.1.0")
        .description(
            "How to get a token for every other API: register or log in, and keep the token pair fresh. Access tokens are JWTs that live 15 minutes; a refresh token works once and its session lasts 30 days. Browsers of consoles sign in with a cookie instead.",
        )
        .license(
            poem_openapi::LicenseObject::new("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0"),
        )
        .server(poem_openapi::ServerObject::new("/").description("This server"))
}
