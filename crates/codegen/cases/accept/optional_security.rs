//! Optional security: generated from `optional_security.yaml` by codegen; do not edit.

use contract::{Contract, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("optional_security.json");

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
    /// Who the scheme `query.key` proves.
    pub struct QueryKey = Scheme {
        name: "query.key",
        description: None,
        kind: SchemeKind::ApiKey { place: Place::Query, key: "api_key" },
    };
}

contract::security_optional! {
    /// It, or nobody.
    pub struct OptionalBearerAuth(BearerAuth);
}

contract::security_any! {
    /// Any of them.
    pub enum BearerAuthOrQueryKey {
        BearerAuth(BearerAuth),
        QueryKey(QueryKey),
    }
}

contract::security_optional! {
    /// It, or nobody.
    pub struct OptionalBearerAuthOrQueryKey(BearerAuthOrQueryKey);
}

contract::security_all! {
    /// All of them.
    pub struct ApikeyAndBearerAuth {
        apikey: Apikey,
        bearer_auth: BearerAuth,
    }
}

contract::security_optional! {
    /// It, or nobody.
    pub struct OptionalApikeyAndBearerAuth(ApikeyAndBearerAuth);
}

/// What `optional` answers.
#[derive(Debug, ApiResponse)]
pub enum OptionalResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl OptionalResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `optionalAny` answers.
#[derive(Debug, ApiResponse)]
pub enum OptionalAnyResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl OptionalAnyResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `optionalAll` answers.
#[derive(Debug, ApiResponse)]
pub enum OptionalAllResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl OptionalAllResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `byPassword` answers.
#[derive(Debug, ApiResponse)]
pub enum ByPasswordResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl ByPasswordResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `byKey` answers.
#[derive(Debug, ApiResponse)]
pub enum ByKeyResponse {
    /// Let in.
    #[oai(status = 204)]
    NoContent,
}

impl ByKeyResponse {
    /// Let in.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `optional`
        pub Optional = "optional"
    }
    contract::operation! {
        /// `optionalAny`
        pub OptionalAny = "optionalAny"
    }
    contract::operation! {
        /// `optionalAll`
        pub OptionalAll = "optionalAll"
    }
    contract::operation! {
        /// `byPassword`
        pub ByPassword = "byPassword"
    }
    contract::operation! {
        /// `byKey`
        pub ByKey = "byKey"
    }
}

/// What an implementation of Optional security does, operation by operation.
pub trait OptionalSecurityApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn optional(
        &self,
        request: &Request,
        security: OptionalBearerAuth,
    ) -> impl Future<Output = Result<OptionalResponse, Self::Error>> + Send;
    fn optional_any(
        &self,
        request: &Request,
        security: OptionalBearerAuthOrQueryKey,
    ) -> impl Future<Output = Result<OptionalAnyResponse, Self::Error>> + Send;
    fn optional_all(
        &self,
        request: &Request,
        security: OptionalApikeyAndBearerAuth,
    ) -> impl Future<Output = Result<OptionalAllResponse, Self::Error>> + Send;
    fn by_password(
        &self,
        request: &Request,
        security: Basic,
    ) -> impl Future<Output = Result<ByPasswordResponse, Self::Error>> + Send;
    fn by_key(
        &self,
        request: &Request,
        security: QueryKey,
    ) -> impl Future<Output = Result<ByKeyResponse, Self::Error>> + Send;
}

/// The routes of a [`OptionalSecurityApi`].
#[derive(Debug)]
pub struct OptionalSecurityRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: OptionalSecurityApi> OptionalSecurityRoutes<A> {
    #[oai(path = "/optional", method = "get", operation_id = "optional")]
    async fn optional(
        &self,
        request: &Request,
        security: OptionalBearerAuth,
        _validated: Validated<operations::Optional>,
    ) -> poem::Result<OptionalResponse> {
        OptionalSecurityApi::optional(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/optional-any", method = "get", operation_id = "optionalAny")]
    async fn optional_any(
        &self,
        request: &Request,
        security: OptionalBearerAuthOrQueryKey,
        _validated: Validated<operations::OptionalAny>,
    ) -> poem::Result<OptionalAnyResponse> {
        OptionalSecurityApi::optional_any(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/optional-all", method = "get", operation_id = "optionalAll")]
    async fn optional_all(
        &self,
        request: &Request,
        security: OptionalApikeyAndBearerAuth,
        _validated: Validated<operations::OptionalAll>,
    ) -> poem::Result<OptionalAllResponse> {
        OptionalSecurityApi::optional_all(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/basic", method = "get", operation_id = "byPassword")]
    async fn by_password(
        &self,
        request: &Request,
        security: Basic,
        _validated: Validated<operations::ByPassword>,
    ) -> poem::Result<ByPasswordResponse> {
        OptionalSecurityApi::by_password(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/key", method = "get", operation_id = "byKey")]
    async fn by_key(
        &self,
        request: &Request,
        security: QueryKey,
        _validated: Validated<operations::ByKey>,
    ) -> poem::Result<ByKeyResponse> {
        OptionalSecurityApi::by_key(&*self.0, request, security)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for OptionalSecurityRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: OptionalSecurityApi>(
    api: Arc<A>,
) -> OpenApiService<Contract<OptionalSecurityRoutes<A>>, ()> {
    OpenApiService::new(
        Contract(OptionalSecurityRoutes(api)),
        "Optional security",
        "1",
    )
}
