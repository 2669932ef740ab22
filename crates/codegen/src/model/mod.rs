//! What the generator knows of a document once every check has passed; [`crate::emit`] writes it down without asking further.

mod operation;
mod types;

pub use operation::{
    Argument, Body, BodyPayload, Content, Operation, Parameter, Payload, Response, ResponseHeader,
    Security, SecurityAlternative, Source, Status,
};
pub use types::{
    Access, Alias, Facts, Field, Form, IntEnum, Item, Object, Part, Presence, Rule, StringEnum,
    Type, Union, Variant,
};

use serde_json::Value;

/// A document.
#[derive(Debug)]
pub struct Api {
    /// The file name of the document without its extension: `carowner`.
    pub stem: String,
    /// The file name of the document: `carowner.yaml`.
    pub file: String,
    /// The prefix of the trait and of the routes: `CarOwner`.
    pub module: String,
    /// The `info` object, whose members poem-openapi takes one by one.
    pub info: Value,
    /// The `servers`.
    pub servers: Vec<Value>,
    /// The `externalDocs` of the document.
    pub external_docs: Option<Value>,
    /// The tags in order.
    pub tags: Vec<Tag>,
    /// The security schemes in order.
    pub schemes: Vec<Scheme>,
    /// The types in order of their first use.
    pub items: Vec<Item>,
    /// The composed security arguments that operations use, each once.
    pub securities: Vec<Security>,
    /// The operations in the document's order.
    pub operations: Vec<Operation>,
    /// Markers of media types that need one, by their names.
    pub media_types: Vec<(String, String)>,
}

/// A tag.
#[derive(Debug)]
pub struct Tag {
    /// The variant.
    pub variant: String,
    /// The name in the document.
    pub wire: String,
    /// What it says.
    pub description: Option<String>,
    /// The URL of its `externalDocs`.
    pub docs_url: Option<String>,
}

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// The struct.
    pub name: String,
    /// The component's name.
    pub wire: String,
    /// What it says.
    pub description: Option<String>,
    /// How the credential travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Debug)]
pub enum SchemeKind {
    /// `Authorization: Bearer`, with the documented format of the token.
    Bearer(Option<String>),
    /// `Authorization: Basic`.
    Basic,
    /// A key at a place (`Header`, `Query` or `Cookie`) under a name.
    ApiKey(&'static str, String),
}
