//! Wrapped: generated from `wrapped.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Json, Nullable, Opt, Str, Validated};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("wrapped.json");

/// What says `type` beside `allOf`, so that `nullable` has a meaning.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Wrapped {
    /// A car or none.
    pub car: Nullable<Car>,
    pub name: Nullable<Constrained<Name, WrappedNameRule>>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub colour: MaybeUndefined<Colour>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub doors: MaybeUndefined<Constrained<Int, WrappedDoorsRule>>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub names: MaybeUndefined<Names>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub labels: MaybeUndefined<Labels>,
    /// The same car.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub never_null: Opt<Car>,
    pub maybe: Nullable<MaybeCar>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub twice: MaybeUndefined<MaybeCar>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub joined: MaybeUndefined<Joined>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub alternatives: Opt<Vec<WrappedAlternativesItem>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Car {
    pub plate: Str,
}

contract::constraint! {
    /// What the document says of `Name`.
    pub NameRule {
        pattern: Some(String::from("^[a-z]*$")),
        max_length: Some(9),
    }
}

pub type Name = Constrained<Str, NameRule>;

contract::constraint! {
    /// What the document says of `WrappedName`.
    pub WrappedNameRule {
        max_length: Some(5),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum Colour {
        Red = "red",
        Blue = "blue",
    }
}

contract::constraint! {
    /// What the document says of `WrappedDoors`.
    pub WrappedDoorsRule {
        minimum: Some(1.0),
    }
}

contract::constraint! {
    /// What the document says of `Names`.
    pub NamesRule {
        max_items: Some(3),
    }
}

pub type Names = Constrained<Vec<Name>, NamesRule>;

pub type Labels = BTreeMap<String, Str>;

contract::constraint! {
    /// What the document says of `MaybeCar`.
    pub MaybeCarRule {
        description: Some("A car, if any."),
    }
}

/// A car, if any.
pub type MaybeCar = Constrained<Car, MaybeCarRule>;

/// A car with a trailer, if any.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Joined {
    pub plate: Str,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub trailer: MaybeUndefined<Car>,
}

contract::untagged_union! {
    /// One of several.
    pub enum WrappedAlternativesItem one_of {
        Object(Car),
        Text(Nullable<Name>),
    }
}

/// What `wrap` answers.
#[derive(Debug, ApiResponse)]
pub enum WrapResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Wrapped>),
}

impl WrapResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Wrapped) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `wrap`
        pub Wrap = "wrap"
    }
}

/// What an implementation of Wrapped does, operation by operation.
pub trait WrappedApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn wrap(
        &self,
        request: &Request,
        body: Wrapped,
    ) -> impl Future<Output = Result<WrapResponse, Self::Error>> + Send;
}

/// The routes of a [`WrappedApi`].
#[derive(Debug)]
pub struct WrappedRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: WrappedApi> WrappedRoutes<A> {
    #[oai(path = "/wrapped", method = "put", operation_id = "wrap")]
    async fn wrap(
        &self,
        request: &Request,
        _validated: Validated<operations::Wrap>,
        body: Json<Wrapped>,
    ) -> poem::Result<WrapResponse> {
        WrappedApi::wrap(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for WrappedRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: WrappedApi>(api: Arc<A>) -> OpenApiService<Contract<WrappedRoutes<A>>, ()> {
    OpenApiService::new(Contract(WrappedRoutes(api)), "Wrapped", "1")
}
