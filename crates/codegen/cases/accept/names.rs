//! Names: "hostile" \ ones: generated from `names.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Json, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("names.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Self2 {
    #[oai(rename = "self")]
    #[serde(rename = "self", skip_serializing_if = "Opt::is_absent")]
    pub self_: Opt<Str>,
    #[oai(rename = "Self")]
    #[serde(rename = "Self", skip_serializing_if = "Opt::is_absent")]
    pub self2: Opt<Str>,
    #[oai(rename = "crate")]
    #[serde(rename = "crate", skip_serializing_if = "Opt::is_absent")]
    pub crate_: Opt<Str>,
    #[oai(rename = "super")]
    #[serde(rename = "super", skip_serializing_if = "Opt::is_absent")]
    pub super_: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#type: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#async: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#fn: Opt<Str>,
    #[oai(rename = "_")]
    #[serde(rename = "_", skip_serializing_if = "Opt::is_absent")]
    pub member: Opt<Str>,
    #[oai(rename = "")]
    #[serde(rename = "", skip_serializing_if = "Opt::is_absent")]
    pub member2: Opt<Str>,
    #[oai(rename = "1st")]
    #[serde(rename = "1st", skip_serializing_if = "Opt::is_absent")]
    pub x1st: Opt<Str>,
    #[oai(rename = "名前")]
    #[serde(rename = "名前", skip_serializing_if = "Opt::is_absent")]
    pub member3: Opt<Str>,
    #[oai(rename = "naïve")]
    #[serde(rename = "naïve", skip_serializing_if = "Opt::is_absent")]
    pub na_ve: Opt<Str>,
    #[oai(rename = "userId")]
    #[serde(rename = "userId", skip_serializing_if = "Opt::is_absent")]
    pub user_id: Opt<Str>,
    #[oai(rename = "user_id")]
    #[serde(rename = "user_id", skip_serializing_if = "Opt::is_absent")]
    pub user_id2: Opt<Str>,
    #[oai(rename = "user-id")]
    #[serde(rename = "user-id", skip_serializing_if = "Opt::is_absent")]
    pub user_id3: Opt<Str>,
    #[oai(rename = "obj")]
    #[serde(rename = "obj", skip_serializing_if = "Opt::is_absent")]
    pub obj2: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub value: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub registry: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub schema: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub object: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub fields: Opt<Str>,
    #[oai(rename = "quote\"")]
    #[serde(rename = "quote\"", skip_serializing_if = "Opt::is_absent")]
    pub quote: Opt<Str>,
    #[oai(rename = "back\\slash")]
    #[serde(rename = "back\\slash", skip_serializing_if = "Opt::is_absent")]
    pub back_slash: Opt<Str>,
    #[oai(rename = "$ref")]
    #[serde(rename = "$ref", skip_serializing_if = "Opt::is_absent")]
    pub r#ref: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#gen: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#try: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#dyn: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub union: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub option: Opt<Option2>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub generic: Opt<A2>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub enumeration: Opt<Self2Enumeration>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Option2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub some: Opt<Result2>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Result2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub ok: Opt<String2>,
}

contract::constraint! {
    /// What the document says of `String2`.
    pub String2Rule {
        max_length: Some(5),
    }
}

pub type String2 = Constrained<Str, String2Rule>;

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct A2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::string_enum! {
    /// One of these strings.
    pub enum Self2Enumeration {
        SelfValue = "Self",
        SelfValue2 = "self",
        X1 = "1",
        Empty = "",
        Value = " ",
        AB = "a-b",
        AB2 = "a_b",
        AB3 = "aB",
        Value2 = "\"",
        Value3 = "\\",
        Value4 = "名",
        None = "None",
        Some = "Some",
    }
}

/// What `self` answers.
#[derive(Debug, ApiResponse)]
pub enum SelfResponse {
    /// Quotes " and \ in a description, */ and // too.
    #[oai(status = 200)]
    Ok(Json<Self2>),
}

impl SelfResponse {
    /// Quotes " and \ in a description, */ and // too.
    #[must_use]
    pub fn ok(body: Self2) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `clone` answers.
#[derive(Debug, ApiResponse)]
pub enum CloneResponse {
    /// A method of every Arc.
    #[oai(status = 204)]
    NoContent,
}

impl CloneResponse {
    /// A method of every Arc.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `drop` answers.
#[derive(Debug, ApiResponse)]
pub enum DropResponse {
    /// And another.
    #[oai(status = 204)]
    NoContent,
}

impl DropResponse {
    /// And another.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `into` answers.
#[derive(Debug, ApiResponse)]
pub enum IntoResponse2 {
    /// And another.
    #[oai(status = 204)]
    NoContent,
}

impl IntoResponse2 {
    /// And another.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// What `register` answers.
#[derive(Debug, ApiResponse)]
pub enum RegisterResponse {
    /// A function of a derived trait.
    #[oai(status = 204)]
    NoContent,
}

impl RegisterResponse {
    /// A function of a derived trait.
    #[must_use]
    pub fn no_content() -> Self {
        Self::NoContent
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `self`
        pub Self2 = "self"
    }
    contract::operation! {
        /// `clone`
        pub Clone2 = "clone"
    }
    contract::operation! {
        /// `drop`
        pub Drop2 = "drop"
    }
    contract::operation! {
        /// `into`
        pub Into2 = "into"
    }
    contract::operation! {
        /// `register`
        pub Register = "register"
    }
}

/// What an implementation of Names: "hostile" \ ones does, operation by operation.
pub trait NamesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn self_(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<SelfResponse, Self::Error>> + Send;
    fn clone2(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<CloneResponse, Self::Error>> + Send;
    fn drop2(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<DropResponse, Self::Error>> + Send;
    fn into2(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<IntoResponse2, Self::Error>> + Send;
    fn register(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<RegisterResponse, Self::Error>> + Send;
}

/// The routes of a [`NamesApi`].
#[derive(Debug)]
pub struct NamesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: NamesApi> NamesRoutes<A> {
    #[oai(path = "/", method = "get", operation_id = "self")]
    async fn self_(
        &self,
        request: &Request,
        _validated: Validated<operations::Self2>,
    ) -> poem::Result<SelfResponse> {
        NamesApi::self_(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/methods", method = "get", operation_id = "clone")]
    async fn clone2(
        &self,
        request: &Request,
        _validated: Validated<operations::Clone2>,
    ) -> poem::Result<CloneResponse> {
        NamesApi::clone2(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/methods", method = "put", operation_id = "drop")]
    async fn drop2(
        &self,
        request: &Request,
        _validated: Validated<operations::Drop2>,
    ) -> poem::Result<DropResponse> {
        NamesApi::drop2(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/methods", method = "post", operation_id = "into")]
    async fn into2(
        &self,
        request: &Request,
        _validated: Validated<operations::Into2>,
    ) -> poem::Result<IntoResponse2> {
        NamesApi::into2(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/methods", method = "patch", operation_id = "register")]
    async fn register(
        &self,
        request: &Request,
        _validated: Validated<operations::Register>,
    ) -> poem::Result<RegisterResponse> {
        NamesApi::register(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for NamesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: NamesApi>(api: Arc<A>) -> OpenApiService<Contract<NamesRoutes<A>>, ()> {
    OpenApiService::new(
        Contract(NamesRoutes(api)),
        "Names: \"hostile\" \\ ones",
        "1",
    )
    .description("Every name here wants to break the generated code.\n\n- Lists\n  and *markup*")
}
