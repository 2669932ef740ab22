//! Named schemas: generated from `named.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Json, Nullable, Opt, Str, Validated};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("named.json");

/// Every kind of value.
///
/// In two paragraphs, with `code` and "quotes" and a \ too.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Everything {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub color: Opt<Color>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub size: Opt<EverythingSize>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub descending: Opt<EverythingDescending>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub level: Opt<Level>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inline_level: Opt<EverythingInlineLevel>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nullable_color: MaybeUndefined<EverythingNullableColor>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub alias: Opt<Color>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plate: Opt<Plate>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plates: Opt<Plates>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub scores: Opt<Scores>,
    /// The plate of the second car.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub described_plate: Opt<Plate>,
    #[oai(deprecated)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_plate: Opt<Constrained<Plate, EverythingLimitedPlateRule>>,
    /// A string, wrapped.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub wrapped_inline: Opt<Constrained<Str, EverythingWrappedInlineRule>>,
}

contract::string_enum! {
    /// A colour.
    pub enum Color => "A colour." {
        Red = "red",
        Green = "green",
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingSize {
        S = "s",
        M = "m",
        L = "l",
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingDescending {
        Name = "name",
        MinusName = "-name",
        PlusName = "+name",
        Empty = "",
        AB = "a b",
        AB2 = "a_b",
        X1 = "1",
        X10 = "10%",
    }
}

contract::int_enum! {
    /// How much.
    pub enum Level: "int32" => "How much." {
        V1 = 1,
        V2 = 2,
        V3 = 3,
    }
}

contract::int_enum! {
    /// One of these integers.
    pub enum EverythingInlineLevel {
        Minus1 = -1,
        V0 = 0,
        V1 = 1,
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingNullableColor {
        Red = "red",
    }
}

contract::constraint! {
    /// What the document says of `Plate`.
    pub PlateRule {
        description: Some("A number plate."),
        pattern: Some(String::from("^[A-Z]{2}[0-9]{4}$")),
    }
}

/// A number plate.
pub type Plate = Constrained<Str, PlateRule>;

contract::constraint! {
    /// What the document says of `Plates`.
    pub PlatesRule {
        description: Some("Number plates."),
        unique_items: Some(true),
    }
}

/// Number plates.
pub type Plates = Constrained<Vec<Plate>, PlatesRule>;

contract::constraint! {
    /// What the document says of `Scores`.
    pub ScoresRule {
        description: Some("Points by name."),
    }
}

/// Points by name.
pub type Scores = Constrained<BTreeMap<String, Int>, ScoresRule>;

contract::constraint! {
    /// What the document says of `EverythingLimitedPlate`.
    pub EverythingLimitedPlateRule {
        max_length: Some(7),
    }
}

contract::constraint! {
    /// What the document says of `EverythingWrappedInline`.
    pub EverythingWrappedInlineRule {
        max_length: Some(5),
    }
}

/// A node of a tree.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Node {
    pub name: Str,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub parent: Opt<Box<Node>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub sibling: Opt<Box<Sibling>>,
    pub children: Vec<Node>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub by_name: Opt<BTreeMap<String, Node>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sibling {
    pub left: Nullable<Box<Node>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub right: Opt<Box<Sibling>>,
}

contract::constraint! {
    /// What the document says of `GetNodesOkJson`.
    pub GetNodesOkJsonRule {
        max_items: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `GetNullableOkJson`.
    pub GetNullableOkJsonRule {
        description: Some("A node or nothing."),
    }
}

/// No operation leads here, but it is a type.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Unused {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

/// Beside `Unused`.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NewUnused {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

/// What `echoEverything` answers.
#[derive(Debug, ApiResponse)]
pub enum EchoEverythingResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Everything>),
}

impl EchoEverythingResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Everything) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `getNodes` answers.
#[derive(Debug, ApiResponse)]
pub enum GetNodesResponse {
    /// Nodes inside nodes.
    #[oai(status = 200)]
    Ok(Json<Constrained<Vec<Node>, GetNodesOkJsonRule>>),
}

impl GetNodesResponse {
    /// Nodes inside nodes.
    #[must_use]
    pub fn ok(body: Constrained<Vec<Node>, GetNodesOkJsonRule>) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `getNullable` answers.
#[derive(Debug, ApiResponse)]
pub enum GetNullableResponse {
    /// A body that may be null.
    #[oai(status = 200)]
    Ok(Json<Nullable<Constrained<Node, GetNullableOkJsonRule>>>),
}

impl GetNullableResponse {
    /// A body that may be null.
    #[must_use]
    pub fn ok(body: Nullable<Constrained<Node, GetNullableOkJsonRule>>) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoEverything`
        pub EchoEverything = "echoEverything"
    }
    contract::operation! {
        /// `getNodes`
        pub GetNodes = "getNodes"
    }
    contract::operation! {
        /// `getNullable`
        pub GetNullable = "getNullable"
    }
}

/// What an implementation of Named schemas does, operation by operation.
pub trait NamedApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_everything(
        &self,
        request: &Request,
        body: Everything,
    ) -> impl Future<Output = Result<EchoEverythingResponse, Self::Error>> + Send;
    fn get_nodes(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetNodesResponse, Self::Error>> + Send;
    fn get_nullable(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetNullableResponse, Self::Error>> + Send;
}

/// The routes of a [`NamedApi`].
#[derive(Debug)]
pub struct NamedRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: NamedApi> NamedRoutes<A> {
    #[oai(path = "/everything", method = "post", operation_id = "echoEverything")]
    async fn echo_everything(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoEverything>,
        body: Json<Everything>,
    ) -> poem::Result<EchoEverythingResponse> {
        NamedApi::echo_everything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/nodes", method = "get", operation_id = "getNodes")]
    async fn get_nodes(
        &self,
        request: &Request,
        _validated: Validated<operations::GetNodes>,
    ) -> poem::Result<GetNodesResponse> {
        NamedApi::get_nodes(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/nothing", method = "get", operation_id = "getNullable")]
    async fn get_nullable(
        &self,
        request: &Request,
        _validated: Validated<operations::GetNullable>,
    ) -> poem::Result<GetNullableResponse> {
        NamedApi::get_nullable(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for NamedRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: NamedApi>(api: Arc<A>) -> OpenApiService<Contract<NamedRoutes<A>>, ()> {
    OpenApiService::new(Contract(NamedRoutes(api)), "Named schemas", "1")
}
