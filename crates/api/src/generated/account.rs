//! Account: generated from `account.yaml` by codegen; do not edit.

use contract::{
    Constrained, Contract, EmailStr, File, Form, Header, Int, Json, Multipart, Nullable, Opt,
    SetByServer, Str, UriStr, Validated,
};
use poem::Request;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService, Tags};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("account.json");

contract::security_scheme! {
    /// An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: Some("An access token from `POST /auth/login`, `POST /auth/register` or `POST /auth/refresh`."),
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}

contract::security_scheme! {
    /// The key of the client application, made with `dossier apikey create`.
    pub struct Apikey = Scheme {
        name: "apikey",
        description: Some("The key of the client application, made with `dossier apikey create`."),
        kind: SchemeKind::ApiKey { place: Place::Header, key: "apikey" },
    };
}

contract::security_all! {
    /// All of them.
    pub struct BearerAuthAndApikey {
        bearer_auth: BearerAuth,
        apikey: Apikey,
    }
}

#[derive(Tags)]
enum Tag {
    /// The caller's own profile.
    #[oai(rename = "profile")]
    Profile,
    /// Where the caller is.
    #[oai(rename = "locale")]
    Locale,
}

/// A profile.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfileEnvelope {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountNothing,
    pub data: AccountProfileData,
}

/// An object without members.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountNothing {}

/// A profile, its image and where its owner is.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfileData {
    /// A list of one.
    #[oai(rename = "UserProfile", validator(max_items = 1, min_items = 1))]
    #[serde(rename = "UserProfile")]
    pub user_profile: Vec<AccountProfile>,
    #[oai(rename = "ProfileImage")]
    #[serde(rename = "ProfileImage")]
    pub profile_image: Nullable<AccountImageUrl>,
    #[oai(rename = "UserLocInfo")]
    #[serde(rename = "UserLocInfo")]
    pub user_loc_info: AccountLocale,
}

/// A person; all members are always present.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfile {
    /// The name that is unique among all.
    pub username: Nullable<Str>,
    /// The given name.
    pub first_name: Nullable<Str>,
    /// The family name.
    pub last_name: Nullable<Str>,
    /// The email address.
    pub email: Str,
    /// The calling code of the phone number, with its plus sign.
    pub phone_code: Nullable<Str>,
    /// The whole phone number (E.164).
    pub phone_number: Nullable<Str>,
    /// The country of the phone number (ISO 3166-1 alpha-2), where the number tells it.
    pub country_code: Nullable<Str>,
}

contract::constraint! {
    /// What the document says of `AccountImageUrl`.
    pub AccountImageUrlRule {
        description: Some("Where the profile image can be fetched; null when there is none."),
    }
}

/// Where the profile image can be fetched; null when there is none.
pub type AccountImageUrl = Constrained<UriStr, AccountImageUrlRule>;

/// How to speak to the caller.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountLocale {
    /// The language (BCP 47); null where nobody lives.
    pub lan: Nullable<Str>,
    /// The time zone (IANA).
    pub tz: Str,
    /// The currency (ISO 4217); null where there is none.
    pub currency: Nullable<Str>,
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
pub struct AccountError {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountErrorDetail,
    pub data: AccountNothing,
}

/// What went wrong.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountErrorDetail {
    /// A sentence for people.
    pub detail: Str,
}

contract::constraint! {
    /// What the document says of `RetryAfter`.
    pub RetryAfterRule {
        minimum: Some(1.0),
    }
}

/// What to change.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfileUpdate {
    /// The given name; blank clears it.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub first_name: Opt<Constrained<AccountText, AccountProfileUpdateFirstNameRule>>,
    /// The family name; blank clears it.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub last_name: Opt<Constrained<AccountText, AccountProfileUpdateLastNameRule>>,
    /// An email address, in a domain that has a name.
    pub email: Constrained<MailAddress, AccountProfileUpdateEmailRule>,
    /// A phone number with its calling code, which never begins with 0, with or without the plus sign; blank clears it. It is kept, and shown by all APIs, as E.164 writes it.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub phone_number: Opt<Constrained<AccountText, AccountProfileUpdatePhoneNumberRule>>,
    /// The code that was mailed to a new email; blank is as good as absent.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub token_field: Opt<AccountText>,
    /// The checksum that belongs to the code; blank is as good as absent.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub token_checksum_field: Opt<AccountText>,
}

