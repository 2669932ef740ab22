//! What is done to the texts of a body before it is checked: `x-trim` and `x-number-as-text`.

use std::collections::HashMap;

use serde_json::Value;

use super::IndexError;
use super::document::{Document, flag, items, members};
use super::number_text::text;

/// As many references and parts of `allOf` may follow each other for one value; more is a circle.
const MAX_HOPS: usize = 32;

/// How the texts of a body are changed before it is checked, so that what the operation gets is what was checked.
#[derive(Debug)]
pub(crate) struct Tidy {
    root: Node,
    /// What `$ref`s lead to.
    named: HashMap<String, Node>,
}

/// What a schema says of the texts in a value.
#[derive(Debug, Default)]
struct Node {
    /// `x-trim`: white space around a text goes.
    trim: bool,
    /// `x-number-as-text`: a number becomes its text.
    number: bool,
    /// `$ref`.
    reference: Option<String>,
    /// `allOf`, `oneOf` and `anyOf`.
    parts: Vec<Node>,
    members: Vec<(String, Node)>,
    items: Option<Box<Node>>,
    rest: Option<Box<Node>>,
}

impl Tidy {
    /// What a schema asks for; `None` when that is nothing.
    pub(super) fn of(document: Document<'_>, schema: &Value) -> Result<Option<Self>, IndexError> {
        let mut named = HashMap::new();
        let root = Node::of(document, schema, &mut named)?;
        let asks = root.asks() || named.values().any(Node::asks);
        Ok(asks.then_some(Self { root, named }))
    }

    /// Changes a value.
    pub(crate) fn apply(&self, value: &mut Value) {
        self.node(&self.root, value, 0);
    }

