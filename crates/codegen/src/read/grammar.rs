//! What each object of OpenAPI 3.0.3 may say: one table, which checking and bundling both walk.

/// The extension of a media type by which a request body is handed over as it comes.
pub const STREAMED: &str = "x-streamed";

/// The extensions of a schema of texts by which those of a request body are changed before they are checked.
pub const READ_AS: [&str; 2] = ["x-trim", "x-number-as-text"];

/// The extension of a schema that says nothing else: its values are kept as they are written.
pub const EXACT: &str = "x-exact";

/// An object of the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Tag,
    ExternalDocs,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    MediaType,
    Response,
    Example,
    Schema,
    Discriminator,
    SecurityScheme,
}

/// What a member holds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// An integer from 0.
    Count,
    /// A number.
    Number,
    /// A sequence of strings.
    Texts,
    /// A mapping of strings.
    TextMap,
    /// Any value, never looked into.
    Data,
    /// A mapping or sequence of any values, never looked into.
    List,
    /// An object.
    One(Kind),
    /// A sequence of objects.
    Each(Kind),
    /// A mapping to objects.
    Named(Kind),
    /// The mapping from path to path item.
    Paths,
    /// `true`, `false` or a schema.
    FlagOrSchema,
    /// Security requirements.
    Requirements,
    /// Not supported, for the given reason.
    Refused(&'static str),
}

/// A member of an object.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it has to be there.
    pub required: bool,
}

impl Kind {
    /// What a person calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Document => "the document",
            Self::Info => "`info`",
            Self::Contact => "a contact",
            Self::License => "a licence",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Tag => "a tag",
            Self::ExternalDocs => "`externalDocs`",
            Self::Components => "`components`",
            Self::PathItem => "a path",
            Self::Operation => "an operation",
            Self::Parameter => "a parameter",
            Self::Header => "a header",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type",
            Self::Response => "a response",
            Self::Example => "an example",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::SecurityScheme => "a security scheme",
        }
    }

    /// The section of `components` that a `$ref` to such an object goes to; none where OpenAPI allows no `$ref`.
    #[must_use]
    pub const fn section(self) -> Option<&'static str> {
        match self {
            Self::Parameter => Some("parameters"),
            Self::Header => Some("headers"),
            Self::RequestBody => Some("requestBodies"),
            Self::Response => Some("responses"),
            Self::Example => Some("examples"),
            Self::Schema => Some("schemas"),
            Self::SecurityScheme => Some("securitySchemes"),
            _ => None,
        }
    }

    /// The member `key` of such an object.
    #[must_use]
    pub fn member(self, key: &str) -> Option<&'static Member> {
        self.members().iter().find(|member| member.key == key)
    }

    /// All members that such an object may have.
    #[must_use]
    pub const fn members(self) -> &'static [Member] {
        super::members::members(self)
    }
}