contract::constraint! {
    /// What the document says of `AccountText`.
    pub AccountTextRule {
        description: Some("A text. White space around it is no part of it; in JSON a number stands for its text."),
        pattern: Some(String::from("^[^\\x00]*$")),
    }
}

/// A text. White space around it is no part of it; in JSON a number stands for its text.
pub type AccountText = Constrained<Str, AccountTextRule>;

contract::constraint! {
    /// What the document says of `AccountProfileUpdateFirstName`.
    pub AccountProfileUpdateFirstNameRule {
        max_length: Some(255),
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileUpdateLastName`.
    pub AccountProfileUpdateLastNameRule {
        max_length: Some(255),
    }
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

contract::constraint! {
    /// What the document says of `AccountProfileUpdateEmail`.
    pub AccountProfileUpdateEmailRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileUpdatePhoneNumber`.
    pub AccountProfileUpdatePhoneNumberRule {
        pattern: Some(String::from("^(\\+?[1-9][0-9]{8,14})?$")),
    }
}

contract::multipart_form! {
    /// What to change, as a form with parts.
    pub struct AccountProfileForm => "What to change, as a form with parts." {
        /// The given name; blank clears it.
        pub first_name: Opt<Constrained<AccountText, AccountProfileFormFirstNameRule>> = "first_name" => "The given name; blank clears it.",
        /// The family name; blank clears it.
        pub last_name: Opt<Constrained<AccountText, AccountProfileFormLastNameRule>> = "last_name" => "The family name; blank clears it.",
        /// An email address, in a domain that has a name.
        pub email: Constrained<MailAddress, AccountProfileFormEmailRule> = "email" => "An email address, in a domain that has a name.",
        /// A phone number with its calling code, which never begins with 0, with or without the plus sign; blank clears it. It is kept, and shown by all APIs, as E.164 writes it.
        pub phone_number: Opt<Constrained<AccountText, AccountProfileFormPhoneNumberRule>> = "phone_number" => "A phone number with its calling code, which never begins with 0, with or without the plus sign; blank clears it. It is kept, and shown by all APIs, as E.164 writes it.",
        /// The code that was mailed to a new email; blank is as good as absent.
        pub token_field: Opt<AccountText> = "token_field" => "The code that was mailed to a new email; blank is as good as absent.",
        /// The checksum that belongs to the code; blank is as good as absent.
        pub token_checksum_field: Opt<AccountText> = "token_checksum_field" => "The checksum that belongs to the code; blank is as good as absent.",
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileFormFirstName`.
    pub AccountProfileFormFirstNameRule {
        max_length: Some(255),
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileFormLastName`.
    pub AccountProfileFormLastNameRule {
        max_length: Some(255),
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileFormEmail`.
    pub AccountProfileFormEmailRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        min_length: Some(1),
    }
}

contract::constraint! {
    /// What the document says of `AccountProfileFormPhoneNumber`.
    pub AccountProfileFormPhoneNumberRule {
        pattern: Some(String::from("^(\\+?[1-9][0-9]{8,14})?$")),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum BadProfileJson any_of {
        AccountProfileInvalid(AccountProfileInvalid),
        AccountError(AccountError),
    }
}

/// What is wrong with a change of a profile, all of it.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfileInvalid {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountProfileErrors,
    pub data: AccountNothing,
}

/// Sentences for people, by field; a field with nothing wrong is absent.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountProfileErrors {
    /// What is wrong with `first_name`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub first_name: Opt<Vec<Str>>,
    /// What is wrong with `last_name`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub last_name: Opt<Vec<Str>>,
    /// What is wrong with `email`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub email: Opt<Vec<Str>>,
    /// What is wrong with `phone_number`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub phone_number: Opt<Vec<Str>>,
    /// What is wrong with `token_field`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub token_field: Opt<Vec<Str>>,
    /// What is wrong with `token_checksum_field`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub token_checksum_field: Opt<Vec<Str>>,
    /// What is wrong with the body as a whole.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub non_field_errors: Opt<Vec<Str>>,
}

/// The address to prove.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountTokenRequest {
    /// An email address, in a domain that has a name.
    pub email: Constrained<MailAddress, AccountTokenRequestEmailRule>,
}

contract::constraint! {
    /// What the document says of `AccountTokenRequestEmail`.
    pub AccountTokenRequestEmailRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        min_length: Some(1),
    }
}

contract::multipart_form! {
    /// The address to prove, as a form with parts.
    pub struct AccountTokenForm => "The address to prove, as a form with parts." {
        /// An email address, in a domain that has a name.
        pub email: Constrained<MailAddress, AccountTokenFormEmailRule> = "email" => "An email address, in a domain that has a name.",
    }
}

contract::constraint! {
    /// What the document says of `AccountTokenFormEmail`.
    pub AccountTokenFormEmailRule {
        pattern: Some(String::from("^[^\\x00]*$")),
        min_length: Some(1),
    }
}

/// What belongs to the code that was mailed.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountTokenEnvelope {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountNothing,
    pub data: AccountTokenData,
}

/// What belongs to the code that was mailed.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountTokenData {
    /// Always true.
    pub success: bool,
    /// What `token_checksum_field` has to be.
    pub token_checksum: Str,
}

contract::untagged_union! {
    /// One of several.
    pub enum BadTokenJson any_of {
        AccountTokenInvalid(AccountTokenInvalid),
        AccountError(AccountError),
    }
}

/// What is wrong with a request for a code, all of it.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountTokenInvalid {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountTokenErrors,
    pub data: AccountNothing,
}

/// Sentences for people, by field; a field with nothing wrong is absent.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountTokenErrors {
    /// What is wrong with `email`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub email: Opt<Vec<Str>>,
    /// What is wrong with the body as a whole.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub non_field_errors: Opt<Vec<Str>>,
}

contract::multipart_form! {
    /// A picture, and what the user has cropped of it.
    pub struct AccountImageForm => "A picture, and what the user has cropped of it." {
        /// A JPEG, PNG, WebP or GIF of up to 10 MB and 50 megapixels.
        pub image: File = "image" => "A JPEG, PNG, WebP or GIF of up to 10 MB and 50 megapixels.",
        /// The same kind of file, which becomes the profile image instead.
        pub cropped_image: Opt<File> = "cropped_image" => "The same kind of file, which becomes the profile image instead.",
    }
}

/// Where the profile image is.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountImageEnvelope {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountNothing,
    pub data: AccountImageData,
}

/// Where the profile image is.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountImageData {
    #[oai(rename = "ProfileImage")]
    #[serde(rename = "ProfileImage")]
    pub profile_image: Nullable<AccountImageUrl>,
}

contract::untagged_union! {
    /// One of several.
    pub enum BadImageJson any_of {
        AccountImageInvalid(AccountImageInvalid),
        AccountError(AccountError),
    }
}

/// What is wrong with a profile image, all of it.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountImageInvalid {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountImageErrors,
    pub data: AccountNothing,
}

/// Sentences for people, by field; a field with nothing wrong is absent.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountImageErrors {
    /// What is wrong with `image`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub image: Opt<Vec<Str>>,
    /// What is wrong with `cropped_image`.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub cropped_image: Opt<Vec<Str>>,
    /// What is wrong with the body as a whole.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub non_field_errors: Opt<Vec<Str>>,
}

/// What a client needs to localise itself.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountLocalInfoEnvelope {
    /// The HTTP status.
    pub status_code: Int,
    pub errors: AccountNothing,
    pub data: AccountLocalInfo,
}

/// What a client needs to localise itself.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct AccountLocalInfo {
    #[oai(rename = "UserLocInfo")]
    #[serde(rename = "UserLocInfo")]
    pub user_loc_info: AccountLocale,
    /// The caller's address.
    pub ip: Str,
    /// The country (ISO 3166-1 alpha-2).
    pub country_code: Str,
    /// Its English name.
    pub country: Str,
    /// Its continent, `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent_code: Str,
    /// Whether it is a member of the European Union.
    pub eu: bool,
    /// Its calling code, with the plus sign; null where there is none.
    pub calling_code: Nullable<Str>,
    /// Its languages (BCP 47), the most spoken official one first.
    pub languages: Vec<Str>,
    /// What its clocks are ahead of UTC.
    pub utc_offset: Str,
    /// What its clocks show (RFC 3339), with that offset.
    pub local_time: Str,
    pub source: AccountLocaleSource,
}

contract::string_enum! {
    /// By what it was told where the caller is.
    pub enum AccountLocaleSource => "By what it was told where the caller is." {
        Geoip = "geoip",
        AcceptLanguage = "accept-language",
        Default = "default",
    }
}

/// What `getProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum GetProfileResponse {
    /// The profile.
    #[oai(status = 200)]
    Ok(
        Json<AccountProfileEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// The entity tag of the profile as it is shown now; changes with every change that any API shows, and with `UserLocInfo`.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The answer would still have one of the tags in `If-None-Match`.
    #[oai(status = 304)]
    NotModified(
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// The entity tag of the profile as it is shown now; changes with every change that any API shows, and with `UserLocInfo`.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
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
    pub fn ok(body: AccountProfileEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The answer would still have one of the tags in `If-None-Match`.
    #[must_use]
    pub fn not_modified(e_tag: impl Into<Str>) -> Self {
        Self::NotModified(SetByServer::new(), SetByServer::new(), e_tag.into())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

#[derive(Debug, ApiRequest)]
pub enum UpdateProfileBody {
    Json(Json<AccountProfileUpdate>),
    Multipart(Multipart<AccountProfileForm>),
    Form(Form<AccountProfileUpdate>),
}

/// What `updateProfile` answers.
#[derive(Debug, ApiResponse)]
pub enum UpdateProfileResponse {
    /// The profile as it is now.
    #[oai(status = 200)]
    Ok(
        Json<AccountProfileEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// The entity tag of the profile as it is shown now; changes with every change that any API shows, and with `UserLocInfo`.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed (`detail`), or fields are wrong.
    #[oai(status = 400)]
    BadRequest(
        Json<BadProfileJson>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[oai(status = 429)]
    TooManyRequests(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
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
    pub fn ok(body: AccountProfileEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The body is malformed (`detail`), or fields are wrong.
    #[must_use]
    pub fn bad_request(body: BadProfileJson) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: AccountError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: AccountError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: AccountError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: AccountError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[must_use]
    pub fn too_many_requests(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

#[derive(Debug, ApiRequest)]
pub enum GenerateTokenBody {
    Json(Json<AccountTokenRequest>),
    Form(Form<AccountTokenRequest>),
    Multipart(Multipart<AccountTokenForm>),
}

/// What `generateToken` answers.
#[derive(Debug, ApiResponse)]
pub enum GenerateTokenResponse {
    /// The code has been mailed.
    #[oai(status = 200)]
    Ok(
        Json<AccountTokenEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
    ),
    /// The body is malformed (`detail`), or fields are wrong.
    #[oai(status = 400)]
    BadRequest(
        Json<BadTokenJson>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// As many codes as may be are good already.
    #[oai(status = 429)]
    TooManyRequests(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GenerateTokenResponse {
    /// The code has been mailed.
    #[must_use]
    pub fn ok(body: AccountTokenEnvelope) -> Self {
        Self::Ok(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The body is malformed (`detail`), or fields are wrong.
    #[must_use]
    pub fn bad_request(body: BadTokenJson) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: AccountError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: AccountError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: AccountError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// As many codes as may be are good already.
    #[must_use]
    pub fn too_many_requests(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `uploadProfileImage` answers.
#[derive(Debug, ApiResponse)]
pub enum UploadProfileImageResponse {
    /// Where the new profile image is.
    #[oai(status = 200)]
    Ok(
        Json<AccountImageEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// The entity tag of the profile as it is shown now; changes with every change that any API shows, and with `UserLocInfo`.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed (`detail`), or fields are wrong.
    #[oai(status = 400)]
    BadRequest(
        Json<BadImageJson>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[oai(status = 429)]
    TooManyRequests(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UploadProfileImageResponse {
    /// Where the new profile image is.
    #[must_use]
    pub fn ok(body: AccountImageEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The body is malformed (`detail`), or fields are wrong.
    #[must_use]
    pub fn bad_request(body: BadImageJson) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: AccountError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: AccountError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: AccountError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: AccountError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[must_use]
    pub fn too_many_requests(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `uploadImage` answers.
#[derive(Debug, ApiResponse)]
pub enum UploadImageResponse {
    /// Where the new profile image is.
    #[oai(status = 200)]
    Ok(
        Json<AccountImageEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
        /// The entity tag of the profile as it is shown now; changes with every change that any API shows, and with `UserLocInfo`.
        #[oai(header = "ETag")]
        Str,
    ),
    /// The body is malformed (`detail`), or fields are wrong.
    #[oai(status = 400)]
    BadRequest(
        Json<BadImageJson>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body did not arrive in time.
    #[oai(status = 408)]
    RequestTimeout(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The profile has none of the tags in `If-Match` any more.
    #[oai(status = 412)]
    PreconditionFailed(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body is larger than this operation takes.
    #[oai(status = 413)]
    PayloadTooLarge(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The body has a media type that this operation does not take.
    #[oai(status = 415)]
    UnsupportedMediaType(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[oai(status = 429)]
    TooManyRequests(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl UploadImageResponse {
    /// Where the new profile image is.
    #[must_use]
    pub fn ok(body: AccountImageEnvelope, e_tag: impl Into<Str>) -> Self {
        Self::Ok(
            Json(body),
            SetByServer::new(),
            SetByServer::new(),
            e_tag.into(),
        )
    }
    /// The body is malformed (`detail`), or fields are wrong.
    #[must_use]
    pub fn bad_request(body: BadImageJson) -> Self {
        Self::BadRequest(Json(body), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// The body did not arrive in time.
    #[must_use]
    pub fn request_timeout(body: AccountError) -> Self {
        Self::RequestTimeout(Json(body), SetByServer::new())
    }
    /// The profile has none of the tags in `If-Match` any more.
    #[must_use]
    pub fn precondition_failed(body: AccountError) -> Self {
        Self::PreconditionFailed(Json(body), SetByServer::new())
    }
    /// The body is larger than this operation takes.
    #[must_use]
    pub fn payload_too_large(body: AccountError) -> Self {
        Self::PayloadTooLarge(Json(body), SetByServer::new())
    }
    /// The body has a media type that this operation does not take.
    #[must_use]
    pub fn unsupported_media_type(body: AccountError) -> Self {
        Self::UnsupportedMediaType(Json(body), SetByServer::new())
    }
    /// The caller's changes of the last 24 hours are as many as they may be.
    #[must_use]
    pub fn too_many_requests(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::TooManyRequests(Json(body), SetByServer::new(), retry_after.into())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
        retry_after: impl Into<Constrained<Int, RetryAfterRule>>,
    ) -> Self {
        Self::ServiceUnavailable(Json(body), SetByServer::new(), retry_after.into())
    }
}

/// What `getLocalInfo` answers.
#[derive(Debug, ApiResponse)]
pub enum GetLocalInfoResponse {
    /// What a client needs to localise itself.
    #[oai(status = 200)]
    Ok(
        Json<AccountLocalInfoEnvelope>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// Which headers of the request the answer depends on.
        #[oai(header = "Vary")]
        SetByServer<Str>,
    ),
    /// The access token is missing, wrong, expired or revoked.
    #[oai(status = 401)]
    Unauthorized(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// How to authenticate (RFC 9110, section 11.6.1; RFC 6750).
        #[oai(header = "WWW-Authenticate")]
        Str,
    ),
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[oai(status = 403)]
    Forbidden(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// A failure inside; the log has its cause under the same request id.
    #[oai(status = 500)]
    InternalServerError(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
    ),
    /// The database or the mail server cannot be reached, or too much is going on.
    #[oai(status = 503)]
    ServiceUnavailable(
        Json<AccountError>,
        /// The caller's `X-Request-Id` if it was 1 to 128 visible ASCII characters, else a new UUID.
        #[oai(header = "X-Request-Id")]
        SetByServer<Constrained<Str, RequestIdRule>>,
        /// After how many seconds a retry is worth it.
        #[oai(header = "Retry-After")]
        Constrained<Int, RetryAfterRule>,
    ),
}

impl GetLocalInfoResponse {
    /// What a client needs to localise itself.
    #[must_use]
    pub fn ok(body: AccountLocalInfoEnvelope) -> Self {
        Self::Ok(Json(body), SetByServer::new(), SetByServer::new())
    }
    /// The access token is missing, wrong, expired or revoked.
    #[must_use]
    pub fn unauthorized(body: AccountError, www_authenticate: impl Into<Str>) -> Self {
        Self::Unauthorized(Json(body), SetByServer::new(), www_authenticate.into())
    }
    /// The access token is good, but the API key is missing, wrong or revoked.
    #[must_use]
    pub fn forbidden(body: AccountError) -> Self {
        Self::Forbidden(Json(body), SetByServer::new())
    }
    /// A failure inside; the log has its cause under the same request id.
    #[must_use]
    pub fn internal_server_error(body: AccountError) -> Self {
        Self::InternalServerError(Json(body), SetByServer::new())
    }
    /// The database or the mail server cannot be reached, or too much is going on.
    #[must_use]
    pub fn service_unavailable(
        body: AccountError,
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
        /// `generateToken`
        pub GenerateToken = "generateToken"
    }
    contract::operation! {
        /// `uploadProfileImage`
        pub UploadProfileImage = "uploadProfileImage"
    }
    contract::operation! {
        /// `uploadImage`
        pub UploadImage = "uploadImage"
    }
    contract::operation! {
        /// `getLocalInfo`
        pub GetLocalInfo = "getLocalInfo"
    }
}

/// What an implementation of Account does, operation by operation.
pub trait AccountApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Read my profile
    ///
    /// `UserLocInfo` is of the request, as in `get/local-info/`. The entity tag stands for all that the answer shows.
    fn get_profile(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        if_none_match: Option<Str>,
        accept_language: Option<Str>,
    ) -> impl Future<Output = Result<GetProfileResponse, Self::Error>> + Send;
    /// Change my profile
    ///
    /// A member that is absent stays as it is; one that is blank is cleared. The email is always sent. One that is not the caller's yet has to be proved with what `user/token-generator/` gave. What is wrong is told of all members at once, and then nothing is changed. Counts as one change of the day, also when it is refused for its content.
    fn update_profile(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: UpdateProfileBody,
    ) -> impl Future<Output = Result<UpdateProfileResponse, Self::Error>> + Send;
    /// Prove an email
    ///
    /// Mails a code of six digits to the address. With it (`token_field`) and the checksum of the answer (`token_checksum_field`) the caller takes the address by `user/update/profile/` within ten minutes; after five wrong tries the code is void. The answer is the same whether somebody has the address or not. At most five codes are good at a time.
    fn generate_token(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        body: GenerateTokenBody,
    ) -> impl Future<Output = Result<GenerateTokenResponse, Self::Error>> + Send;
    /// Replace my profile image
    ///
    /// The profile image becomes `cropped_image` where it is sent, else `image`. Both have to be pictures; what is wrong is told of both at once, and then nothing is changed. Counts as one change of the day, also when it is refused for its content.
    fn upload_profile_image(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: AccountImageForm,
    ) -> impl Future<Output = Result<UploadProfileImageResponse, Self::Error>> + Send;
    /// Replace my profile image, by its short path
    ///
    /// The same as `user/profile/profile-image/`.
    fn upload_image(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        if_match: Option<Str>,
        accept_language: Option<Str>,
        body: AccountImageForm,
    ) -> impl Future<Output = Result<UploadImageResponse, Self::Error>> + Send;
    /// Where am I
    ///
    /// Told by the caller's address where that is known, else by `Accept-Language`, else it is what the server is configured for; `source` says which.
    fn get_local_info(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        accept_language: Option<Str>,
    ) -> impl Future<Output = Result<GetLocalInfoResponse, Self::Error>> + Send;
}

/// The routes of a [`AccountApi`].
#[derive(Debug)]
pub struct AccountRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: AccountApi> AccountRoutes<A> {
    /// Read my profile
    ///
    /// `UserLocInfo` is of the request, as in `get/local-info/`. The entity tag stands for all that the answer shows.
    #[oai(
        path = "/user/get/profile/~",
        method = "get",
        operation_id = "getProfile",
        tag = "Tag::Profile"
    )]
    async fn get_profile(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::GetProfile>,
        /// Entity tags that the caller has; when the profile still has one of them, the answer is 304 without a body.
        #[oai(name = "If-None-Match", explode = false)]
        if_none_match: Header<Opt<Str>>,
        /// What the caller speaks (RFC 9110, section 12.5.4); says where they are when their address does not.
        #[oai(name = "Accept-Language", explode = false)]
        accept_language: Header<Opt<Str>>,
    ) -> poem::Result<GetProfileResponse> {
        AccountApi::get_profile(
            &*self.0,
            request,
            security,
            if_none_match.0.0,
            accept_language.0.0,
        )
        .await
        .map_err(contract::application)
    }
    /// Change my profile
    ///
    /// A member that is absent stays as it is; one that is blank is cleared. The email is always sent. One that is not the caller's yet has to be proved with what `user/token-generator/` gave. What is wrong is told of all members at once, and then nothing is changed. Counts as one change of the day, also when it is refused for its content.
    #[oai(
        path = "/user/update/profile/~",
        method = "post",
        operation_id = "updateProfile",
        tag = "Tag::Profile"
    )]
    async fn update_profile(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::UpdateProfile>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        /// What the caller speaks (RFC 9110, section 12.5.4); says where they are when their address does not.
        #[oai(name = "Accept-Language", explode = false)]
        accept_language: Header<Opt<Str>>,
        body: UpdateProfileBody,
    ) -> poem::Result<UpdateProfileResponse> {
        AccountApi::update_profile(
            &*self.0,
            request,
            security,
            if_match.0.0,
            accept_language.0.0,
            body,
        )
        .await
        .map_err(contract::application)
    }
    /// Prove an email
    ///
    /// Mails a code of six digits to the address. With it (`token_field`) and the checksum of the answer (`token_checksum_field`) the caller takes the address by `user/update/profile/` within ten minutes; after five wrong tries the code is void. The answer is the same whether somebody has the address or not. At most five codes are good at a time.
    #[oai(
        path = "/user/token-generator/~",
        method = "put",
        operation_id = "generateToken",
        tag = "Tag::Profile"
    )]
    async fn generate_token(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::GenerateToken>,
        body: GenerateTokenBody,
    ) -> poem::Result<GenerateTokenResponse> {
        AccountApi::generate_token(&*self.0, request, security, body)
            .await
            .map_err(contract::application)
    }
    /// Replace my profile image
    ///
    /// The profile image becomes `cropped_image` where it is sent, else `image`. Both have to be pictures; what is wrong is told of both at once, and then nothing is changed. Counts as one change of the day, also when it is refused for its content.
    #[oai(
        path = "/user/profile/profile-image/~",
        method = "post",
        operation_id = "uploadProfileImage",
        tag = "Tag::Profile"
    )]
    async fn upload_profile_image(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::UploadProfileImage>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        /// What the caller speaks (RFC 9110, section 12.5.4); says where they are when their address does not.
        #[oai(name = "Accept-Language", explode = false)]
        accept_language: Header<Opt<Str>>,
        body: Multipart<AccountImageForm>,
    ) -> poem::Result<UploadProfileImageResponse> {
        AccountApi::upload_profile_image(
            &*self.0,
            request,
            security,
            if_match.0.0,
            accept_language.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
    /// Replace my profile image, by its short path
    ///
    /// The same as `user/profile/profile-image/`.
    #[oai(
        path = "/user/profile-image/~",
        method = "post",
        operation_id = "uploadImage",
        tag = "Tag::Profile"
    )]
    async fn upload_image(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::UploadImage>,
        /// Entity tags that the caller has read; the request is refused with 412 when the profile has another one now.
        #[oai(name = "If-Match", explode = false)]
        if_match: Header<Opt<Str>>,
        /// What the caller speaks (RFC 9110, section 12.5.4); says where they are when their address does not.
        #[oai(name = "Accept-Language", explode = false)]
        accept_language: Header<Opt<Str>>,
        body: Multipart<AccountImageForm>,
    ) -> poem::Result<UploadImageResponse> {
        AccountApi::upload_image(
            &*self.0,
            request,
            security,
            if_match.0.0,
            accept_language.0.0,
            body.into_inner(),
        )
        .await
        .map_err(contract::application)
    }
    /// Where am I
    ///
    /// Told by the caller's address where that is known, else by `Accept-Language`, else it is what the server is configured for; `source` says which.
    #[oai(
        path = "/get/local-info/~",
        method = "get",
        operation_id = "getLocalInfo",
        tag = "Tag::Locale"
    )]
    async fn get_local_info(
        &self,
        request: &Request,
        security: BearerAuthAndApikey,
        _validated: Validated<operations::GetLocalInfo>,
        /// What the caller speaks (RFC 9110, section 12.5.4); says where they are when their address does not.
        #[oai(name = "Accept-Language", explode = false)]
        accept_language: Header<Opt<Str>>,
    ) -> poem::Result<GetLocalInfoResponse> {
        AccountApi::get_local_info(&*self.0, request, security, accept_language.0.0)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for AccountRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: AccountApi>(api: Arc<A>) -> OpenApiService<Contract<AccountRoutes<A>>, ()> {
    OpenApiService::new(Contract(AccountRoutes(api)), "Account", "0.1.0")
        .description(
            "A person's own profile and what their client needs to localise itself, as clients of Django REST framework know it. A path without its trailing slash is answered with 308 and the one with it.",
        )
        .license(
            poem_openapi::LicenseObject::new("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0"),
        )
        .server(
            poem_openapi::ServerObject::new("/api/v1")
                .description("This server; the prefix is a setting."),
        )
}
