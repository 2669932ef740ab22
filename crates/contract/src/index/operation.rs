//! One operation.

use std::cmp::Reverse;

use serde_json::Value;

use super::IndexError;
use super::document::{Document, flag, items, members, text};
use super::draft::Draft4;
use super::exact::Exact;
use super::parameter::Parameter;
use super::shape::Shape;
use super::tidy::Tidy;
use super::validator::Validator;
use crate::payload::media_type::{essence, fits, is_json, precision};

/// An operation, ready for requests.
pub(crate) struct Operation {
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) body_required: bool,
    /// The HTTP schemes among its security schemes, in the document's order.
    pub(crate) challenges: Vec<Challenge>,
}

/// A scheme that a `WWW-Authenticate` can ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Challenge {
    /// The scheme's name in the document.
    pub(crate) scheme: String,
    /// `Bearer` or `Basic`.
    pub(crate) bearer: bool,
}

/// One media type that the body may have.
pub(crate) struct Body {
    /// As the document writes it; may be a range (`image/*`).
    pub(crate) media_type: String,
    pub(crate) kind: BodyKind,
    /// What is done to its texts before it is checked.
    pub(crate) tidy: Option<Tidy>,
    /// What of it is kept as it is written, where it is JSON.
    pub(crate) exact: Option<Exact>,
}

/// How a body is read.
pub(crate) enum BodyKind {
    Json(Validator),
    Form(Shape, Validator),
    Multipart(Shape, Validator),
    Raw,
    /// Raw and handed over as it comes (`x-streamed`).
    Streamed,
}

impl Operation {
    pub(super) fn new(
        document: Document<'_>,
        draft: &Draft4<'_>,
        template: &str,
        item: &Value,
        operation: &Value,
    ) -> Result<Self, IndexError> {
        let id = text(operation, "operationId");
        let mut chosen: Vec<&Value> = Vec::new();
        let shared = items(item.get("parameters"));
        for parameter in shared.chain(items(operation.get("parameters"))) {
            let parameter = document.resolve(parameter)?;
            // The operation's own replaces the path's of the same name and place.
            chosen.retain(|other| {
                text(other, "name") != text(parameter, "name")
                    || text(other, "in") != text(parameter, "in")
            });
            chosen.push(parameter);
        }
        let mut parameters = Vec::new();
        for parameter in chosen {
            parameters.push(Parameter::new(document, draft, parameter, template, id)?);
        }
        let mut bodies = Vec::new();
        let mut body_required = false;
        if let Some(body) = operation.get("requestBody") {
            let body = document.resolve(body)?;
            body_required = flag(body, "required");
            for (media_type, content) in members(body.get("content")) {
                bodies.push(Body::new(document, draft, media_type, content, id)?);
            }
        }
        // `application/json` before `application/*` before `*/*`.
        bodies.sort_by_key(|body| Reverse(precision(&body.media_type)));
        Ok(Self {
            parameters,
            bodies,
            body_required,
            challenges: challenges(document, operation)?,
        })
    }

    /// The body that a `Content-Type` chooses.
    pub(crate) fn body(&self, content_type: &str) -> Option<&Body> {
        self.bodies
            .iter()
            .find(|body| fits(&body.media_type, content_type))
    }
}

impl Body {
    fn new(
        document: Document<'_>,
        draft: &Draft4<'_>,
        media_type: &str,
        content: &Value,
        operation: &str,
    ) -> Result<Self, IndexError> {
        let empty = Value::Object(serde_json::Map::new());
        let schema = content.get("schema").unwrap_or(&empty);
        let place = || format!("the body `{media_type}` of `{operation}`");
        let validator = || Validator::new(draft, schema, place);
        let kind = match essence(media_type) {
            name if name.eq_ignore_ascii_case("application/x-www-form-urlencoded") => {
                BodyKind::Form(Shape::of(document, schema)?, validator()?)
            }
            name if name.eq_ignore_ascii_case("multipart/form-data") => {
                BodyKind::Multipart(Shape::of(document, schema)?, validator()?)
            }
            name if is_json(name) => BodyKind::Json(validator()?),
            _ if flag(content, "x-streamed") => BodyKind::Streamed,
            _ => BodyKind::Raw,
        };
        Ok(Self {
            media_type: media_type.to_owned(),
            kind,
            tidy: Tidy::of(document, schema)?,
            exact: Exact::of(document, schema)?,
        })
    }
}

fn challenges(document: Document<'_>, operation: &Value) -> Result<Vec<Challenge>, IndexError> {
    let security = operation
        .get("security")
        .or_else(|| document.0.get("security"));
    let mut challenges: Vec<Challenge> = Vec::new();
    for requirement in items(security) {
        for (name, _) in members(Some(requirement)) {
            let Some(scheme) = document
                .0
                .pointer("/components/securitySchemes")
                .and_then(|schemes| schemes.get(name))
            else {
                return Err(IndexError::Dangling(name.clone()));
            };
            let scheme = document.resolve(scheme)?;
            let bearer = text(scheme, "scheme").eq_ignore_ascii_case("bearer");
            if text(scheme, "type") == "http"
                && !challenges.iter().any(|known| known.scheme == *name)
            {
                challenges.push(Challenge {
                    scheme: name.clone(),
                    bearer,
                });
            }
        }
    }
    Ok(challenges)
}
