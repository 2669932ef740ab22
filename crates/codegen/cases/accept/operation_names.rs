//! Names of operations: generated from `operation_names.yaml` by codegen; do not edit.

use contract::{Contract, Form, Json, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiRequest, ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("operation_names.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct GetPetBody {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct GetPetResponse {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, ApiRequest)]
pub enum GetPetBody2 {
    Json(Json<GetPetBody>),
    Form(Form<GetPetBody>),
}

/// What `get_pet` answers.
#[derive(Debug, ApiResponse)]
pub enum GetPetResponse2 {
    /// A response whose name a schema has.
    #[oai(status = 200)]
    Ok(Json<GetPetResponse>),
}

impl GetPetResponse2 {
    /// A response whose name a schema has.
    #[must_use]
    pub fn ok(body: GetPetResponse) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `getPet` answers.
#[derive(Debug, ApiResponse)]
pub enum GetPetResponse3 {
    /// The same name in another case.
    #[oai(status = 204)]
    NoContent,
}

impl GetPetResponse3 {
    /// The same name in another case.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `Get-Pet` answers.
#[derive(Debug, ApiResponse)]
pub enum GetPetResponse4 {
    /// And again.
    #[oai(status = 204)]
    NoContent,
}

impl GetPetResponse4 {
    /// And again.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `async` answers.
#[derive(Debug, ApiResponse)]
pub enum AsyncResponse {
    /// A keyword.
    #[oai(status = 204)]
    NoContent,
}

impl AsyncResponse {
    /// A keyword.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `Service` answers.
#[derive(Debug, ApiResponse)]
pub enum ServiceResponse {
    /// The name of the generated function.
    #[oai(status = 204)]
    NoContent,
}

impl ServiceResponse {
    /// The name of the generated function.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `Error` answers.
#[derive(Debug, ApiResponse)]
pub enum ErrorResponse {
    /// The name of the associated type.
    #[oai(status = 204)]
    NoContent,
}

impl ErrorResponse {
    /// The name of the associated type.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `2fa` answers.
#[derive(Debug, ApiResponse)]
pub enum X2faResponse {
    /// A digit in front.
    #[oai(status = 204)]
    NoContent,
}

impl X2faResponse {
    /// A digit in front.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `删除` answers.
#[derive(Debug, ApiResponse)]
pub enum OperationResponse {
    /// Nothing of ASCII in it.
    #[oai(status = 204)]
    NoContent,
}

impl OperationResponse {
    /// Nothing of ASCII in it.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `get_pet`
        pub GetPet = "get_pet"
    }
    contract::operation! {
        /// `getPet`
        pub GetPet2 = "getPet"
    }
    contract::operation! {
        /// `Get-Pet`
        pub GetPet3 = "Get-Pet"
    }
    contract::operation! {
        /// `async`
        pub Async = "async"
    }
    contract::operation! {
        /// `Service`
        pub Service = "Service"
    }
    contract::operation! {
        /// `Error`
        pub Error2 = "Error"
    }
    contract::operation! {
        /// `2fa`
        pub X2fa = "2fa"
    }
    contract::operation! {
        /// `删除`
        pub Operation2 = "删除"
    }
}

/// What an implementation of Names of operations does, operation by operation.
pub trait OperationNamesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn get_pet(
        &self,
        request: &Request,
        body: GetPetBody2,
    ) -> impl Future<Output = Result<GetPetResponse2, Self::Error>> + Send;
    fn get_pet2(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetPetResponse3, Self::Error>> + Send;
    fn get_pet3(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetPetResponse4, Self::Error>> + Send;
    fn r#async(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<AsyncResponse, Self::Error>> + Send;
    fn service(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<ServiceResponse, Self::Error>> + Send;
    fn error(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<ErrorResponse, Self::Error>> + Send;
    fn x2fa(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<X2faResponse, Self::Error>> + Send;
    fn operation(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<OperationResponse, Self::Error>> + Send;
}

/// The routes of a [`OperationNamesApi`].
#[derive(Debug)]
pub struct OperationNamesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: OperationNamesApi> OperationNamesRoutes<A> {
    #[oai(path = "/collide", method = "post", operation_id = "get_pet")]
    async fn get_pet(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPet>,
        body: GetPetBody2,
    ) -> poem::Result<GetPetResponse2> {
        OperationNamesApi::get_pet(&*self.0, request, body)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/collide", method = "get", operation_id = "getPet")]
    async fn get_pet2(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPet2>,
    ) -> poem::Result<GetPetResponse3> {
        OperationNamesApi::get_pet2(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/collide", method = "put", operation_id = "Get-Pet")]
    async fn get_pet3(
        &self,
        request: &Request,
        _validated: Validated<operations::GetPet3>,
    ) -> poem::Result<GetPetResponse4> {
        OperationNamesApi::get_pet3(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/keywords", method = "get", operation_id = "async")]
    async fn r#async(
        &self,
        request: &Request,
        _validated: Validated<operations::Async>,
    ) -> poem::Result<AsyncResponse> {
        OperationNamesApi::r#async(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/keywords", method = "put", operation_id = "Service")]
    async fn service(
        &self,
        request: &Request,
        _validated: Validated<operations::Service>,
    ) -> poem::Result<ServiceResponse> {
        OperationNamesApi::service(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/keywords", method = "post", operation_id = "Error")]
    async fn error(
        &self,
        request: &Request,
        _validated: Validated<operations::Error2>,
    ) -> poem::Result<ErrorResponse> {
        OperationNamesApi::error(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/keywords", method = "patch", operation_id = "2fa")]
    async fn x2fa(
        &self,
        request: &Request,
        _validated: Validated<operations::X2fa>,
    ) -> poem::Result<X2faResponse> {
        OperationNamesApi::x2fa(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/keywords", method = "delete", operation_id = "删除")]
    async fn operation(
        &self,
        request: &Request,
        _validated: Validated<operations::Operation2>,
    ) -> poem::Result<OperationResponse> {
        OperationNamesApi::operation(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for OperationNamesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: OperationNamesApi>(
    api: Arc<A>,
) -> OpenApiService<Contract<OperationNamesRoutes<A>>, ()> {
    OpenApiService::new(
        Contract(OperationNamesRoutes(api)),
        "Names of operations",
        "1",
    )
}
