//! What code generated from an OpenAPI document calls at run time, on poem and poem-openapi.
//!
//! - [`types`]: strict scalars and wrappers whose documentation says exactly what they accept.
//! - [`payload`]: bodies of requests and responses.
//! - [`parameter`]: parameters that poem-openapi reads otherwise than HTTP means them.
//! - [`security`]: schemes and their combinations.
//! - [`index`]: a document compiled for requests; [`request`]: [`Validated`], which validates them
//!   against it.
//! - [`guard`]: the middleware that answers every failure in one format.
//! - [`routes`]: the wrapper that mends what the `OpenApi` derive cannot say.
//! - [`conditional`]: `If-Match` and `If-None-Match`.
//! - [`proof`]: whether the document that the code derives is the one that was written.
//!
//! It knows nothing of any particular document. What application and generated code name is at the
//! root.

pub mod conditional;
pub mod guard;
pub mod index;
pub mod parameter;
pub mod payload;
pub mod proof;
pub mod request;
pub mod routes;
pub mod security;
pub mod types;

pub use guard::{
    Admit, ErrorFormat, Exchange, Failure, Guard, Guarded, Inspect, Limits, MemoryBudget,
    RefusedCredential, RequestId, Submission, application, path_variable,
};
pub use index::{Index, IndexError, Location, Violation};
pub use parameter::{CsvQuery, Header};
pub use payload::binary::{Binary, Text};
pub use payload::form::Form;
pub use payload::json::{Json, JsonAs};
pub use payload::media_type::MediaType;
pub use payload::multipart::{
    File, FileOrText, Files, FilesOrTexts, FormMember, FromPart, Multipart, MultipartForm, Parts,
    form_schema,
};
pub use payload::raw::RawBody;
pub use payload::sse::{Sse, SseEvent};
pub use payload::streamed::{BodyError, BodyStream, StreamedBody};
pub use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
pub use request::{EMPTY_BODY, Operation, Validated};
pub use routes::{Contract, Patch, deny_unknown};
pub use security::{
    Authenticate, Credential, Credentials, Place, Principal, Refusal, Scheme, SchemeKind,
};
pub use types::any::AnyJson;
pub use types::constrained::{Constrained, Constraint};
pub use types::exact::ExactJson;
pub use types::nullable::Nullable;
pub use types::number::{Int, Num};
pub use types::optional::Opt;
pub use types::read_only::ReadOnly;
pub use types::scalar::Scalar;
pub use types::set_by_server::SetByServer;
pub use types::text::{EmailStr, Str, UriStr};
pub use types::time::{Date, DateTime};

/// What the macros of this crate name. Not for people.
#[doc(hidden)]
pub mod __private {
    pub use poem;
    pub use poem::http::HeaderValue;
    pub use poem_openapi;
    pub use poem_openapi::registry::MetaDiscriminatorObject;
    pub use poem_openapi::types as oai;
    pub use serde;
    pub use serde_json::Value;

    pub use crate::request::is_body_absent;
    pub use crate::security::{intern, present};

    /// Names that `security_scheme!` brings into scope.
    pub mod scheme_names {
        pub use crate::security::{Place, Scheme, SchemeKind};
    }
}
