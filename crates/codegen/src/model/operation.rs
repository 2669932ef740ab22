//! Operations: what paths become.

use super::types::{Facts, Presence, Type};

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Its identifier in the document.
    pub id: String,
    /// The function.
    pub name: String,
    /// The marker type for `Validated`.
    pub marker: String,
    /// The method in lower case.
    pub method: &'static str,
    /// The path in poem's syntax.
    pub path: String,
    /// The first paragraph of its documentation.
    pub summary: Option<String>,
    /// The rest of its documentation.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The variants of its tags.
    pub tags: Vec<String>,
    /// The type of its security argument.
    pub security: Option<String>,
    /// Its parameters in order.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Option<Body>,
    /// The enum of its responses.
    pub response: String,
    /// Its responses in order.
    pub responses: Vec<Response>,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// The argument.
    pub name: String,
    /// Its name in the document.
    pub wire: String,
    /// Where it is.
    pub source: Source,
    /// What it says.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it has to be there.
    pub presence: Presence,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Limits that poem-openapi's validators express.
    pub facts: Facts,
}

/// Where a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the query, its items separated by commas.
    CsvQuery,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// The body of a request.
#[derive(Debug)]
pub struct Body {
    /// What it says.
    pub description: Option<String>,
    /// Whether it has to be there.
    pub required: bool,
    /// How the operation takes it.
    pub argument: Argument,
}

/// How an operation takes its body.
#[derive(Debug)]
pub enum Argument {
    /// The one payload that it may be.
    Payload(BodyPayload),
    /// An enum of payloads: its name, its variants and, where the body is optional, the name of the wrapper.
    Choice(String, Vec<(String, BodyPayload)>, Option<String>),
}

/// A payload of a request.
#[derive(Debug)]
pub enum BodyPayload {
    /// `Json<T>`.
    Json(Type),
    /// `JsonAs<T, M>` with the marker of another JSON media type.
    JsonAs(Type, String),
    /// `Form<T>`.
    Form(Type),
    /// `Multipart<T>`.
    Multipart(Type),
    /// `RawBody<M>` with the marker of its media type.
    Raw(String),
    /// `StreamedBody<M>` with the marker of its media type.
    Streamed(String),
}

/// A response.
#[derive(Debug)]
pub struct Response {
    /// The variant.
    pub variant: String,
    /// The function that makes it.
    pub constructor: String,
    /// The status.
    pub status: Status,
    /// What it says.
    pub description: String,
    /// Its body.
    pub content: Option<Content>,
    /// Its headers in order.
    pub headers: Vec<ResponseHeader>,
}

/// The status of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// This one.
    Code(u16),
    /// Any other (`default`).
    Other,
}

/// The body of a response.
#[derive(Debug)]
pub enum Content {
    /// One media type; the text is that of another JSON type.
    One(Payload, Option<String>),
    /// Several: the enum's name, its variants with payload and, for other JSON types, the media type.
    Choice(String, Vec<(String, Payload, Option<String>)>),
}

/// A payload of a response.
#[derive(Debug)]
pub enum Payload {
    /// `Json<T>`.
    Json(Type),
    /// `Sse<T>`.
    Events(Type),
    /// `Text<M>` with the marker of its media type.
    Text(String),
    /// `Binary<M>` with the marker of its media type.
    Binary(String),
}

/// A header of a response.
#[derive(Debug)]
pub struct ResponseHeader {
    /// The argument of the constructor.
    pub name: String,
    /// The header.
    pub wire: String,
    /// What it says.
    pub description: Option<String>,
    /// Its type.
    pub ty: Type,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether something around the handler sets it.
    pub set_by_server: bool,
}

/// A composed security argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Security {
    /// All of these schemes, by the field and the type.
    All(String, Vec<(String, String)>),
    /// Any of these types.
    Any(String, Vec<String>),
    /// This type or nothing.
    Optional(String, String),
}

impl Security {
    /// The generated type.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::All(name, _) | Self::Any(name, _) | Self::Optional(name, _) => name,
        }
    }
}

/// One way to be let in: the schemes that it takes together.
pub type SecurityAlternative = Vec<String>;
