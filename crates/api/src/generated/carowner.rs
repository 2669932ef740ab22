//! CarOwner: generated from `carowner.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, DateTime, EmailStr, File, Header, Int, Json, Multipart,
    Nullable, Opt, SetByServer, Sse, Str, UriStr, Validated,
};
use poem::Request;
use poem_openapi::param::Query;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("carowner.json");

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
    /// The caller's own profile.
    #[oai(rename = "profile")]
    Profile,
    /// What the caller is told, now or when they come back.
    #[oai(rename = "events")]
    Events,
}

/// A car owner's profile; all members are always present.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerProfile {
    /// The user's id.
    pub uid: Uuid,
    /// The address that the user signs in with.
    pub email: EmailStr,
    /// Unique, whatever the case.
    pub username: Nullable<Str>,
    /// Given name.
    #[oai(rename = "firstName")]
    #[serde(rename = "firstName")]
    pub first_name: Nullable<Str>,
    /// Family name.
    #[oai(rename = "lastName")]
    #[serde(rename = "lastName")]
    pub last_name: Nullable<Str>,
    /// E.164.
    pub phone_number: Nullable<Str>,
    /// Postal address.
    pub address: Nullable<Str>,
    /// Where the profile image can be fetched.
    #[oai(rename = "profileImage")]
    #[serde(rename = "profileImage")]
    pub profile_image: Nullable<UriStr>,
    /// Whether the user's vehicles have been verified.
    pub verify_vehicles: bool,
    /// When the user registered.
    pub created_at: DateTime,
    /// When the profile last changed.
    pub updated_at: DateTime,
}

contract::constraint! {
    /// What the document says of `RequestId`.
    pub RequestIdRule {
        max_length: Some(128),
        min_length: Some(1),
    }
}

/// What went wrong.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerError {
    pub error: CarOwnerErrorBody,
    pub meta: CarOwnerMeta,
}

/// The error itself.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerErrorBody {
    /// The kind of error, for programs.
    pub code: Str,
    /// What went wrong, for people.
    pub message: Str,
    /// Every field that is wrong, where there are any.
    pub details: Vec<CarOwnerErrorDetail>,
}

/// One thing that is wrong with one field.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerErrorDetail {
    /// The field's name.
    pub field: Str,
    /// What is wrong with it.
    pub message: Str,
}

/// Which request an answer belongs to.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerMeta {
    /// The same as the `X-Request-Id` header.
    pub request_id: Str,
    /// When the answer was made.
    pub generated_at: DateTime,
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

