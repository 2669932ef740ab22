//! Scalars: generated from `scalars.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, Date, DateTime, EmailStr, Int, Json, Num, Opt, Str, UriStr,
    Validated,
};
use poem::Request;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("scalars.json");

/// Every kind of value.
///
/// In two paragraphs, with `code` and "quotes" and a \ too.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Everything {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub text: Opt<Str>,
    /// From 1 to 5.
    #[oai(validator(max_length = 5, min_length = 1))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_text: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub pattern: Opt<Constrained<Str, EverythingPatternRule>>,
    #[oai(validator(max_length = 5))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub trimmed: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub two_patterns: Opt<Constrained<NoY, EverythingTwoPatternsRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub trimmed_email: Opt<Trimmed>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub email: Opt<EmailStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uri: Opt<UriStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uuid: Opt<Uuid>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub date: Opt<Date>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub date_time: Opt<DateTime>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub password: Opt<Constrained<PasswordStr, EverythingPasswordRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub byte: Opt<ByteStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub hostname: Opt<HostnameStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_email: Opt<Constrained<EmailStr, EverythingLimitedEmailRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub integer: Opt<Int>,
    #[oai(validator(maximum(value = "5"), minimum(value = "-5"), multiple_of = "2"))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_integer: Opt<Int>,
    #[oai(validator(maximum(value = "10", exclusive), minimum(value = "0", exclusive)))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub exclusive: Opt<Int>,
    #[oai(validator(minimum(value = "0")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub not_exclusive: Opt<Int>,
    #[oai(validator(minimum(value = "1")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub int32: Opt<i32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub int64: Opt<i64>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uint32: Opt<u32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uint64: Opt<Constrained<u64, EverythingUint64Rule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub number: Opt<Num>,
    #[oai(validator(maximum(value = "1.5"), minimum(value = "0.5"), multiple_of = "0.25"))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_number: Opt<Num>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub float: Opt<f32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub double: Opt<Constrained<f64, EverythingDoubleRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub boolean: Opt<bool>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub any: Opt<AnyJson>,
    /// Whatever.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub described_any: Opt<AnyJson>,
}

contract::constraint! {
    /// What the document says of `EverythingPattern`.
    pub EverythingPatternRule {
        pattern: Some(String::from("^[A-Z]{2}\"\\d+$")),
        max_length: Some(9),
    }
}

contract::constraint! {
    /// What the document says of `NoY`.
    pub NoYRule {
        pattern: Some(String::from("^[^y]*$")),
    }
}

pub type NoY = Constrained<Str, NoYRule>;

contract::constraint! {
    /// What the document says of `EverythingTwoPatterns`.
    pub EverythingTwoPatternsRule {
        pattern: Some(String::from("^[^x]*$")),
    }
}

contract::constraint! {
    /// What the document says of `Trimmed`.
    pub TrimmedRule {
        description: Some("Without white space."),
    }
}

/// Without white space.
pub type Trimmed = Constrained<EmailStr, TrimmedRule>;

contract::format_string!(pub PasswordStr, "password");

contract::constraint! {
    /// What the document says of `EverythingPassword`.
    pub EverythingPasswordRule {
        min_length: Some(8),
    }
}

contract::format_string!(pub ByteStr, "byte");

contract::format_string!(pub HostnameStr, "hostname");

contract::constraint! {
    /// What the document says of `EverythingLimitedEmail`.
    pub EverythingLimitedEmailRule {
        max_length: Some(254),
    }
}

contract::constraint! {
    /// What the document says of `EverythingUint64`.
    pub EverythingUint64Rule {
        maximum: Some(10.0),
    }
}

contract::constraint! {
    /// What the document says of `EverythingDouble`.
    pub EverythingDoubleRule {
        minimum: Some(0.0),
    }
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

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoEverything`
        pub EchoEverything = "echoEverything"
    }
}

/// What an implementation of Scalars does, operation by operation.
pub trait ScalarsApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_everything(
        &self,
        request: &Request,
        body: Everything,
    ) -> impl Future<Output = Result<EchoEverythingResponse, Self::Error>> + Send;
}

/// The routes of a [`ScalarsApi`].
#[derive(Debug)]
pub struct ScalarsRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: ScalarsApi> ScalarsRoutes<A> {
    #[oai(path = "/everything", method = "post", operation_id = "echoEverything")]
    async fn echo_everything(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoEverything>,
        body: Json<Everything>,
    ) -> poem::Result<EchoEverythingResponse> {
        ScalarsApi::echo_everything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for ScalarsRoutes<A> {}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: ScalarsApi>(api: Arc<A>) -> OpenApiService<Contract<ScalarsRoutes<A>>, ()> {
    OpenApiService::new(Contract(ScalarsRoutes(api)), "Scalars", "1")
}
