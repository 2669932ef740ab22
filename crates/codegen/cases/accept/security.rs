//! Security: generated from `security.yaml` by codegen; do not edit.

use contract::{Contract, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("security.json");

contract::security_scheme! {
    /// A token.
    pub struct BearerAuth = Scheme {
        name: "bearerAuth",
        description: Some("A token."),
        kind: SchemeKind::Bearer { format: Some("JWT") },
    };
}

contract::security_scheme! {
    /// Who the scheme `basic` proves.
    pub struct Basic = Scheme {
        name: "basic",
        description: None,
        kind: SchemeKind::Basic,
    };
}

contract::security_scheme! {
    /// Who the scheme `apikey` proves.
    pub struct Apikey = Scheme {
        name: "apikey",
        description: None,
        kind: SchemeKind::ApiKey { place: Place::Header, key: "apikey" },
    };
}

contract::security_scheme! {
    /// Two
    /// lines.
    pub struct SessionCookie = Scheme {
        name: "session-cookie",
        description: Some("Two\nlines."),
        kind: SchemeKind::ApiKey { place: Place::Cookie, key: "better-auth.session_token" },
    };
}

contract::security_all! {
    /// All of them.
    pub struct ApikeyAndBearerAuth {
        apikey: Apikey,
        bearer_auth: BearerAuth,
    }
}

contract::security_any! {
    /// Any of them.
    pub enum BearerAuthOrSessionCookie {
        BearerAuth(BearerAuth),
        SessionCookie(SessionCookie),
    }
}

contract::security_any! {
    /// Any of them.
    pub enum ApikeyAndBearerAuthOrSessionCookieOrBasic {
        ApikeyAndBearerAuth(ApikeyAndBearerAuth),
        SessionCookie(SessionCookie),
        Basic(Basic),
    }
}

/// What `byDefault` answers.
#[derive(Debug, ApiResponse)]
pub enum ByDefaultResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl ByDefaultResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `open` answers.
#[derive(Debug, ApiResponse)]
pub enum OpenResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl OpenResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `allOfThem` answers.
#[derive(Debug, ApiResponse)]
pub enum AllOfThemResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl AllOfThemResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `anyOfThem` answers.
#[derive(Debug, ApiResponse)]
pub enum AnyOfThemResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl AnyOfThemResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `anyOfAll` answers.
#[derive(Debug, ApiResponse)]
pub enum AnyOfAllResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl AnyOfAllResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `byDefault`
        pub ByDefault = "byDefault"
    }
    contract::operation! {
        /// `open`
        pub Open = "open"
    }
    contract::operation! {
        /// `allOfThem`
        pub AllOfThem = "allOfThem"
    }
    contract::operation! {
        /// `anyOfThem`
        pub AnyOfThem = "anyOfThem"
    }
    contract::operation! {
        /// `anyOfAll`
        pub AnyOfAll = "anyOfAll"
    }
}

/// What an implementation of Security does, operation by operation.
pub trait SecurityApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn by_default(
        &self,
        request: &Request,
        security: BearerAuth,
    ) -> impl Future<Output = Result<ByDefaultResponse, Self::Error>> + Send;
    fn open(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<OpenResponse, Self::Error>> + Send;
    fn all_of_them(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuth,
    ) -> impl Future<Output = Result<AllOfThemResponse, Self::Error>> + Send;
    fn any_of_them(
        &self,
        request: &Request,
        security: BearerAuthOrSessionCookie,
    ) -> impl Future<Output = Result<AnyOfThemResponse, Self::Error>> + Send;
    fn any_of_all(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuthOrSessionCookieOrBasic,
    ) -> impl Future<Output = Result<AnyOfAllResponse, Self::Error>> + Send;
}

/// The routes of a [`SecurityApi`].
#[derive(Debug)]
pub struct SecurityRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: SecurityApi> SecurityRoutes<A> {
    #[oai(path = "/global", method = "get", operation_id = "byDefault")]
    async fn by_default(
        &self,
        request: &Request,
        security: BearerAuth,
        _validated: Validated<operations::ByDefault>,
    ) -> poem::Result<ByDefaultResponse> {
        SecurityApi::by_default(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/open", method = "get", operation_id = "open")]
    async fn open(
        &self,
        request: &Request,
        _validated: Validated<operations::Open>,
    ) -> poem::Result<OpenResponse> {
        SecurityApi::open(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/all", method = "get", operation_id = "allOfThem")]
    async fn all_of_them(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuth,
        _validated: Validated<operations::AllOfThem>,
    ) -> poem::Result<AllOfThemResponse> {
        SecurityApi::all_of_them(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any", method = "get", operation_id = "anyOfThem")]
    async fn any_of_them(
        &self,
        request: &Request,
        security: BearerAuthOrSessionCookie,
        _validated: Validated<operations::AnyOfThem>,
    ) -> poem::Result<AnyOfThemResponse> {
        SecurityApi::any_of_them(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/any-of-all", method = "get", operation_id = "anyOfAll")]
    async fn any_of_all(
        &self,
        request: &Request,
        security: ApikeyAndBearerAuthOrSessionCookieOrBasic,
        _validated: Validated<operations::AnyOfAll>,
    ) -> poem::Result<AnyOfAllResponse> {
        SecurityApi::any_of_all(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for SecurityRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: SecurityApi>(api: Arc<A>) -> OpenApiService<Contract<SecurityRoutes<A>>, ()> {
    OpenApiService::new(Contract(SecurityRoutes(api)), "Security", "1")
}