/// What is to change. An absent member stays as it is, `null` clears it.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerProfileUpdate {
    /// 3 to 30 letters, digits, dots, underscores or hyphens; unique, whatever the case.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub username: MaybeUndefined<Constrained<Str, CarOwnerProfileUpdateUsernameRule>>,
    /// Given name.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub first_name: MaybeUndefined<Constrained<Str, CarOwnerProfileUpdateFirstNameRule>>,
    /// Family name.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub last_name: MaybeUndefined<Constrained<Str, CarOwnerProfileUpdateLastNameRule>>,
    /// A phone number in E.164 form, a plus sign and up to 15 digits.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub phone_number: MaybeUndefined<Constrained<Str, CarOwnerProfileUpdatePhoneNumberRule>>,
    /// Postal address.
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub address: MaybeUndefined<Constrained<Str, CarOwnerProfileUpdateAddressRule>>,
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileUpdateUsername`.
    pub CarOwnerProfileUpdateUsernameRule {
        pattern: Some(String::from("^[A-Za-z0-9._-]+$")),
        max_length: Some(30),
        min_length: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileUpdateFirstName`.
    pub CarOwnerProfileUpdateFirstNameRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(255),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileUpdateLastName`.
    pub CarOwnerProfileUpdateLastNameRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(255),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileUpdatePhoneNumber`.
    pub CarOwnerProfileUpdatePhoneNumberRule {
        pattern: Some(String::from("^\\+[1-9][0-9]{1,14}$")),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileUpdateAddress`.
    pub CarOwnerProfileUpdateAddressRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(1024),
        min_length: Some(1),
    }
}

contract::multipart_form! {
    /// What is to change. An absent part stays as it is, an empty text part clears it.
    pub struct CarOwnerProfileForm => "What is to change. An absent part stays as it is, an empty text part clears it." {
        /// 3 to 30 letters, digits, dots, underscores or hyphens; unique, whatever the case.
        pub username: Opt<Constrained<Str, CarOwnerProfileFormUsernameRule>> = "username" => "3 to 30 letters, digits, dots, underscores or hyphens; unique, whatever the case.",
        /// Given name.
        pub first_name: Opt<Constrained<Str, CarOwnerProfileFormFirstNameRule>> = "first_name" => "Given name.",
        /// Family name.
        pub last_name: Opt<Constrained<Str, CarOwnerProfileFormLastNameRule>> = "last_name" => "Family name.",
        /// A phone number in E.164 form, a plus sign and up to 15 digits.
        pub phone_number: Opt<Constrained<Str, CarOwnerProfileFormPhoneNumberRule>> = "phone_number" => "A phone number in E.164 form, a plus sign and up to 15 digits.",
        /// Postal address.
        pub address: Opt<Constrained<Str, CarOwnerProfileFormAddressRule>> = "address" => "Postal address.",
        /// A JPEG, PNG, WebP or GIF of up to 10 MB and 50 megapixels that becomes the profile image.
        pub file: Opt<File> = "file" => "A JPEG, PNG, WebP or GIF of up to 10 MB and 50 megapixels that becomes the profile image.",
        /// The same as `file`, by another name.
        pub profile_image: Opt<File> = "profile_image" => "The same as `file`, by another name.",
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileFormUsername`.
    pub CarOwnerProfileFormUsernameRule {
        pattern: Some(String::from("^([A-Za-z0-9._-]{3,})?$")),
        max_length: Some(30),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileFormFirstName`.
    pub CarOwnerProfileFormFirstNameRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(255),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileFormLastName`.
    pub CarOwnerProfileFormLastNameRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(255),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileFormPhoneNumber`.
    pub CarOwnerProfileFormPhoneNumberRule {
        pattern: Some(String::from("^(\\+[1-9][0-9]{1,14})?$")),
    }
}

contract::constraint! {
    /// What the document says of `CarOwnerProfileFormAddress`.
    pub CarOwnerProfileFormAddressRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        max_length: Some(1024),
    }
}

/// Nothing, and what request it answers.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerEnvelope {
    pub data: CarOwnerNothing,
    pub meta: CarOwnerMeta,
}

/// An object without members.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerNothing {}

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

/// Whether a username is free.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerUsernameCheck {
    /// The username that was asked for.
    pub username: Str,
    /// Whether the caller can take it.
    pub available: bool,
    /// The same for people.
    pub message: Str,
}

/// Whether the caller is there.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerPresenceUpdate {
    pub status: CarOwnerPresenceStatus,
}

contract::string_enum! {
    /// There and reading, there but not reading, or gone.
    pub enum CarOwnerPresenceStatus => "There and reading, there but not reading, or gone." {
        Online = "online",
        Away = "away",
        Offline = "offline",
    }
}

/// What has been set, and what that has delivered.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerPresence {
    pub status: CarOwnerPresenceStatus,
    /// How many queued events this request has delivered.
    #[oai(validator(minimum(value = "0")))]
    pub queued_delivered: i64,
}

/// Something that the caller is told.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct CarOwnerEvent {
    /// Its number among the caller's events, from 1; each is larger than those before.
    #[oai(validator(minimum(value = "0")))]
    pub id: i64,
    /// What it is about. This server's own are `profile.changed`, `profile.image_changed`, `session.created` and `password.changed`, whose `data.session_id` names the session that did it, and what staff say of a driver: `document.reviewed`, `interview.created` and `review.created`.
    pub r#type: Str,
    /// What its producer tells.
    pub data: AnyJson,
    /// When it was accepted.
    pub created_at: DateTime,
}

/// What `getProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum GetProfileResponse {
    /// The profile.
    #[oai(status = 200)]
    Ok(
        Json<CarOwnerProfile>,
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
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GetProfileResponse {
    /// The profile.
    #[must_use]
    pub fn ok(body: CarOwnerProfile, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The profile still has one of the tags in `If-None-Match`.
    #[must_use]
    pub fn not_modified(e_tag: impl Into<Str>) -> Self {
        Self::NotModified(SetByServer::new(), e_tag.into())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

#[derive(Debug, ApiRequest)]
pub enum UpdateProfileBody {
    Json(Json<CarOwnerProfileUpdate>),
    Multipart(Multipart<CarOwnerProfileForm>),
}

/// What `updateProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateProfileResponse {
    /// The profile as it is now.
    #[oai(status = 200)]
    Ok(
        Json<CarOwnerProfile>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed.
    #[oai(status = 400)]
    BadRequest(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The username is taken.
    #[oai(status = 409)]
    Conflict(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is neither JSON nor multipart.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request breaks the contract; `details` lists every violation.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UpdateProfileResponse {
    /// The profile as it is now.
    #[must_use]
    pub fn ok(body: CarOwnerProfile, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// The body is malformed.
    #[must_use]
    pub fn bad_request(body: CarOwnerError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: CarOwnerError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The username is taken.
    #[must_use]
    pub fn conflict(body: CarOwnerError) -> Self {
        Self::Conflict(Json(body), SetByServer::new())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: CarOwnerError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: CarOwnerError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body is neither JSON nor multipart.
    #[must_use]
    pub fn unsupported_media_type(body: CarOwnerError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request breaks the contract; `details` lists every violation.
    #[must_use]
    pub fn unprocessable_entity(body: CarOwnerError) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `deleteProfileImage` answers.
#[derive(Debug, ApiResponse)]
pub enum DeleteProfileImageResponse {
    /// The image is removed.
    #[oai(status = 200)]
    Ok(
        Json<CarOwnerEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// There was no image.
    #[oai(status = 204)]
    NoContent(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// The entity tag of the profile as it is now; changes with every change that any API shows.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl DeleteProfileImageResponse {
    /// The image is removed.
    #[must_use]
    pub fn ok(body: CarOwnerEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(Json(body), SetByServer::new(), e_tag.into())
    }
    /// There was no image.
    #[must_use]
    pub fn no_content(e_tag: impl Into<Str>) -> Self {
        Self::NoContent(SetByServer::new(), e_tag.into())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: CarOwnerError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `checkUsername` answers.
#[derive(Debug, ApiResponse)]
pub enum CheckUsernameResponse {
    /// Whether it is free.
    #[oai(status = 200)]
    Ok(
        Json<CarOwnerUsernameCheck>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The request breaks the contract; `details` lists every violation.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl CheckUsernameResponse {
    /// Whether it is free.
    #[must_use]
    pub fn ok(body: CarOwnerUsernameCheck) -> Self {
        Self::Ok(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The request breaks the contract; `details` lists every violation.
    #[must_use]
    pub fn unprocessable_entity(body: CarOwnerError) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `setPresence` answers.
#[derive(Debug, ApiResponse)]
pub enum SetPresenceResponse {
    /// The presence as it is now.
    #[oai(status = 200)]
    Ok(
        Json<CarOwnerPresence>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is malformed.
    #[oai(status = 400)]
    BadRequest(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is neither JSON nor multipart.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The request breaks the contract; `details` lists every violation.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl SetPresenceResponse {
    /// The presence as it is now.
    #[must_use]
    pub fn ok(body: CarOwnerPresence) -> Self {
        Self::Ok(Json(body), SetByServer::new())
    }
    /// The body is malformed.
    #[must_use]
    pub fn bad_request(body: CarOwnerError) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: CarOwnerError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: CarOwnerError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body is neither JSON nor multipart.
    #[must_use]
    pub fn unsupported_media_type(body: CarOwnerError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The request breaks the contract; `details` lists every violation.
    #[must_use]
    pub fn unprocessable_entity(body: CarOwnerError) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `streamEvents` answers.
#[derive(Debug, ApiResponse)]
pub enum StreamEventsResponse {
    /// The stream.
    #[oai(status = 200)]
    Ok(
        Sse<CarOwnerEvent>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The request breaks the contract; `details` lists every violation.
    #[oai(status = 422)]
    UnprocessableEntity(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<CarOwnerError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl StreamEventsResponse {
    /// The stream.
    #[must_use]
    pub fn ok(body: Sse<CarOwnerEvent>) -> Self {
        Self::Ok(body, SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: CarOwnerError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The request breaks the contract; `details` lists every violation.
    #[must_use]
    pub fn unprocessable_entity(body: CarOwnerError) -> Self {
        Self::UnprocessableEntity(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: CarOwnerError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: CarOwnerError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `getProfile`
        pub GetProfile = "getProfile"
    }
    contract::operation! {
        /// `updateProfile`
        pub UpdateProfile = "updateProfile"
    }
    contract::operation! {
        /// `deleteProfileImage`
        pub DeleteProfileImage = "deleteProfileImage"
    }
    contract::operation! {
        /// `checkUsername`
        pub CheckUsername = "checkUsername"
    }
    contract::operation! {
        /// `setPresence`
        pub SetPresence = "setPresence"
    }
    contract::operation! {
        /// `streamEvents`
        pub StreamEvents = "streamEvents"
    }
}

/// What an implementation of CarOwner does, operation by operation.
pub trait CarOwnerApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Read my profile
    ///
    /// Returns the authenticated user's profile. Supports `If-None-Match` and may return `304 Not Modified`.
    fn get_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        if_none_match: Option<Str>,
    ) -> impl Future<Output = Result<GetProfileResponse, Self::Error>> + Send;
    /// Change my profile
    ///
    /// Updates profile fields for the authenticated user. Only provided fields are updated, all or nothing; `null` (in a form: an empty value) clears one. `username` must be unique (case-insensitive). When uploading a file, use `file` or `profile_image`, not both.
    fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        if_match: Option<Str>,
        body: UpdateProfileBody,
    ) -> impl Future<Output = Result<UpdateProfileResponse, Self::Error>> + Send;
    /// Remove my profile image
    ///
    /// Removes the stored profile image reference for the authenticated user. This does not delete the user account. Returns `204` if there is no image to delete.
    fn delete_profile_image(
        &self,
        request: &Request,
        security: BearerAuth,
        if_match: Option<Str>,
    ) -> impl Future<Output = Result<DeleteProfileImageResponse, Self::Error>> + Send;
    /// Ask whether a username is free
    ///
    /// The caller's own username counts as free.
    fn check_username(
        &self,
        request: &Request,
        security: BearerAuth,
        username: Username,
    ) -> impl Future<Output = Result<CheckUsernameResponse, Self::Error>> + Send;
    /// Say whether I am there
    ///
    /// Update user presence status. When going 'online', queued offline events are delivered: `queued_delivered` counts them, each once, however many requests race. While `away` or `offline`, events queue. A presence is over by itself 60 seconds after the last stream closes or, without a stream, five minutes after the last `PUT`.
    fn set_presence(
        &self,
        request: &Request,
        security: BearerAuth,
        body: CarOwnerPresenceUpdate,
    ) -> impl Future<Output = Result<SetPresenceResponse, Self::Error>> + Send;
    /// Follow my events
    ///
    /// A stream of server-sent events (WHATWG HTML, section 9.2): what is delivered from now on or, with `Last-Event-ID`, from there on, each event once and in order, its `id` being the message's id and its JSON the data. Delivered events can be read again for seven days. Open the stream before you go online, or ask with `Last-Event-ID: 0` for everything that is kept. Before any event the stream says its position as an id without data, so that a client that loses it at once comes back to the same place. Where a stream cannot go on after the id that was asked for, its first message is named `gap`: its `data.reason` is `expired` (some of what came after that id is not kept any more) or `future` (no such event has been delivered), and it goes on after the message's id. A comment every 15 seconds keeps a quiet stream open. The stream ends when the access token expires or its session is revoked; come back with a fresh token and the last id.
    fn stream_events(
        &self,
        request: &Request,
        security: BearerAuth,
        last_event_id: Option<i64>,
    ) -> impl Future<Output = Result<StreamEventsResponse, Self::Error>> + Send;
}

/// The routes of a [`CarOwnerApi`].
#[derive(Debug)]
pub struct CarOwnerRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: CarOwnerApi> CarOwnerRoutes<A> {
    /// Read my profile
    ///
    /// Returns the authenticated user's profile. Supports `If-None-Match` and may return `304 Not Modified`.
    #[oai(
        path = "/api/co/profile",
        method = "get",
        operation_id = "getProfile",
        tag = "Tag::Profile"
    )]
    async fn get_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::GetProfile>,
        /// Entity tags that the caller has; when the profile still has one of them, the answer is 304 without a body.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
    ) -> poem::Result<GetProfileResponse> {
        CarOwnerApi::get_profile(&*self.0, request, security, if_none_match.0.0)
            .await
            .map_err(contract::application)
    }
    /// Change my profile
    ///
    /// Updates profile fields for the authenticated user. Only provided fields are updated, all or nothing; `null` (in a form: an empty value) clears one. `username` must be unique (case-insensitive). When uploading a file, use `file` or `profile_image`, not both.
    #[oai(
        path = "/api/co/profile",
        method = "put",
        operation_id = "updateProfile",
        tag = "Tag::Profile"
    )]
    async fn update_profile(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::UpdateProfile>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        body: UpdateProfileBody,
    ) -> poem::Result<UpdateProfileResponse> {
        CarOwnerApi::update_profile(&*self.0, request, security, if_match.0.0, body)
            .await
            .map_err(contract::application)
    }
    /// Remove my profile image
    ///
    /// Removes the stored profile image reference for the authenticated user. This does not delete the user account. Returns `204` if there is no image to delete.
    #[oai(
        path = "/api/co/profile",
        method = "delete",
        operation_id = "deleteProfileImage",
        tag = "Tag::Profile"
    )]
    async fn delete_profile_image(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::DeleteProfileImage>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
    ) -> poem::Result<DeleteProfileImageResponse> {
        CarOwnerApi::delete_profile_image(&*self.0, request, security, if_match.0.0)
            .await
            .map_err(contract::application)
    }
    /// Ask whether a username is free
    ///
    /// The caller's own username counts as free.
    #[oai(
        path = "/api/co/profile/check-username",
        method = "get",
        operation_id = "checkUsername",
        tag = "Tag::Profile"
    )]
    async fn check_username(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::CheckUsername>,
        /// The username to ask for.
        #[oai(name = "username")]
        username: Query<Username>,
    ) -> poem::Result<CheckUsernameResponse> {
        CarOwnerApi::check_username(&*self.0, request, security, username.0)
            .await
            .map_err(contract::application)
    }
    /// Say whether I am there
    ///
    /// Update user presence status. When going 'online', queued offline events are delivered: `queued_delivered` counts them, each once, however many requests race. While `away` or `offline`, events queue. A presence is over by itself 60 seconds after the last stream closes or, without a stream, five minutes after the last `PUT`.
    #[oai(
        path = "/api/co/presence",
        method = "put",
        operation_id = "setPresence",
        tag = "Tag::Events"
    )]
    async fn set_presence(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::SetPresence>,
        body: Json<CarOwnerPresenceUpdate>,
    ) -> poem::Result<SetPresenceResponse> {
        CarOwnerApi::set_presence(&*self.0, request, security, body.into_inner())
            .await
            .map_err(contract::application)
    }
    /// Follow my events
    ///
    /// A stream of server-sent events (WHATWG HTML, section 9.2): what is delivered from now on or, with `Last-Event-ID`, from there on, each event once and in order, its `id` being the message's id and its JSON the data. Delivered events can be read again for seven days. Open the stream before you go online, or ask with `Last-Event-ID: 0` for everything that is kept. Before any event the stream says its position as an id without data, so that a client that loses it at once comes back to the same place. Where a stream cannot go on after the id that was asked for, its first message is named `gap`: its `data.reason` is `expired` (some of what came after that id is not kept any more) or `future` (no such event has been delivered), and it goes on after the message's id. A comment every 15 seconds keeps a quiet stream open. The stream ends when the access token expires or its session is revoked; come back with a fresh token and the last id.
    #[oai(
        path = "/api/co/events",
        method = "get",
        operation_id = "streamEvents",
        tag = "Tag::Events"
    )]
    async fn stream_events(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::StreamEvents>,
        /// The id of the last event that the caller has seen; 0 for everything that is kept.
        #[oai(
            name = "Last-Event-ID",
            explode = false,
            validator(minimum(value = "0"))
        )]
        last_event_id: Header<Opt<i64>>,
    ) -> poem::Result<StreamEventsResponse> {
        CarOwnerApi::stream_events(&*self.0, request, security, last_event_id.0.0)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for CarOwnerRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: CarOwnerApi>(api: Arc<A>) -> OpenApiService<Contract<CarOwnerRoutes<A>>, ()> {
    OpenApiService::new(Contract(CarOwnerRoutes(api)), "CarOwner", "0.1.0")
        .description("The profile of a car owner, for the car owner's apps.")
        .license(
            poem_openapi::LicenseObject::new("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0"),
        )
        .server(poem_openapi::ServerObject::new("/").description("This server"))
}