    fn node(&self, node: &Node, value: &mut Value, hops: usize) {
        if hops > MAX_HOPS {
            return;
        }
        if let Some(node) = node.reference.as_ref().and_then(|it| self.named.get(it)) {
            return self.node(node, value, hops + 1);
        }
        for part in &node.parts {
            self.node(part, value, hops + 1);
        }
        match value {
            Value::Number(number) if node.number => *value = text(number).into(),
            Value::String(text) if node.trim => trim(text),
            Value::Array(array) => {
                if let Some(node) = &node.items {
                    for item in array {
                        self.node(node, item, 0);
                    }
                }
            }
            Value::Object(object) => {
                for (name, value) in object {
                    let member = node.members.iter().find(|(known, _)| known == name);
                    let member = member.map(|(_, node)| node).or(node.rest.as_deref());
                    if let Some(node) = member {
                        self.node(node, value, 0);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Node {
    fn of(
        document: Document<'_>,
        schema: &Value,
        named: &mut HashMap<String, Self>,
    ) -> Result<Self, IndexError> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if !named.contains_key(reference) {
                // There before it is known, so that a schema may refer to itself.
                named.insert(reference.to_owned(), Self::default());
                let target = document.resolve(schema)?;
                let node = Self::of(document, target, named)?;
                named.insert(reference.to_owned(), node);
            }
            return Ok(Self {
                reference: Some(reference.to_owned()),
                ..Self::default()
            });
        }
        let mut node = Self {
            trim: flag(schema, "x-trim"),
            number: flag(schema, "x-number-as-text"),
            ..Self::default()
        };
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for part in items(schema.get(keyword)) {
                node.parts.push(Self::of(document, part, named)?);
            }
        }
        for (name, member) in members(schema.get("properties")) {
            let member = Self::of(document, member, named)?;
            node.members.push((name.clone(), member));
        }
        for (keyword, slot) in [
            ("items", &mut node.items),
            ("additionalProperties", &mut node.rest),
        ] {
            if let Some(inner @ Value::Object(_)) = schema.get(keyword) {
                *slot = Some(Box::new(Self::of(document, inner, named)?));
            }
        }
        Ok(node)
    }

    /// Whether it asks for anything itself, without what it refers to.
    fn asks(&self) -> bool {
        let inner = self.items.iter().chain(&self.rest).map(|node| &**node);
        let members = self.members.iter().map(|(_, node)| node);
        let mut below = self.parts.iter().chain(members).chain(inner);
        self.trim || self.number || below.any(Self::asks)
    }
}

/// Takes Unicode white space off both ends, and the information separators (U+001C to U+001F), which are space to some.
fn trim(text: &mut String) {
    let kept = text.trim_matches(|c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c));
    if kept.len() < text.len() {
        *text = kept.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Document, Tidy};

    fn tidied(schema: &Value, mut value: Value) -> Value {
        let document = json!({"components": {"schemas": {
            "Name": {"type": "string", "x-trim": true, "x-number-as-text": true},
            "Tree": {"type": "object", "properties": {
                "name": {"$ref": "#/components/schemas/Name"},
                "left": {"$ref": "#/components/schemas/Tree"},
                "right": {"$ref": "#/components/schemas/Tree"},
            }},
            "Circle": {"allOf": [{"$ref": "#/components/schemas/Circle"}, {"type": "string", "x-trim": true}]},
        }}});
        if let Some(tidy) = Tidy::of(Document(&document), schema).unwrap() {
            tidy.apply(&mut value);
        }
        value
    }

    #[test]
    fn texts_are_trimmed_wherever_they_are() {
        let name = json!({"$ref": "#/components/schemas/Name"});
        for (schema, value, expected) in [
            (name.clone(), json!(" a b\n"), json!("a b")),
            (
                json!({"nullable": true, "allOf": [name]}),
                json!(" a"),
                json!("a"),
            ),
            (
                json!({"oneOf": [{"type": "integer"}, name]}),
                json!(" a"),
                json!("a"),
            ),
            (
                json!({"type": "array", "items": name}),
                json!([" a", null, ["b "]]),
                json!(["a", null, ["b "]]),
            ),
            (
                json!({"properties": {"a": {"type": "string"}}, "additionalProperties": name}),
                json!({"a": " a", "b": " b"}),
                json!({"a": " a", "b": "b"}),
            ),
            (
                json!({"$ref": "#/components/schemas/Tree"}),
                json!({"name": " a", "left": {"right": {"name": "b "}}, "other": " c"}),
                json!({"name": "a", "left": {"right": {"name": "b"}}, "other": " c"}),
            ),
        ] {
            assert_eq!(tidied(&schema, value), expected, "{schema}");
        }
    }

    #[test]
    fn white_space_is_more_than_ascii() {
        let trim = json!({"type": "string", "x-trim": true});
        let padded = "\u{a0}\u{85}\u{2003}\u{3000}\u{1c}\t a\u{200b}\u{1f}\r\n";
        assert_eq!(tidied(&trim, json!(padded)), json!("a\u{200b}"));
        assert_eq!(tidied(&trim, json!(" \u{2029} ")), json!(""));
    }

    #[test]
    fn numbers_become_their_text_and_nothing_else_does() {
        let number = json!({"type": "string", "x-number-as-text": true});
        assert_eq!(tidied(&number, json!(7)), json!("7"));
        for value in [
            json!(true),
            json!(null),
            json!([7]),
            json!({"a": 7}),
            json!(" a "),
        ] {
            assert_eq!(tidied(&number, value.clone()), value);
        }
        let plain = json!({"type": "string", "x-trim": true});
        assert_eq!(tidied(&plain, json!(7)), json!(7));
    }

    #[test]
    fn a_schema_that_asks_for_nothing_costs_nothing_and_a_circle_ends() {
        let document = json!({"components": {"schemas": {"Tree": {"properties": {
            "child": {"$ref": "#/components/schemas/Tree"}, "name": {"type": "string", "x-trim": false},
        }}}}});
        let tree = json!({"$ref": "#/components/schemas/Tree"});
        assert!(Tidy::of(Document(&document), &tree).unwrap().is_none());
        let circle = json!({"$ref": "#/components/schemas/Circle"});
        assert_eq!(tidied(&circle, json!(" a")), json!("a"));
    }
}
