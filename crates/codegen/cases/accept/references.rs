//! References: generated from `references.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Json, Opt, Str, Validated};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("references.json");

contract::security_scheme! {
    /// Who the scheme `shared` proves.
    pub struct Shared = Scheme {
        name: "shared",
        description: None,
        kind: SchemeKind::Bearer { format: None },
    };
}

contract::constraint! {
    /// What the document says of `Name2`.
    pub Name2Rule {
        max_length: Some(20),
    }
}

pub type Name2 = Constrained<Str, Name2Rule>;

/// The document's own thing, beside the other file's.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Thing {
    pub other: Thing2,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub whole_file: Opt<Whole>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub deep: Opt<Name2>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub back: Opt<Box<Back>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub pets: Opt<ThingPets>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub pet: Opt<Pet>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Thing2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub name: Opt<Name2>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub again: Opt<Box<Thing2>>,
}

/// A file that is one schema.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Whole {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub name: Opt<Name2>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inner: Opt<Box<Whole>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Back {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub thing: Opt<Box<Thing>>,
}

contract::tagged_union! {
    /// One of several.
    pub enum ThingPets as "ThingPets" by "kind" one_of {
        "cat" => Cat(Cat),
        "dog" => Dog(Dog),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Cat {
    pub kind: Str,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Dog {
    pub kind: Str,
}

contract::tagged_union! {
    /// One of several.
    pub enum Pet as "Pet" by "kind" one_of {
        "cat" => Cat(Cat),
        "dog" => Dog(Dog),
    }
}

/// What `getThing` answers.
#[derive(Debug, ApiResponse)]
pub enum GetThingResponse {
    /// The thing.
    #[oai(status = 200)]
    Ok(
        Json<Thing>,
        /// How many.
        #[oai(header = "X-Count")]
        Int,
    ),
}

impl GetThingResponse {
    /// The thing.
    #[must_use]
    pub fn ok(body: Thing, x_count: impl Into<Int>) -> Self {
        Self::Ok(Json(body), x_count.into())
    }
}

/// What `makeThing` answers.
#[derive(Debug, ApiResponse)]
pub enum MakeThingResponse {
    /// Made.
    #[oai(status = 201)]
    Created(
        /// How many.
        #[oai(header = "X-Count")]
        Int,
    ),
    /// Described here.
    #[oai(status = 400)]
    BadRequest(Json<Thing>),
    /// There is none.
    #[oai(status = 404)]
    NotFound,
}

impl MakeThingResponse {
    /// Made.
    #[must_use]
    pub fn created(x_count: impl Into<Int>) -> Self {
        Self::Created(x_count.into())
    }
    /// Described here.
    #[must_use]
    pub fn bad_request(body: Thing) -> Self {
        Self::BadRequest(Json(body))
    }
    /// There is none.
    #[must_use]
    pub fn not_found() -> Self {
        Self::NotFound
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `getThing`
        pub GetThing = "getThing"
    }
    contract::operation! {
        /// `makeThing`
        pub MakeThing = "makeThing"
    }
}

/// What an implementation of References does, operation by operation.
pub trait RefsBetweenFilesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn get_thing(
        &self,
        request: &Request,
        id: Name2,
    ) -> impl Future<Output = Result<GetThingResponse, Self::Error>> + Send;
    fn make_thing(
        &self,
        request: &Request,
        security: Shared,
        body: Thing2,
    ) -> impl Future<Output = Result<MakeThingResponse, Self::Error>> + Send;
}

/// The routes of a [`RefsBetweenFilesApi`].
#[derive(Debug)]
pub struct RefsBetweenFilesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: RefsBetweenFilesApi> RefsBetweenFilesRoutes<A> {
    #[oai(path = "/things/:id", method = "get", operation_id = "getThing")]
    async fn get_thing(
        &self,
        request: &Request,
        _validated: Validated<operations::GetThing>,
        /// Which one.
        #[oai(name = "id", explode = false)]
        id: Path<Name2>,
    ) -> poem::Result<GetThingResponse> {
        RefsBetweenFilesApi::get_thing(&*self.0, request, id.0)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/things", method = "post", operation_id = "makeThing")]
    async fn make_thing(
        &self,
        request: &Request,
        security: Shared,
        _validated: Validated<operations::MakeThing>,
        /// The new thing.
        body: Json<Thing2>,
    ) -> poem::Result<MakeThingResponse> {
        RefsBetweenFilesApi::make_thing(&*self.0, request, security, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for RefsBetweenFilesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: RefsBetweenFilesApi>(
    api: Arc<A>,
) -> OpenApiService<Contract<RefsBetweenFilesRoutes<A>>, ()> {
    OpenApiService::new(Contract(RefsBetweenFilesRoutes(api)), "References", "1")
}
