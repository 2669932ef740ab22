//! The normal form of a document.

use serde_json::{Map, Value, json};

use super::unchecked::is_unchecked;

/// The methods of a path item (OpenAPI 3.0.3, "Path Item Object").
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A document in normal form: references followed, defaults dropped, what has no order sorted, and
/// what is [unchecked](super::UNCHECKED) left out. Components count where they are used: their names
/// do not matter, nor do those that nothing uses.
#[must_use]
pub fn normalise(document: &Value) -> Value {
    let normaliser = Normaliser { document };
    let mut out = Map::new();
    for (member, value) in members(document) {
        let value = match member.as_str() {
            "info" => info(value),
            "paths" => normaliser.paths(value),
            "components" => normaliser.security_schemes(value),
            "tags" => sorted(plain(value), "name"),
            // Counted into each operation.
            "security" => continue,
            _ => plain(value),
        };
        keep(&mut out, member, value);
    }
    // The default of OpenAPI 3.0.3, "OpenAPI Object".
    if empty(out.get("servers")) {
        out.insert("servers".to_owned(), json!([{"url": "/"}]));
    }
    if empty(out.get("tags")) {
        out.remove("tags");
    }
    if out.get("components") == Some(&json!({})) {
        out.remove("components");
    }
    Value::Object(out)
}

/// Brings the parts of one document into normal form.
pub(super) struct Normaliser<'d> {
    pub(super) document: &'d Value,
}

impl Normaliser<'_> {
    /// What a reference leads to; itself when it is none or leads nowhere.
    pub(super) fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        let mut value = value;
        for _ in 0..32 {
            match self.target(value) {
                Some(target) => value = target,
                None => return value,
            }
        }
        value
    }

    /// What a reference leads to, one step.
    pub(super) fn target<'v>(&'v self, value: &'v Value) -> Option<&'v Value> {
        let reference = value.get("$ref")?.as_str()?;
        self.document.pointer(reference.strip_prefix('#')?)
    }

    fn paths(&self, paths: &Value) -> Value {
        let mut out = Map::new();
        for (path, item) in members(paths).filter(|(path, _)| path.starts_with('/')) {
            let item = self.resolve(item);
            let mut operations = Map::new();
            for (member, value) in members(item) {
                match member.as_str() {
                    method if METHODS.contains(&method) => {
                        let operation = self.operation(value, item.get("parameters"));
                        operations.insert(member.clone(), operation);
                    }
                    "parameters" => {}
                    _ => keep(&mut operations, member, plain(value)),
                }
            }
            out.insert(path.clone(), Value::Object(operations));
        }
        Value::Object(out)
    }

    /// Of the components only these are used by name.
    fn security_schemes(&self, components: &Value) -> Value {
        let mut out = Map::new();
        for (name, scheme) in members(components.get("securitySchemes").unwrap_or(&Value::Null)) {
            let mut scheme = plain(self.resolve(scheme));
            // Schemes of `Authorization` have no case (RFC 9110, section 11.1).
            if let Some(Value::String(text)) = scheme.get_mut("scheme") {
                text.make_ascii_lowercase();
            }
            out.insert(name.clone(), scheme);
        }
        Value::Object(out)
    }
}

/// Only the title of a schema is unchecked.
fn info(info: &Value) -> Value {
    let mut out = plain(info);
    if let (Value::Object(out), Some(title)) = (&mut out, info.get("title")) {
        out.insert("title".to_owned(), plain(title));
    }
    out
}

/// The members of an object, none of anything else.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// The items of an array, none of anything else.
pub(super) fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// Keeps a member that is checked.
pub(super) fn keep(out: &mut Map<String, Value>, member: &str, value: Value) {
    let value = match (member, value) {
        ("description" | "summary", Value::String(text)) => prose(&text).into(),
        (_, value) => value,
    };
    if !is_unchecked(member) && value != json!("") {
        out.insert(member.to_owned(), value);
    }
}

/// A text for people, without the white space around its lines: doc comments lose it.
fn prose(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// A part without schemas: unchecked members left out, texts trimmed, numbers as one kind.
pub(super) fn plain(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut out = Map::new();
            for (member, value) in object {
                keep(&mut out, member, plain(value));
            }
            Value::Object(out)
        }
        Value::Array(array) => array.iter().map(plain).collect(),
        Value::String(text) => text.trim().into(),
        other => number(other),
    }
}

/// `1.0` is `1`.
pub(super) fn number(value: &Value) -> Value {
    match value.as_f64() {
        // Whole numbers that a double holds exactly.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole and small enough"
        )]
        Some(float) if float.fract() == 0.0 && float.abs() < 9e15 => json!(float as i64),
        _ => value.clone(),
    }
}

/// An array without an order, by one member of its items.
pub(super) fn sorted(array: Value, by: &str) -> Value {
    match array {
        Value::Array(mut items) => {
            items.sort_by_key(|item| item.get(by).map(ToString::to_string));
            Value::Array(items)
        }
        other => other,
    }
}

/// An array without order or repetition.
pub(super) fn set(array: &Value) -> Value {
    let mut items: Vec<Value> = items(Some(array)).map(plain).collect();
    items.sort_by_key(ToString::to_string);
    items.dedup();
    Value::Array(items)
}

fn empty(value: Option<&Value>) -> bool {
    value.and_then(Value::as_array).is_none_or(Vec::is_empty)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::normalise;

    #[test]
    fn prose_loses_the_white_space_around_its_lines() {
        let info = |text: &str| normalise(&json!({"info": {"title": "t", "description": text}}));
        assert_eq!(info(" A\n  b \n\nc\n"), info("A\nb\n\nc"));
        assert_ne!(info("A b"), info("A\nb"));
    }

    #[test]
    fn what_an_absent_member_means_is_no_difference() {
        let servers = json!({"servers": [{"url": "/"}], "tags": [], "components": {"schemas": {}}});
        assert_eq!(normalise(&servers), normalise(&json!({})));
        assert_ne!(
            normalise(&json!({"servers": [{"url": "/a"}]})),
            normalise(&json!({}))
        );
    }

    #[test]
    fn extensions_beside_paths_are_unchecked_and_schemes_have_no_case() {
        let document = |scheme: &str, paths| {
            let schemes = json!({"a": {"type": "http", "scheme": scheme}});
            normalise(&json!({"paths": paths, "components": {"securitySchemes": schemes}}))
        };
        let plain = document("bearer", json!({"/a": {}}));
        assert_eq!(
            document("Bearer", json!({"/a": {}, "x-b": {"c": 1}})),
            plain
        );
        assert_ne!(document("basic", json!({"/a": {}})), plain);
        assert_ne!(document("bearer", json!({"/b": {}})), plain);
    }
}
