//! The members of schemas and security schemes (OpenAPI 3.0.3, sections 4.7.24, 4.7.25 and 4.7.27).

use super::{
    grammar::{
        EXACT,
        Kind::{Discriminator, ExternalDocs, Schema},
        Member, READ_AS,
        Shape::{
            Count, Data, Each, Flag, FlagOrSchema, List, Named, Number, One, Text, TextMap, Texts,
        },
    },
    members::{may, must, never},
};

pub(super) const SCHEMA: &[Member] = &[
    may("type", Text),
    may("format", Text),
    may("title", Text),
    may("description", Text),
    may("default", Data),
    may("example", Data),
    may("externalDocs", One(ExternalDocs)),
    may("enum", List),
    may("nullable", Flag),
    may("readOnly", Flag),
    may("writeOnly", Flag),
    may("deprecated", Flag),
    may("multipleOf", Number),
    may("maximum", Number),
    may("exclusiveMaximum", Flag),
    may("minimum", Number),
    may("exclusiveMinimum", Flag),
    may("maxLength", Count),
    may("minLength", Count),
    may("pattern", Text),
    may("maxItems", Count),
    may("minItems", Count),
    may("uniqueItems", Flag),
    may("maxProperties", Count),
    may("minProperties", Count),
    may("required", Texts),
    may("properties", Named(Schema)),
    may("additionalProperties", FlagOrSchema),
    may("items", One(Schema)),
    may("allOf", Each(Schema)),
    may("oneOf", Each(Schema)),
    may("anyOf", Each(Schema)),
    may("discriminator", One(Discriminator)),
    may(READ_AS[0], Flag),
    may(READ_AS[1], Flag),
    may(EXACT, Flag),
    never(
        "not",
        "poem-openapi cannot document what a value must not be",
    ),
    never("xml", "only JSON, forms and multipart bodies are supported"),
];

pub(super) const SECURITY_SCHEME: &[Member] = &[
    must("type", Text),
    may("description", Text),
    may("name", Text),
    may("in", Text),
    may("scheme", Text),
    may("bearerFormat", Text),
    may("flows", Data),
    may("openIdConnectUrl", Text),
];

pub(super) const DISCRIMINATOR: &[Member] = &[must("propertyName", Text), may("mapping", TextMap)];
