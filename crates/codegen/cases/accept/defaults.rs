//! Defaults: generated from `defaults.yaml` by codegen; do not edit.

use contract::{AnyJson, Constrained, Contract, Int, Json, Nullable, Num, Opt, Str, Validated};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("defaults.json");

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Presence {
    #[oai(read_only)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub optional_read_only: Opt<Constrained<Int, PresenceOptionalReadOnlyRule>>,
    pub required_default: Constrained<Int, PresenceRequiredDefaultRule>,
    #[oai(default = "default_presence_default_text", validator(max_length = 9))]
    pub default_text: Str,
    #[oai(default = "default_presence_default_pattern")]
    pub default_pattern: Constrained<Str, PresenceDefaultPatternRule>,
    #[oai(
        default = "default_presence_default_integer",
        validator(minimum(value = "-9"))
    )]
    pub default_integer: Int,
    #[oai(default = "default_presence_default_int32")]
    pub default_int32: i32,
    #[oai(default = "default_presence_default_int64")]
    pub default_int64: i64,
    #[oai(default = "default_presence_default_uint64")]
    pub default_uint64: u64,
    #[oai(default = "default_presence_default_number")]
    pub default_number: Num,
    #[oai(default = "default_presence_default_double")]
    pub default_double: f64,
    #[oai(default = "default_presence_default_boolean")]
    pub default_boolean: bool,
    #[oai(default = "default_presence_default_size")]
    pub default_size: PresenceDefaultSize,
    #[oai(default = "default_presence_default_level")]
    pub default_level: Level,
    #[oai(default = "default_presence_default_list")]
    pub default_list: Vec<Str>,
    #[oai(default = "default_presence_default_empty_map")]
    pub default_empty_map: BTreeMap<String, Str>,
    #[oai(default = "default_presence_default_null")]
    pub default_null: Nullable<Str>,
    #[oai(default = "default_presence_default_any")]
    pub default_any: AnyJson,
    #[oai(default = "default_presence_default_plate")]
    pub default_plate: DefaultPlate,
    #[oai(default = "default_presence_default_format")]
    pub default_format: PasswordStr,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_defaults: Opt<Vec<Constrained<Int, PresenceListOfDefaultsItemRule>>>,
}

contract::constraint! {
    /// What the document says of `PresenceOptionalReadOnly`.
    pub PresenceOptionalReadOnlyRule {
        default: serde_json::from_str("3").ok(),
    }
}

contract::constraint! {
    /// What the document says of `PresenceRequiredDefault`.
    pub PresenceRequiredDefaultRule {
        default: serde_json::from_str("1").ok(),
    }
}

contract::constraint! {
    /// What the document says of `PresenceDefaultPattern`.
    pub PresenceDefaultPatternRule {
        pattern: Some(String::from("^a$")),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum PresenceDefaultSize {
        S = "s",
        M = "m",
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

contract::constraint! {
    /// What the document says of `DefaultPlate`.
    pub DefaultPlateRule {
        pattern: Some(String::from("^[A-Z]{2}[0-9]{4}$")),
    }
}

pub type DefaultPlate = Constrained<Str, DefaultPlateRule>;

contract::format_string!(pub PasswordStr, "password");

contract::constraint! {
    /// What the document says of `PresenceListOfDefaultsItem`.
    pub PresenceListOfDefaultsItemRule {
        default: serde_json::from_str("4").ok(),
    }
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

fn default_presence_default_text() -> Str {
    Str::from("a \"text\"\n")
}

fn default_presence_default_pattern() -> Constrained<Str, PresenceDefaultPatternRule> {
    Constrained::new(Str::from("a"))
}

fn default_presence_default_integer() -> Int {
    Int::from(-5)
}

fn default_presence_default_int32() -> i32 {
    2000
}

fn default_presence_default_int64() -> i64 {
    -9223372036854775808
}

fn default_presence_default_uint64() -> u64 {
    18446744073709551615
}

fn default_presence_default_number() -> Num {
    Num::from(1.0)
}

fn default_presence_default_double() -> f64 {
    0.5
}

fn default_presence_default_boolean() -> bool {
    true
}

fn default_presence_default_size() -> PresenceDefaultSize {
    PresenceDefaultSize::M
}

fn default_presence_default_level() -> Level {
    Level::V2
}

fn default_presence_default_list() -> Vec<Str> {
    vec![Str::from("a"), Str::from("b")]
}

fn default_presence_default_empty_map() -> BTreeMap<String, Str> {
    Default::default()
}

fn default_presence_default_null() -> Nullable<Str> {
    Nullable(None)
}

fn default_presence_default_any() -> AnyJson {
    AnyJson(serde_json::from_str("{\"a\":[1,null]}").unwrap_or_default())
}

fn default_presence_default_plate() -> DefaultPlate {
    Constrained::new(Str::from("AA0000"))
}

fn default_presence_default_format() -> PasswordStr {
    PasswordStr(String::from("secret"))
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoPresence`
        pub EchoPresence = "echoPresence"
    }
}

/// What an implementation of Defaults does, operation by operation.
pub trait DefaultsApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_presence(
        &self,
        request: &Request,
        body: Presence,
    ) -> impl Future<Output = Result<EchoPresenceResponse, Self::Error>> + Send;
}

/// The routes of a [`DefaultsApi`].
#[derive(Debug)]
pub struct DefaultsRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: DefaultsApi> DefaultsRoutes<A> {
    #[oai(path = "/presence", method = "post", operation_id = "echoPresence")]
    async fn echo_presence(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoPresence>,
        body: Json<Presence>,
    ) -> poem::Result<EchoPresenceResponse> {
        DefaultsApi::echo_presence(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for DefaultsRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: DefaultsApi>(api: Arc<A>) -> OpenApiService<Contract<DefaultsRoutes<A>>, ()> {
    OpenApiService::new(Contract(DefaultsRoutes(api)), "Defaults", "1")
}
