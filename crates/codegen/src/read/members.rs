//! The members of each object of OpenAPI 3.0.3 (section 4.7 of the specification).

use super::grammar::Kind::{
    self, Components, Contact, Discriminator, Example, ExternalDocs, Header, Info, License,
    MediaType, Operation, Parameter, RequestBody, Response, Schema, SecurityScheme, Server,
    ServerVariable, Tag,
};
use super::grammar::Shape::{
    self, Data, Each, Flag, Named, One, Paths, Refused, Requirements, Text, Texts,
};
use super::{
    grammar::{Member, STREAMED},
    schema_members::{DISCRIMINATOR, SCHEMA, SECURITY_SCHEME},
};

pub(super) const fn may(key: &'static str, shape: Shape) -> Member {
    Member {
        key,
        shape,
        required: false,
    }
}

pub(super) const fn must(key: &'static str, shape: Shape) -> Member {
    Member {
        key,
        shape,
        required: true,
    }
}

pub(super) const fn never(key: &'static str, why: &'static str) -> Member {
    Member {
        key,
        shape: Refused(why),
        required: false,
    }
}

/// All members that an object of `kind` may have.
pub(super) const fn members(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::Document => DOCUMENT,
        Info => INFO,
        Contact => CONTACT,
        License => LICENSE,
        Server => SERVER,
        ServerVariable => SERVER_VARIABLE,
        Tag => TAG,
        ExternalDocs => EXTERNAL_DOCS,
        Components => COMPONENTS,
        Kind::PathItem => PATH_ITEM,
        Operation => OPERATION,
        Parameter => PARAMETER,
        Header => HEADER,
        RequestBody => REQUEST_BODY,
        MediaType => MEDIA_TYPE,
        Response => RESPONSE,
        Example => EXAMPLE,
        Schema => SCHEMA,
        Discriminator => DISCRIMINATOR,
        SecurityScheme => SECURITY_SCHEME,
    }
}

const CONTACT: &[Member] = &[may("name", Text), may("url", Text), may("email", Text)];

const LICENSE: &[Member] = &[must("name", Text), may("url", Text)];

const SERVER: &[Member] = &[
    must("url", Text),
    may("description", Text),
    may("variables", Named(ServerVariable)),
];

const SERVER_VARIABLE: &[Member] = &[
    must("default", Text),
    may("description", Text),
    may("enum", Texts),
];

const TAG: &[Member] = &[
    must("name", Text),
    may("description", Text),
    may("externalDocs", One(ExternalDocs)),
];

const EXTERNAL_DOCS: &[Member] = &[must("url", Text), may("description", Text)];

const REQUEST_BODY: &[Member] = &[
    must("content", Named(MediaType)),
    may("description", Text),
    may("required", Flag),
];

const EXAMPLE: &[Member] = &[
    may("summary", Text),
    may("description", Text),
    may("value", Data),
    may("externalValue", Text),
];

const DOCUMENT: &[Member] = &[
    must("openapi", Text),
    must("info", One(Info)),
    must("paths", Paths),
    may("servers", Each(Server)),
    may("components", One(Components)),
    may("security", Requirements),
    may("tags", Each(Tag)),
    may("externalDocs", One(ExternalDocs)),
];

const INFO: &[Member] = &[
    must("title", Text),
    must("version", Text),
    may("description", Text),
    may("termsOfService", Text),
    may("contact", One(Contact)),
    may("license", One(License)),
];

const COMPONENTS: &[Member] = &[
    may("schemas", Named(Schema)),
    may("responses", Named(Response)),
    may("parameters", Named(Parameter)),
    may("examples", Named(Example)),
    may("requestBodies", Named(RequestBody)),
    may("headers", Named(Header)),
    may("securitySchemes", Named(SecurityScheme)),
    never("links", LINKS),
    never("callbacks", CALLBACKS),
];

const LINKS: &str = "poem-openapi cannot document links";
const CALLBACKS: &str = "poem-openapi cannot document callbacks";

const PATH_ITEM: &[Member] = &[
    may("get", One(Operation)),
    may("put", One(Operation)),
    may("post", One(Operation)),
    may("delete", One(Operation)),
    may("options", One(Operation)),
    may("head", One(Operation)),
    may("patch", One(Operation)),
    may("trace", One(Operation)),
    may("parameters", Each(Parameter)),
    never(
        "summary",
        "poem-openapi cannot document a path, only its operations",
    ),
    never(
        "description",
        "poem-openapi cannot document a path, only its operations",
    ),
    never(
        "servers",
        "poem-openapi knows servers of a whole document only",
    ),
];

const OPERATION: &[Member] = &[
    must("responses", Named(Response)),
    may("operationId", Text),
    may("tags", Texts),
    may("summary", Text),
    may("description", Text),
    may("parameters", Each(Parameter)),
    may("requestBody", One(RequestBody)),
    may("deprecated", Flag),
    may("security", Requirements),
    never("callbacks", CALLBACKS),
    never(
        "servers",
        "poem-openapi knows servers of a whole document only",
    ),
    never("externalDocs", "say it in `description`"),
];

const PARAMETER: &[Member] = &[
    must("name", Text),
    must("in", Text),
    must("schema", One(Schema)),
    may("description", Text),
    may("required", Flag),
    may("deprecated", Flag),
    may("style", Text),
    may("explode", Flag),
    may("example", Data),
    may("examples", Named(Example)),
    never("allowEmptyValue", "an empty value is a value"),
    never("allowReserved", "reserved characters are percent-encoded"),
    never("content", "describe the parameter with `schema`"),
];

const HEADER: &[Member] = &[
    must("schema", One(Schema)),
    may("description", Text),
    may("required", Flag),
    may("deprecated", Flag),
    may("example", Data),
    may("examples", Named(Example)),
    never("style", "a header has only one style"),
    never("explode", "a header has only one style"),
    never("content", "describe the header with `schema`"),
];

const MEDIA_TYPE: &[Member] = &[
    must("schema", One(Schema)),
    may(STREAMED, Flag),
    may("example", Data),
    may("examples", Named(Example)),
    never(
        "encoding",
        "poem-openapi cannot document the encoding of parts",
    ),
];

const RESPONSE: &[Member] = &[
    must("description", Text),
    may("headers", Named(Header)),
    may("content", Named(MediaType)),
    never("links", LINKS),
];
