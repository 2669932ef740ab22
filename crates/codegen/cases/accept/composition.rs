//! Composition: generated from `composition.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Json, Nullable, Num, Opt, Str, Validated};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("composition.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Composed {
    pub car: Car,
    pub vehicle: Vehicle,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub any_vehicle: Opt<AnyVehicle>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub implicit: Opt<Implicit>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub partial: Opt<Partial>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub code: Opt<Code>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inline: Opt<ComposedInline>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nullable_union: MaybeUndefined<ComposedNullableUnion>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub one: Opt<ComposedOne>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub expression: Opt<Expression>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub json: Opt<JsonLike>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_unions: Opt<Vec<ComposedListOfUnionsItem>>,
}

/// A car.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Car {
    pub plate: Str,
    #[oai(validator(minimum(value = "1900")))]
    pub year: Int,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub id: Opt<Uuid>,
    pub range: Int,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub battery: Opt<Num>,
}

contract::tagged_union! {
    /// What drives.
    pub enum Vehicle as "Vehicle" => "What drives." by "kind" one_of {
        "truck" => Truck(Truck),
        "sedan" => Sedan(Box<Sedan>),
        "van" => Van(Van),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Truck {
    pub kind: TruckKind,
    pub payload: Int,
}

contract::string_enum! {
    /// One of these strings.
    pub enum TruckKind {
        Truck = "truck",
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sedan {
    pub kind: SedanKind,
    pub doors: Int,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub towed: Opt<Box<Vehicle>>,
}

contract::string_enum! {
    /// One of these strings.
    pub enum SedanKind {
        Sedan = "sedan",
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Van {
    pub kind: Str,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub seats: Opt<Int>,
}

contract::tagged_union! {
    /// One of several.
    pub enum AnyVehicle as "AnyVehicle" by "kind" any_of {
        "truck" => Truck(Truck),
        "sedan" => Sedan(Sedan),
    }
}

contract::tagged_union! {
    /// One of several.
    pub enum Implicit as "Implicit" by "type" one_of {
        "First" => First(First),
        "Second" => Second(Second),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct First {
    pub r#type: Str,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Second {
    pub r#type: Str,
}

contract::tagged_union! {
    /// One of several.
    pub enum Partial as "Partial" by "type" one_of {
        "one" | "uno" => One(First),
        "Second" => Second(Second),
    }
}

contract::untagged_union! {
    /// A word or a number.
    pub enum Code => "A word or a number." one_of {
        Text(Constrained<Str, CodeTextRule>),
        Integer(Int),
    }
}

contract::constraint! {
    /// What the document says of `CodeText`.
    pub CodeTextRule {
        pattern: Some(String::from("^[a-z]+$")),
    }
}

contract::untagged_union! {
    /// A number, a list of them or an object.
    pub enum ComposedInline => "A number, a list of them or an object." any_of {
        Integer(Int),
        List(Vec<Int>),
        Object(ComposedInlineObject3),
        Object2(ComposedInlineObject4),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ComposedInlineObject3 {
    pub n: Int,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ComposedInlineObject4 {
    pub m: Int,
}

contract::untagged_union! {
    /// One of several.
    pub enum ComposedNullableUnion one_of {
        Flag(bool),
        Truck(Truck),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum ComposedOne one_of {
        Text(Str),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum Expression one_of {
        Number(Num),
        Sum(Box<Sum>),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sum {
    pub left: Box<Expression>,
    pub right: Box<Expression>,
}

contract::untagged_union! {
    /// Lists of lists, and maps.
    pub enum JsonLike => "Lists of lists, and maps." any_of {
        Flag(bool),
        List(Vec<JsonLike>),
        Map(BTreeMap<String, JsonLike>),
    }
}

contract::untagged_union! {
    /// One of several.
    pub enum ComposedListOfUnionsItem one_of {
        Text(Constrained<Str, ComposedListOfUnionsItemTextRule>),
        Number(Num),
        Text2(Nullable<Uuid>),
        Choice(ComposedListOfUnionsItemChoice),
    }
}

contract::constraint! {
    /// What the document says of `ComposedListOfUnionsItemText`.
    pub ComposedListOfUnionsItemTextRule {
        max_length: Some(3),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum ComposedListOfUnionsItemChoice {
        Left = "left",
        Right = "right",
    }
}

/// What every car has.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Base {
    pub plate: Str,
    #[oai(validator(minimum(value = "1900")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub year: Opt<Int>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Electric {
    pub range: Int,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub battery: Opt<Num>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Tagged {
    pub kind: Str,
}

/// What `compose` answers.
#[derive(Debug, ApiResponse)]
pub enum ComposeResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Composed>),
}

impl ComposeResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Composed) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `listVehicles` answers.
#[derive(Debug, ApiResponse)]
pub enum ListVehiclesResponse {
    /// All of them.
    #[oai(status = 200)]
    Ok(Json<Vec<Vehicle>>),
}

impl ListVehiclesResponse {
    /// All of them.
    #[must_use]
    pub fn ok(body: Vec<Vehicle>) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `compose`
        pub Compose = "compose"
    }
    contract::operation! {
        /// `listVehicles`
        pub ListVehicles = "listVehicles"
    }
}

/// What an implementation of Composition does, operation by operation.
pub trait CompositionApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn compose(
        &self,
        request: &Request,
        body: Composed,
    ) -> impl Future<Output = Result<ComposeResponse, Self::Error>> + Send;
    fn list_vehicles(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<ListVehiclesResponse, Self::Error>> + Send;
}

/// The routes of a [`CompositionApi`].
#[derive(Debug)]
pub struct CompositionRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: CompositionApi> CompositionRoutes<A> {
    #[oai(path = "/compose", method = "post", operation_id = "compose")]
    async fn compose(
        &self,
        request: &Request,
        _validated: Validated<operations::Compose>,
        body: Json<Composed>,
    ) -> poem::Result<ComposeResponse> {
        CompositionApi::compose(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/vehicles", method = "get", operation_id = "listVehicles")]
    async fn list_vehicles(
        &self,
        request: &Request,
        _validated: Validated<operations::ListVehicles>,
    ) -> poem::Result<ListVehiclesResponse> {
        CompositionApi::list_vehicles(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for CompositionRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: CompositionApi>(
    api: Arc<A>,
) -> OpenApiService<Contract<CompositionRoutes<A>>, ()> {
    OpenApiService::new(Contract(CompositionRoutes(api)), "Composition", "1")
}
