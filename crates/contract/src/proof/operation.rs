//! The normal form of an operation.

use serde_json::{Map, Value, json};

use super::normalise::{Normaliser, items, keep, members, plain};

impl Normaliser<'_> {
    /// An operation with the parameters of its path and the security of its document.
    pub(super) fn operation(&self, operation: &Value, shared: Option<&Value>) -> Value {
        let mut out = Map::new();
        for (member, value) in members(operation) {
            match member.as_str() {
                "parameters" | "security" => {}
                "deprecated" if value != &json!(true) => {}
                "tags" if items(Some(value)).next().is_none() => {}
                "requestBody" => {
                    out.insert(member.clone(), self.body(value));
                }
                "responses" => {
                    let responses = members(value)
                        .map(|(status, response)| (status.clone(), self.response(response)));
                    out.insert(member.clone(), Value::Object(responses.collect()));
                }
                _ => keep(&mut out, member, plain(value)),
            }
        }
        let parameters = self.parameters(shared, operation.get("parameters"));
        out.insert("parameters".to_owned(), parameters);
        let security = operation.get("security").or(self.document.get("security"));
        out.insert("security".to_owned(), requirements(security));
        Value::Object(out)
    }

    /// The operation's own replace those of the path; they have no order.
    fn parameters(&self, shared: Option<&Value>, own: Option<&Value>) -> Value {
        let mut out = Map::new();
        for parameter in items(shared).chain(items(own)) {
            let parameter = self.parameter(self.resolve(parameter));
            let key = format!("{} {}", parameter["in"], parameter["name"]).replace('"', "");
            out.insert(key, parameter);
        }
        Value::Object(out)
    }

    fn parameter(&self, parameter: &Value) -> Value {
        let place = parameter
            .get("in")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let schema = self.schema(parameter.get("schema").unwrap_or(&Value::Null));
        let mut out = Map::new();
        for (member, value) in members(parameter) {
            match member.as_str() {
                // Names of headers have no case (RFC 9110 section 5.1).
                "name" if place == "header" => {
                    let name = value.as_str().unwrap_or_default().to_ascii_lowercase();
                    out.insert(member.clone(), name.into());
                }
                "required" | "deprecated" if value != &json!(true) => {}
                "schema" | "style" | "explode" => {}
                _ => keep(&mut out, member, plain(value)),
            }
        }
        // The defaults of OpenAPI 3.0.3, "Parameter Object".
        let usual = match place {
            "query" | "cookie" => "form",
            _ => "simple",
        };
        let style = parameter
            .get("style")
            .and_then(Value::as_str)
            .unwrap_or(usual);
        out.insert("style".to_owned(), style.into());
        // It says something of arrays and objects only.
        if matches!(
            schema.get("type").and_then(Value::as_str),
            Some("array" | "object")
        ) {
            let explode = parameter.get("explode").and_then(Value::as_bool);
            out.insert(
                "explode".to_owned(),
                explode.unwrap_or(style == "form").into(),
            );
        }
        out.insert("schema".to_owned(), schema);
        Value::Object(out)
    }

    fn body(&self, body: &Value) -> Value {
        let mut out = Map::new();
        for (member, value) in members(self.resolve(body)) {
            match member.as_str() {
                "required" if value != &json!(true) => {}
                "content" => {
                    out.insert(member.clone(), self.content(value));
                }
                _ => keep(&mut out, member, plain(value)),
            }
        }
        Value::Object(out)
    }

    fn response(&self, response: &Value) -> Value {
        let mut out = Map::new();
        for (member, value) in members(self.resolve(response)) {
            match member.as_str() {
                "headers" | "content" if members(value).next().is_none() => {}
                "headers" => {
                    let headers = members(value)
                        .map(|(name, header)| (name.to_ascii_lowercase(), self.header(header)));
                    out.insert(member.clone(), Value::Object(headers.collect()));
                }
                "content" => {
                    out.insert(member.clone(), self.content(value));
                }
                _ => keep(&mut out, member, plain(value)),
            }
        }
        Value::Object(out)
    }

    fn header(&self, header: &Value) -> Value {
        let mut out = Map::new();
        for (member, value) in members(self.resolve(header)) {
            match member.as_str() {
                "required" | "deprecated" if value != &json!(true) => {}
                "schema" => {
                    out.insert(member.clone(), self.schema(value));
                }
                _ => keep(&mut out, member, plain(value)),
            }
        }
        Value::Object(out)
    }

    fn content(&self, content: &Value) -> Value {
        let media_types = members(content).map(|(name, media_type)| {
            let mut out = Map::new();
            for (member, value) in members(media_type) {
                match member.as_str() {
                    "schema" => {
                        out.insert(member.clone(), self.schema(value));
                    }
                    _ => keep(&mut out, member, plain(value)),
                }
            }
            (
                name.replace("; ", ";").to_ascii_lowercase(),
                Value::Object(out),
            )
        });
        Value::Object(media_types.collect())
    }
}

/// Alternatives have no order, nor do the schemes of one.
fn requirements(security: Option<&Value>) -> Value {
    let mut alternatives: Vec<Value> = items(security)
        .map(|requirement| {
            let mut schemes: Vec<(String, Value)> = members(requirement)
                .map(|(name, scopes)| (name.clone(), plain(scopes)))
                .collect();
            schemes.sort_by(|left, right| left.0.cmp(&right.0));
            Value::Object(schemes.into_iter().collect())
        })
        .collect();
    alternatives.sort_by_key(ToString::to_string);
    alternatives.dedup();
    Value::Array(alternatives)
}
