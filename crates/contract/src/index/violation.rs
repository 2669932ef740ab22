//! One way in which a request breaks the contract.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use super::draft::{NULLABLE, READ_ONLY};
use super::message;

/// Which part of the request it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// The body.
    Body,
    /// The query string.
    Query,
    /// The path.
    Path,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

impl Location {
    /// As a document's `in` says it; `body` for a body.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Query => "query",
            Self::Path => "path",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// One way in which a request breaks the contract. It never holds the value itself, so that it may
/// be shown and logged.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    /// The part of the request.
    pub location: Location,
    /// Names of members and indexes of items, from the outside in. For a parameter its name first;
    /// empty for the body as a whole.
    pub path: Vec<String>,
    /// The keyword of the schema that is broken (`maxLength`, `required` …). Four are our own: `readOnly`, `nullable` (a `null` where
    /// none is allowed, and nothing else then), `repeated` (given more than once) and `unfit` (fits the document, but no type).
    pub keyword: &'static str,
    /// What the keyword says; `null` where it says nothing more.
    pub limit: Value,
    /// An English sentence about the value.
    pub message: String,
}

impl Violation {
    /// A violation with the sentence that belongs to its keyword.
    #[must_use]
    pub fn new(location: Location, path: Vec<String>, keyword: &'static str, limit: Value) -> Self {
        let message = message::sentence(keyword, &limit);
        Self {
            location,
            path,
            keyword,
            limit,
            message,
        }
    }
}

/// Adds what a validator found, under `prefix`.
pub(super) fn collect(
    error: &ValidationError<'_>,
    location: Location,
    prefix: &[String],
    out: &mut Vec<Violation>,
) {
    let mut path = prefix.to_vec();
    path.extend(segments(error));
    if is_null(error) {
        out.push(Violation::new(location, path, NULLABLE, Value::Null));
        return;
    }
    let mut add = |path: Vec<String>, keyword, limit| {
        out.push(Violation::new(location, path, keyword, limit));
    };
    match error.kind() {
        Kind::Required { property } => {
            path.push(property.as_str().unwrap_or_default().to_owned());
            add(path, "required", Value::Null);
        }
        Kind::AdditionalProperties { unexpected } => {
            for name in unexpected {
                let mut path = path.clone();
                path.push(name.clone());
                add(path, "additionalProperties", Value::Null);
            }
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            let keyword = if matches!(error.kind(), Kind::AnyOf { .. }) {
                "anyOf"
            } else {
                "oneOf"
            };
            match meant(error, context) {
                Some(errors) => {
                    for error in errors {
                        collect(error, location, prefix, out);
                    }
                }
                None => add(path, keyword, Value::Null),
            }
        }
        kind => {
            let (keyword, limit) = keyword(kind);
            add(path, keyword, limit);
        }
    }
}

/// Whether it is about a `null` in the place of something else.
fn is_null(error: &ValidationError<'_>) -> bool {
    error.instance().is_null()
        && matches!(
            error.kind(),
            Kind::Type { .. } | Kind::Enum { .. } | Kind::AnyOf { .. } | Kind::OneOfNotValid { .. }
        )
}

fn segments(error: &ValidationError<'_>) -> Vec<String> {
    let pointer = error.instance_path().as_str();
    let segments = pointer.split('/').skip(1);
    segments
        .map(|segment| segment.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The errors of the one alternative that the client must have meant: not `null`, of the value's
/// type, and with the value's tag.
fn meant<'e>(
    union: &ValidationError<'_>,
    alternatives: &'e [Vec<ValidationError<'static>>],
) -> Option<&'e [ValidationError<'static>]> {
    let depth = segments(union).len();
    let null_only = |errors: &[ValidationError<'_>]| matches!(errors, [error] if matches!(error.kind(), Kind::Type { kind: TypeKind::Single(JsonType::Null) }));
    let alternatives = || alternatives.iter().filter(|errors| !null_only(errors));
    let other = |errors: &&Vec<ValidationError<'_>>| {
        errors.iter().any(|error| match error.kind() {
            Kind::Type { .. } => segments(error).len() == depth,
            Kind::Enum { .. } | Kind::Constant { .. } => segments(error).len() <= depth + 1,
            _ => false,
        })
    };
    let only = |mut found: Box<dyn Iterator<Item = &'e Vec<ValidationError<'static>>> + '_>| {
        let first = found.next()?;
        found.next().is_none().then_some(first.as_slice())
    };
    only(Box::new(alternatives()))
        .or_else(|| only(Box::new(alternatives().filter(|errors| !other(errors)))))
}

/// The keyword of an error and its limit.
fn keyword(kind: &Kind) -> (&'static str, Value) {
    match kind {
        Kind::MaxLength { limit } => ("maxLength", (*limit).into()),
        Kind::MinLength { limit } => ("minLength", (*limit).into()),
        Kind::MaxItems { limit } => ("maxItems", (*limit).into()),
        Kind::MinItems { limit } => ("minItems", (*limit).into()),
        Kind::MaxProperties { limit } => ("maxProperties", (*limit).into()),
        Kind::MinProperties { limit } => ("minProperties", (*limit).into()),
        Kind::Maximum { limit } => ("maximum", limit.clone()),
        Kind::Minimum { limit } => ("minimum", limit.clone()),
        Kind::ExclusiveMaximum { limit } => ("exclusiveMaximum", limit.clone()),
        Kind::ExclusiveMinimum { limit } => ("exclusiveMinimum", limit.clone()),
        Kind::MultipleOf { multiple_of } => ("multipleOf", (*multiple_of).into()),
        Kind::UniqueItems => ("uniqueItems", Value::Null),
        Kind::Pattern { pattern } => ("pattern", pattern.as_str().into()),
        Kind::Format { format } => ("format", format.as_str().into()),
        Kind::Enum { options } => ("enum", (**options).clone()),
        Kind::Type { kind } => ("type", types(kind).into()),
        Kind::OneOfMultipleValid { .. } => ("oneOf", Value::Null),
        // The only `not: {}` is ours: see the conversion of `readOnly`.
        Kind::Not { schema } if schema.as_object().is_some_and(serde_json::Map::is_empty) => {
            (READ_ONLY, Value::Null)
        }
        Kind::Not { .. } => ("not", Value::Null),
        _ => ("unfit", Value::Null),
    }
}

fn types(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(kind) => kind.to_string(),
        TypeKind::Multiple(kinds) => {
            let mut names: Vec<String> = kinds.iter().map(|kind| kind.to_string()).collect();
            // "string or null" reads better than the other way round.
            names.sort_by_key(|name| name == "null");
            names.join(" or ")
        }
    }
}
