//! Exact values: generated from `exact.yaml` by codegen; do not edit.

use contract::{AnyJson, Constrained, Contract, ExactJson, Json, Opt, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("exact.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Keepsakes {
    pub needed: ExactJson,
    /// Any value at all.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub optional: Opt<ExactJson>,
    /// Any value as a tree.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plain: Opt<AnyJson>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub named: Opt<Kept>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list: Opt<Vec<ExactJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map: Opt<BTreeMap<String, ExactJson>>,
}

contract::constraint! {
    /// What the document says of `Kept`.
    pub KeptRule {
        description: Some("Any value as it is written."),
    }
}

/// Any value as it is written.
pub type Kept = Constrained<ExactJson, KeptRule>;

/// What `keepValues` answers.
#[derive(Debug, ApiResponse)]
pub enum KeepValuesResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Keepsakes>),
}

impl KeepValuesResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Keepsakes) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `keepValue` answers.
#[derive(Debug, ApiResponse)]
pub enum KeepValueResponse {
    /// Kept.
    #[oai(status = 204)]
    NoContent,
}

impl KeepValueResponse {
    /// Kept.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `keepValues`
        pub KeepValues = "keepValues"
    }
    contract::operation! {
        /// `keepValue`
        pub KeepValue = "keepValue"
    }
}

/// What an implementation of Exact values does, operation by operation.
pub trait ExactApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn keep_values(
        &self,
        request: &Request,
        body: Keepsakes,
    ) -> impl Future<Output = Result<KeepValuesResponse, Self::Error>> + Send;
    fn keep_value(
        &self,
        request: &Request,
        body: Kept,
    ) -> impl Future<Output = Result<KeepValueResponse, Self::Error>> + Send;
}

/// The routes of a [`ExactApi`].
#[derive(Debug)]
pub struct ExactRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ExactApi> ExactRoutes<A> {
    #[oai(path = "/values", method = "put", operation_id = "keepValues")]
    async fn keep_values(
        &self,
        request: &Request,
        _validated: Validated<operations::KeepValues>,
        body: Json<Keepsakes>,
    ) -> poem::Result<KeepValuesResponse> {
        ExactApi::keep_values(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/values", method = "post", operation_id = "keepValue")]
    async fn keep_value(
        &self,
        request: &Request,
        _validated: Validated<operations::KeepValue>,
        body: Json<Kept>,
    ) -> poem::Result<KeepValueResponse> {
        ExactApi::keep_value(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for ExactRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ExactApi>(api: Arc<A>) -> OpenApiService<Contract<ExactRoutes<A>>, ()> {
    OpenApiService::new(Contract(ExactRoutes(api)), "Exact values", "1")
}
