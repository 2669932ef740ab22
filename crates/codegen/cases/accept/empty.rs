//! Empty: generated from `empty.yaml` by codegen; do not edit.

use contract::Contract;
use poem_openapi::{OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("empty.json");

/// The operations, for `Validated`.
pub mod operations {}

/// What an implementation of Empty does, operation by operation.
pub trait EmptyApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
}

/// The routes of a [`EmptyApi`].
#[derive(Debug)]
pub struct EmptyRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: EmptyApi> EmptyRoutes<A> {}

impl<A> contract::Patch for EmptyRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: EmptyApi>(api: Arc<A>) -> OpenApiService<Contract<EmptyRoutes<A>>, ()> {
    OpenApiService::new(Contract(EmptyRoutes(api)), "Empty", "1")
}
