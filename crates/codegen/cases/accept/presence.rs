//! Presence: generated from `presence.yaml` by codegen; do not edit.

use contract::{Constrained, Contract, Int, Json, Nullable, Opt, ReadOnly, Str, Validated};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("presence.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Presence {
    pub required: Str,
    #[oai(validator(max_length = 5))]
    pub required_nullable: Nullable<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub optional: Opt<Str>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub optional_nullable: MaybeUndefined<Constrained<Str, PresenceOptionalNullableRule>>,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "ReadOnly::is_absent")]
    pub read_only: ReadOnly<Int>,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "ReadOnly::is_absent")]
    pub read_only_nullable: ReadOnly<Nullable<Int>>,
    #[oai(nullable, read_only)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub optional_nullable_read_only: MaybeUndefined<Int>,
    #[oai(write_only, validator(min_length = 1))]
    #[serde(skip_serializing)]
    pub write_only: Str,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub optional_write_only: Opt<Str>,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub secret: Opt<Secret>,
    #[oai(deprecated)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub old: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub node: Opt<Node>,
    pub nullable_node: Nullable<Node>,
    #[oai(nullable, deprecated)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nullable_by_itself: MaybeUndefined<NullableThing>,
}

contract::constraint! {
    /// What the document says of `PresenceOptionalNullable`.
    pub PresenceOptionalNullableRule {
        pattern: Some(String::from("^a")),
    }
}

contract::format_string!(pub PasswordStr, "password");

contract::constraint! {
    /// What the document says of `Secret`.
    pub SecretRule {
        description: Some("Never shown."),
        min_length: Some(8),
    }
}

/// Never shown.
pub type Secret = Constrained<PasswordStr, SecretRule>;

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

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NullableThing {
    pub node: Node,
}

/// What `echoPresence` answers.
#[derive(Debug, ApiResponse)]
pub enum EchoPresenceResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Presence>),
}

impl EchoPresenceResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Presence) -> Self {
        Self::Ok(Json(body))
    }
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoPresence`
        pub EchoPresence = "echoPresence"
    }
}

/// What an implementation of Presence does, operation by operation.
pub trait PresenceApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_presence(
        &self,
        request: &Request,
        body: Presence,
    ) -> impl Future<Output = Result<EchoPresenceResponse, Self::Error>> + Send;
}

/// The routes of a [`PresenceApi`].
#[derive(Debug)]
pub struct PresenceRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: PresenceApi> PresenceRoutes<A> {
    #[oai(path = "/presence", method = "post", operation_id = "echoPresence")]
    async fn echo_presence(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoPresence>,
        body: Json<Presence>,
    ) -> poem::Result<EchoPresenceResponse> {
        PresenceApi::echo_presence(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for PresenceRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: PresenceApi>(api: Arc<A>) -> OpenApiService<Contract<PresenceRoutes<A>>, ()> {
    OpenApiService::new(Contract(PresenceRoutes(api)), "Presence", "1")
}
