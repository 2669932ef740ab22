//! One parameter of an operation.

use std::borrow::Cow;

use poem::Request;
use poem::http::HeaderName;
use poem_openapi::__private::UrlQuery;
use serde_json::Value;

use super::IndexError;
use super::document::{Document, flag, text};
use super::draft::Draft4;
use super::shape::{Shape, is_plain_text};
use super::validator::Validator;
use super::violation::{Location, Violation};

/// A parameter, ready to be checked.
pub(crate) struct Parameter {
    name: String,
    place: Place,
    required: bool,
    /// `explode: false`: the items of an array are separated by commas.
    joined: bool,
    shape: Shape,
    /// None where no text can be wrong.
    validator: Option<Validator>,
    /// Whatever is sent is right, nothing included: most headers.
    unlimited: bool,
}

enum Place {
    Query,
    Header(HeaderName),
    Cookie,
    /// Routes name their variables by position.
    Path(String),
}

impl Parameter {
    /// Reads a parameter of the operation at `template`.
    pub(super) fn new(
        document: Document<'_>,
        draft: &Draft4<'_>,
        parameter: &Value,
        template: &str,
        operation: &str,
    ) -> Result<Self, IndexError> {
        let name = text(parameter, "name").to_owned();
        let place = || format!("the parameter `{name}` of `{operation}`");
        let misplaced = |reason: &str| IndexError::Schema {
            place: place(),
            reason: reason.to_owned(),
        };
        let empty = Value::Object(serde_json::Map::new());
        let schema = document.resolve(parameter.get("schema").unwrap_or(&empty))?;
        let validator = if is_plain_text(schema) {
            None
        } else {
            Some(Validator::new(draft, schema, place)?)
        };
        let place = match text(parameter, "in") {
            "query" => Place::Query,
            "cookie" => Place::Cookie,
            "header" => Place::Header(
                name.parse()
                    .map_err(|_| misplaced("it is no name of a header"))?,
            ),
            "path" => Place::Path(
                variable(template, &name)
                    .ok_or_else(|| misplaced("the path has no such variable"))?,
            ),
            _ => return Err(misplaced("it is in no known place")),
        };
        let required = flag(parameter, "required");
        let exploded = parameter.get("explode").and_then(Value::as_bool) != Some(false);
        Ok(Self {
            required,
            joined: !matches!(place, Place::Query) || !exploded,
            shape: Shape::of(document, schema)?,
            unlimited: !required && validator.is_none() && !matches!(place, Place::Query),
            place,
            validator,
            name,
        })
    }

    pub(crate) fn location(&self) -> Location {
        match self.place {
            Place::Query => Location::Query,
            Place::Header(_) => Location::Header,
            Place::Cookie => Location::Cookie,
            Place::Path(_) => Location::Path,
        }
    }

    /// Adds what is wrong with it in `request`.
    pub(crate) fn check(&self, request: &Request, out: &mut Vec<Violation>) {
        if self.unlimited {
            return;
        }
        let texts = self.texts(request);
        let violation = |keyword| {
            Violation::new(
                self.location(),
                vec![self.name.clone()],
                keyword,
                Value::Null,
            )
        };
        if texts.is_empty() {
            if self.required {
                out.push(violation("required"));
            }
            return;
        }
        let value = match &self.shape {
            Shape::Array(item) if self.joined => {
                let items = texts.iter().flat_map(|text| text.split(','));
                Value::Array(
                    items
                        .map(|text| item.value(text.trim().to_owned()))
                        .collect(),
                )
            }
            Shape::Array(item) => {
                let items = texts.into_iter().map(Cow::into_owned);
                Value::Array(items.map(|text| item.value(text)).collect())
            }
            _ if texts.len() > 1 => {
                out.push(violation("repeated"));
                return;
            }
            shape => {
                let text = texts.into_iter().next().unwrap_or_default();
                shape.value(text.into_owned())
            }
        };
        if let Some(validator) = &self.validator {
            validator.check(
                &value,
                self.location(),
                std::slice::from_ref(&self.name),
                out,
            );
        }
    }

    fn texts<'r>(&self, request: &'r Request) -> Vec<Cow<'r, str>> {
        match &self.place {
            Place::Query => request
                .data::<UrlQuery>()
                .into_iter()
                .flat_map(|query| query.0.iter())
                .filter(|(name, _)| *name == self.name)
                .map(|(_, text)| text.as_str().into())
                .collect(),
            Place::Header(name) => crate::parameter::header_text(request.headers(), name)
                .into_iter()
                .collect(),
            Place::Cookie => request
                .cookie()
                .get(&self.name)
                .map(|cookie| cookie.value_str().to_owned().into())
                .into_iter()
                .collect(),
            Place::Path(variable) => request
                .raw_path_param(variable)
                .map(Cow::from)
                .into_iter()
                .collect(),
        }
    }
}

/// The name that the route gives to a variable of the template.
fn variable(template: &str, name: &str) -> Option<String> {
    let variables = template
        .split('/')
        .filter(|segment| segment.starts_with('{'));
    let position = variables
        .map(|segment| segment.trim_matches(['{', '}']))
        .position(|variable| variable == name)?;
    Some(crate::guard::variable(position))
}

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn variables_are_counted() {
        assert_eq!(variable("/a/{b}/c/{d}/", "d").as_deref(), Some("param1"));
        assert_eq!(variable("/a/{b}", "d"), None);
    }
}
