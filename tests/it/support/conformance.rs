//! Holds real responses against the documents: status, headers, media type and body.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};
use server::documents::DOCUMENTS;

use super::exchange::Reply;

/// Every documented operation, by method and path template.
static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(operations);
/// The operations, by method and path template, and statuses that this process has seen.
static SEEN: Mutex<BTreeSet<(String, u16)>> = Mutex::new(BTreeSet::new());

struct Operation {
    id: String,
    method: String,
    path: String,
    value: Value,
    document: Value,
}

/// What the process has seen so far: operations, by method and path template, and statuses.
pub fn seen() -> BTreeSet<(String, u16)> {
    SEEN.lock().expect("no test panics here").clone()
}

/// Every operation, by method and path template, and status that the documents promise.
pub fn promised() -> BTreeSet<(String, u16)> {
    let statuses = |operation: &Operation| -> Vec<(String, u16)> {
        let responses = operation.value["responses"].as_object().expect("responses");
        responses
            .keys()
            .map(|status| (operation.name(), status.parse().expect("a status")))
            .collect()
    };
    OPERATIONS.iter().flat_map(statuses).collect()
}

/// Checks a response, if it is one of a documented operation; and what every response must have in any case.
///
/// # Panics
/// When it is not what was promised.
pub fn check(method: &str, path: &str, reply: &Reply) {
    let shown = format!("{method} {path} -> {}: {}", reply.status, reply.text);
    for name in [
        "x-request-id",
        "x-content-type-options",
        "referrer-policy",
        "x-frame-options",
    ] {
        assert!(reply.headers.contains_key(name), "no {name}: {shown}");
    }
    assert!(!reply.headers.contains_key("server"), "{shown}");
    let method = if method == "HEAD" { "GET" } else { method };
    let Some(operation) = OPERATIONS
        .iter()
        .find(|operation| operation.method == method && matches(&operation.path, path))
    else {
        return;
    };
    let response = operation.resolve(&operation.value["responses"][reply.status.to_string()]);
    assert!(response.is_object(), "not documented: {shown}");
    SEEN.lock()
        .expect("no test panics here")
        .insert((operation.name(), reply.status));
    check_headers(operation, response, reply, &shown);
    check_body(operation, response, reply, &shown);
}

/// Checks the data of a message of the stream of events.
///
/// # Panics
/// When it is not what was promised.
pub fn check_message(data: &Value) {
    // There are many of them.
    static MESSAGE: LazyLock<Validator> = LazyLock::new(|| {
        let operation = OPERATIONS
            .iter()
            .find(|operation| operation.id == "streamEvents")
            .expect("the stream is documented");
        let response = &operation.value["responses"]["200"]["content"]["text/event-stream"];
        operation.validator(&response["schema"])
    });
    assert_valid(&MESSAGE, data, "a message");
}

fn assert_valid(validator: &Validator, value: &Value, shown: &str) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}: {shown}");
}

fn check_headers(operation: &Operation, response: &Value, reply: &Reply, shown: &str) {
    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let header = operation.resolve(header);
        match reply.header(name) {
            None => assert_ne!(header["required"], json!(true), "no {name}: {shown}"),
            Some(text) => {
                let value = match header["schema"]["type"].as_str() {
                    Some("integer") => json!(
                        text.parse::<i64>()
                            .unwrap_or_else(|_| panic!("{name} is no integer: {shown}"))
                    ),
                    _ => json!(text),
                };
                operation.validate(&header["schema"], &value, &format!("{name} of {shown}"));
            }
        }
    }
}

fn check_body(operation: &Operation, response: &Value, reply: &Reply, shown: &str) {
    let content = response["content"].as_object();
    let Some(content) = content else {
        assert!(
            reply.bytes.is_empty(),
            "a body where none is documented: {shown}"
        );
        return;
    };
    if reply.bytes.is_empty() {
        // The answer to a HEAD.
        return;
    }
    let sent = reply
        .header("content-type")
        .unwrap_or_else(|| panic!("no content-type: {shown}"));
    let essence = sent.split(';').next().unwrap_or(sent).trim();
    let media_type = content
        .get(essence)
        .unwrap_or_else(|| panic!("{essence} is not documented: {shown}"));
    if essence.ends_with("json") {
        operation.validate(&media_type["schema"], &reply.json(), shown);
    }
}

impl Operation {
    /// Ids are unique in one document only.
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.resolve(
                self.document
                    .pointer(&reference[1..])
                    .expect("the reference leads somewhere"),
            ),
            None => value,
        }
    }

    /// Holds `value` against a schema of the document, closed: a member that is not documented is an error too.
    fn validate(&self, schema: &Value, value: &Value, shown: &str) {
        assert_valid(&self.validator(schema), value, shown);
    }

    fn validator(&self, schema: &Value) -> Validator {
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft4)
            .should_validate_formats(true)
            .build(&closed(&self.inline(schema)))
            .expect("the schema is good")
    }

    fn inline(&self, schema: &Value) -> Value {
        match self.resolve(schema) {
            Value::Object(members) => members
                .iter()
                .map(|(key, value)| (key.clone(), self.inline(value)))
                .collect(),
            Value::Array(items) => items.iter().map(|item| self.inline(item)).collect(),
            other => other.clone(),
        }
    }
}

/// JSON Schema (draft 4) for an OpenAPI 3.0 schema: `nullable` becomes a type, objects take no unknown members.
fn closed(schema: &Value) -> Value {
    let Value::Object(members) = schema else {
        return schema.clone();
    };
    let mut result = members.clone();
    if let Some(Value::Object(properties)) = members.get("properties") {
        let properties: serde_json::Map<String, Value> = properties
            .iter()
            .map(|(name, schema)| (name.clone(), closed(schema)))
            .collect();
        result.insert("properties".into(), properties.into());
        result.entry("additionalProperties").or_insert(json!(false));
    }
    if let Some(items) = members.get("items") {
        result.insert("items".into(), closed(items));
    }
    for combination in ["allOf", "oneOf", "anyOf"] {
        if let Some(Value::Array(schemas)) = members.get(combination) {
            result.insert(combination.into(), schemas.iter().map(closed).collect());
        }
    }
    if members.get("nullable") == Some(&json!(true)) {
        return json!({"anyOf": [{"type": "null"}, result]});
    }
    result.into()
}

fn matches(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(wanted, got)| wanted == got || wanted.starts_with('{'))
}

fn operations() -> Vec<Operation> {
    let mut operations = Vec::new();
    for document in &DOCUMENTS {
        let (Some(text), prefix) = (document.json, document.prefix) else {
            continue;
        };
        let document: Value = serde_json::from_str(text).expect("a document is JSON");
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, value) in item.as_object().expect("a path item") {
                if let Some(id) = value["operationId"].as_str() {
                    operations.push(Operation {
                        id: id.to_owned(),
                        method: method.to_uppercase(),
                        path: format!("{prefix}{path}"),
                        value: value.clone(),
                        document: document.clone(),
                    });
                }
            }
        }
    }
    operations
}
