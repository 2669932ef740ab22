//! Names: generated from `type_names.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Json, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("type_names.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Vec2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub vec: Opt<Vec<Vec2>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub all: Opt<Everything>,
}

contract::untagged_union! {
    /// One of several.
    pub enum Everything one_of {
        Box(Box2),
        Json(Json2),
        Value(Value2),
        Type(Type2),
        Some(Some2),
        Request(Request2),
        Tag(Tag2),
        User(User),
        User2(User2),
        User3(User3),
        X2fa(X2fa),
        Schema(Schema),
        NamesApi(NamesApi),
        StringRule(StringRule),
        Send(Send2),
        Scheme(Scheme2),
        Document(Document),
        Operations(Operations),
        Str(Str3),
        U8(U8),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Box2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub r#box: Opt<Box<Box2>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Json2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Value2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Type2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Some2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Request2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Tag2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct User {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct User2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct User3 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct X2fa {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Schema {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NamesApi {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct StringRule {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Send2 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::string_enum! {
    /// One of these strings.
    pub enum Scheme2 {
        A = "a",
        B = "b",
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Document {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Operations {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Str3 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct U8 {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `String2`.
    pub String2Rule {
        max_length: Some(5),
    }
}

pub type String2 = Constrained<Str, String2Rule>;

contract::constraint! {
    /// What the document says of `Str2`.
    pub Str2Rule {
        max_length: Some(6),
    }
}

pub type Str2 = Constrained<Str, Str2Rule>;

/// What `type` answers.
#[derive(Debug, ApiResponse)]
pub enum TypeResponse {
    /// Types of the prelude.
    #[oai(status = 200)]
    Ok(Json<Vec2>),
}

impl TypeResponse {
    /// Types of the prelude.
    #[must_use]
    pub fn ok(body: Vec2) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `type`
        pub Type2 = "type"
    }
}

/// What an implementation of Names does, operation by operation.
pub trait TypeNamesApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn r#type(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<TypeResponse, Self::Error>> + Send;
}

/// The routes of a [`TypeNamesApi`].
#[derive(Debug)]
pub struct TypeNamesRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: TypeNamesApi> TypeNamesRoutes<A> {
    #[oai(path = "/types", method = "get", operation_id = "type")]
    async fn r#type(
        &self,
        request: &Request,
        _validated: Validated<operations::Type2>,
    ) -> poem::Result<TypeResponse> {
        TypeNamesApi::r#type(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for TypeNamesRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: TypeNamesApi>(api: Arc<A>) -> OpenApiService<Contract<TypeNamesRoutes<A>>, ()> {
    OpenApiService::new(Contract(TypeNamesRoutes(api)), "Names", "1")
}
