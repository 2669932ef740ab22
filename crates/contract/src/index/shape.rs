//! What the text of a parameter or a form means, by its schema.

use serde_json::{Number, Value};

use super::IndexError;
use super::document::{Document, flag, items, members as members_of, text};
pub(crate) use super::shape_members::Members;

/// Deeper than a form can nest; below it everything is text.
const MAX_DEPTH: usize = 33;

/// The part of a schema that turns text into JSON.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Text stays text.
    Text,
    Integer,
    Number,
    Boolean,
    Array(Box<Shape>),
    Object(Members),
    /// `format: binary`: a part with a file name.
    File,
    /// A choice between `format: binary` and text.
    FileOrText,
}

impl Shape {
    /// The shape of a schema.
    pub(crate) fn of(document: Document<'_>, schema: &Value) -> Result<Self, IndexError> {
        Self::at(document, schema, 0)
    }

    fn at(document: Document<'_>, schema: &Value, depth: usize) -> Result<Self, IndexError> {
        if depth > MAX_DEPTH {
            return Ok(Self::Text);
        }
        let schema = document.resolve(schema)?;
        let inner = |schema: &Value| Self::at(document, schema, depth + 1);
        match text(schema, "type") {
            "integer" => return Ok(Self::Integer),
            "number" => return Ok(Self::Number),
            "boolean" => return Ok(Self::Boolean),
            "string" if text(schema, "format") == "binary" => return Ok(Self::File),
            "string" => return Ok(Self::Text),
            "array" if schema.get("allOf").is_none() => {
                let item = schema.get("items").map_or(Ok(Self::Text), inner)?;
                return Ok(Self::Array(Box::new(item)));
            }
            _ => {}
        }
        for keyword in ["oneOf", "anyOf"] {
            let mut choices = Vec::new();
            for choice in items(schema.get(keyword)) {
                choices.push(inner(choice)?);
            }
            if !choices.is_empty() {
                return Ok(Self::choice(choices));
            }
        }
        let mut members = Members::default();
        let mut other = None;
        for part in items(schema.get("allOf")) {
            match inner(part)? {
                Self::Object(more) => members.merge(more),
                shape => other = Some(shape),
            }
        }
        for (name, member) in members_of(schema.get("properties")) {
            members.named.insert(name.clone(), inner(member)?);
        }
        if let Some(rest @ Value::Object(_)) = schema.get("additionalProperties") {
            members.rest = Some(Box::new(inner(rest)?));
        }
        let plain = members.named.is_empty() && members.rest.is_none();
        Ok(match other {
            Some(shape) if plain => shape,
            None if plain && text(schema, "type") != "object" => Self::Text,
            _ => Self::Object(members),
        })
    }

    /// A choice of one shape is that shape; a file or else text is told apart; any other is text.
    fn choice(mut choices: Vec<Self>) -> Self {
        choices.dedup();
        if choices.len() == 1 {
            choices.remove(0)
        } else if choices.contains(&Self::File) {
            Self::FileOrText
        } else {
            Self::Text
        }
    }

    /// Whether a file fits.
    pub(crate) fn takes_files(&self) -> bool {
        matches!(self, Self::File | Self::FileOrText)
    }

    /// The JSON value that a text stands for. What does not parse stays text, and validation then
    /// says that its type is wrong.
    pub(crate) fn value(&self, text: String) -> Value {
        match self {
            Self::Integer => integer(&text).unwrap_or(Value::String(text)),
            Self::Number => integer(&text)
                .or_else(|| Number::from_f64(text.parse().ok()?).map(Value::Number))
                .unwrap_or(Value::String(text)),
            Self::Boolean => match text.as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                _ => Value::String(text),
            },
            _ => Value::String(text),
        }
    }
}

fn integer(text: &str) -> Option<Value> {
    text.parse::<i64>().ok().map(Value::from)
}

/// Whether validating a text against this schema could find anything.
pub(crate) fn is_plain_text(schema: &Value) -> bool {
    let Some(members) = schema.as_object() else {
        return false;
    };
    text(schema, "type") == "string"
        && !flag(schema, "nullable")
        && members.keys().all(|keyword| {
            matches!(
                keyword.as_str(),
                "type" | "description" | "example" | "title"
            ) || keyword.starts_with("x-")
        })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Document, Shape, is_plain_text};

    fn shape(schema: &Value) -> Shape {
        let document = json!({"components": {"schemas": {"Age": {"type": "integer"}, "Tree": {
            "type": "object", "properties": {"child": {"$ref": "#/components/schemas/Tree"}},
        }}}});
        Shape::of(Document(&document), schema).unwrap()
    }

    #[test]
    fn texts_become_what_the_schema_says() {
        for (schema, text, value) in [
            (json!({"type": "integer"}), "7", json!(7)),
            (json!({"type": "integer"}), "7.5", json!("7.5")),
            (json!({"type": "integer"}), "", json!("")),
            (json!({"type": "number"}), "7", json!(7)),
            (json!({"type": "number"}), "7.5", json!(7.5)),
            (json!({"type": "number"}), "NaN", json!("NaN")),
            (json!({"type": "boolean"}), "true", json!(true)),
            (json!({"type": "boolean"}), "1", json!("1")),
            (
                json!({"type": "string", "nullable": true}),
                "null",
                json!("null"),
            ),
            (json!({}), "7", json!("7")),
            (json!({"$ref": "#/components/schemas/Age"}), "7", json!(7)),
            (
                json!({"nullable": true, "allOf": [{"$ref": "#/components/schemas/Age"}]}),
                "7",
                json!(7),
            ),
            (
                json!({"type": "integer", "nullable": true, "allOf": [{"$ref": "#/components/schemas/Age"}]}),
                "7",
                json!(7),
            ),
        ] {
            assert_eq!(shape(&schema).value(text.into()), value, "{schema} {text}");
        }
    }

    #[test]
    fn members_are_found_through_all_of_and_references() {
        let Shape::Object(members) = shape(&json!({
            "allOf": [{"properties": {"a": {"$ref": "#/components/schemas/Age"}}}],
            "properties": {"b": {"type": "array", "items": {"type": "boolean"}}},
            "additionalProperties": {"type": "number"},
        })) else {
            panic!("not an object")
        };
        assert_eq!(members.get("a"), &Shape::Integer);
        assert_eq!(members.get("b"), &Shape::Array(Box::new(Shape::Boolean)));
        assert_eq!(members.get("c"), &Shape::Number);
        assert_eq!(members.named("c"), None);
    }

    #[test]
    fn files_are_told_from_text() {
        let file = json!({"type": "string", "format": "binary"});
        assert_eq!(shape(&file), Shape::File);
        assert_eq!(
            shape(&json!({"oneOf": [file, {"type": "string"}]})),
            Shape::FileOrText
        );
        assert_eq!(
            shape(&json!({"type": "array", "items": file})),
            Shape::Array(Box::new(Shape::File))
        );
    }

    #[test]
    fn a_type_beside_all_of_hides_nothing() {
        let ages = json!({"type": "array", "items": {"$ref": "#/components/schemas/Age"}});
        let list = Shape::Array(Box::new(Shape::Integer));
        assert_eq!(shape(&json!({"type": "array", "allOf": [ages]})), list);
        let object = json!({"type": "object", "properties": {"ages": ages}});
        let Shape::Object(members) = shape(&json!({"type": "object", "allOf": [object]})) else {
            panic!("not an object")
        };
        assert_eq!(members.named("ages"), Some(&list));
    }

    #[test]
    fn recursion_ends() {
        assert!(matches!(
            shape(&json!({"$ref": "#/components/schemas/Tree"})),
            Shape::Object(_)
        ));
    }

    #[test]
    fn only_an_unlimited_string_is_plain() {
        assert!(is_plain_text(&json!({"type": "string", "example": "a"})));
        for schema in [
            json!({"type": "string", "maxLength": 5}),
            json!({"type": "string", "format": "uuid"}),
            json!({"type": "integer"}),
            json!({}),
        ] {
            assert!(!is_plain_text(&schema), "{schema}");
        }
    }
}
