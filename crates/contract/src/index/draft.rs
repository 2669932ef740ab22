//! OpenAPI 3.0 schemas as JSON Schema draft 4, which they extend (OpenAPI 3.0.3, "Schema Object").

use serde_json::{Map, Value, json};

use super::IndexError;
use super::document::{Document, flag, items};
use crate::payload::multipart::FILE;

/// What a `readOnly` member becomes in a request: nothing fits.
pub(crate) const READ_ONLY: &str = "readOnly";

/// What says that `null` fits.
pub(super) const NULLABLE: &str = "nullable";

/// Converts the schemas of requests.
pub(crate) struct Draft4<'d> {
    document: Document<'d>,
    components: Value,
}

impl<'d> Draft4<'d> {
    /// Converts every component once.
    pub(crate) fn new(document: Document<'d>) -> Result<Self, IndexError> {
        let mut draft = Self {
            document,
            components: Value::Null,
        };
        let schemas = document
            .0
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let mut converted = Map::new();
        for (name, schema) in schemas.into_iter().flatten() {
            converted.insert(name.clone(), draft.convert(schema)?);
        }
        draft.components = json!({ "schemas": converted });
        Ok(draft)
    }

    /// A schema that stands on its own: with the components that it may refer to.
    pub(crate) fn root(&self, schema: &Value) -> Result<Value, IndexError> {
        let mut root = self.convert(self.document.resolve(schema)?)?;
        if let Value::Object(members) = &mut root {
            members.insert("components".to_owned(), self.components.clone());
        }
        Ok(root)
    }

    fn convert(&self, schema: &Value) -> Result<Value, IndexError> {
        let Value::Object(members) = schema else {
            return Ok(schema.clone());
        };
        if let Some(reference) = members.get("$ref") {
            return Ok(json!({ "$ref": reference }));
        }
        let mut out = Map::new();
        for (keyword, value) in members {
            match keyword.as_str() {
                "properties" => {
                    out.insert(keyword.clone(), self.properties(value)?);
                }
                "items" | "not" | "additionalProperties" => {
                    out.insert(keyword.clone(), self.convert(value)?);
                }
                "allOf" | "anyOf" | "oneOf" => {
                    let parts = items(Some(value)).map(|part| self.convert(part));
                    out.insert(keyword.clone(), parts.collect::<Result<_, _>>()?);
                }
                "required" => {
                    let asked = self.asked(members, value)?;
                    // Draft 4 wants at least one.
                    if !asked.is_empty() {
                        out.insert(keyword.clone(), Value::Array(asked));
                    }
                }
                "type" | "format" | "enum" | "pattern" | "minLength" | "maxLength" | "minimum"
                | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf"
                | "minItems" | "maxItems" | "uniqueItems" | "minProperties" | "maxProperties" => {
                    out.insert(keyword.clone(), value.clone());
                }
                // Annotations; they validate nothing.
                _ => {}
            }
        }
        binary(&mut out);
        integer(&mut out);
        Ok(nullable(schema, out))
    }

    fn properties(&self, properties: &Value) -> Result<Value, IndexError> {
        let mut out = Map::new();
        for (name, property) in properties.as_object().into_iter().flatten() {
            let converted = if flag(self.document.resolve(property)?, READ_ONLY) {
                json!({ "not": {} })
            } else {
                self.convert(property)?
            };
            out.insert(name.clone(), converted);
        }
        Ok(Value::Object(out))
    }

    /// The required members that a request has to send: not the `readOnly` ones.
    fn asked(
        &self,
        schema: &Map<String, Value>,
        required: &Value,
    ) -> Result<Vec<Value>, IndexError> {
        let mut asked = Vec::new();
        for name in items(Some(required)) {
            let property = name
                .as_str()
                .and_then(|name| schema.get("properties")?.get(name));
            let read_only = match property {
                Some(property) => flag(self.document.resolve(property)?, READ_ONLY),
                None => false,
            };
            if !read_only {
                asked.push(name.clone());
            }
        }
        Ok(asked)
    }
}

/// A file is validated for presence only; no text fits in its place.
fn binary(schema: &mut Map<String, Value>) {
    if schema.get("format").and_then(Value::as_str) == Some("binary") {
        schema.clear();
        schema.insert("enum".to_owned(), json!([FILE]));
    }
}

/// Integers fit the type that holds them: 32 bits with that format, else 64.
fn integer(schema: &mut Map<String, Value>) {
    if schema.get("type").and_then(Value::as_str) != Some("integer") {
        return;
    }
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    schema.entry("minimum").or_insert_with(|| least.into());
    schema.entry("maximum").or_insert_with(|| most.into());
}

fn nullable(schema: &Value, mut out: Map<String, Value>) -> Value {
    if !flag(schema, NULLABLE) {
        return Value::Object(out);
    }
    let combined = ["allOf", "anyOf", "oneOf"];
    match out.get("type").cloned() {
        // What is combined refuses `null` for itself, whatever stands beside it.
        Some(kind) if !combined.iter().any(|keyword| out.contains_key(*keyword)) => {
            out.insert("type".to_owned(), json!([kind, "null"]));
            if let Some(Value::Array(options)) = out.get_mut("enum")
                && !options.contains(&Value::Null)
            {
                options.push(Value::Null);
            }
            Value::Object(out)
        }
        _ => json!({ "anyOf": [out, { "type": "null" }] }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Document, Draft4, FILE};

    fn fits(schema: &Value, value: &Value) -> bool {
        let document = json!({"components": {"schemas": {
            "Name": {"type": "string", "maxLength": 3},
            "Id": {"type": "integer", "readOnly": true},
        }}});
        let draft = Draft4::new(Document(&document)).unwrap();
        jsonschema::draft4::new(&draft.root(schema).unwrap())
            .unwrap()
            .is_valid(value)
    }

    #[test]
    fn nullable_admits_null_in_every_form() {
        for schema in [
            json!({"type": "string", "nullable": true}),
            json!({"type": "string", "nullable": true, "enum": ["a"]}),
            json!({"nullable": true, "allOf": [{"$ref": "#/components/schemas/Name"}]}),
            json!({"type": "string", "nullable": true, "allOf": [{"$ref": "#/components/schemas/Name"}]}),
            json!({"type": "string", "nullable": true, "oneOf": [{"$ref": "#/components/schemas/Name"}]}),
        ] {
            assert!(fits(&schema, &json!(null)), "{schema}");
            assert!(!fits(&schema, &json!(5)), "{schema}");
            assert!(fits(&schema, &json!("a")), "{schema}");
            assert!(
                !fits(&schema, &json!("long"))
                    || schema == json!({"type": "string", "nullable": true})
            );
        }
        assert!(!fits(&json!({"type": "string"}), &json!(null)));
    }

    #[test]
    fn exclusive_limits_are_booleans() {
        let schema = json!({"type": "number", "minimum": 0, "exclusiveMinimum": true});
        assert!(!fits(&schema, &json!(0)));
        assert!(fits(&schema, &json!(0.1)));
    }

    #[test]
    fn read_only_members_are_neither_asked_nor_taken() {
        let schema = json!({
            "type": "object",
            "required": ["id", "other", "name"],
            "properties": {
                "id": {"$ref": "#/components/schemas/Id"},
                "other": {"type": "string", "readOnly": true},
                "name": {"$ref": "#/components/schemas/Name"},
            },
        });
        assert!(fits(&schema, &json!({"name": "a"})));
        assert!(!fits(&schema, &json!({})));
        assert!(!fits(&schema, &json!({"name": "a", "id": 1})));
        assert!(!fits(&schema, &json!({"name": "a", "other": "b"})));
    }

    #[test]
    fn integers_fit_their_type() {
        assert!(!fits(
            &json!({"type": "integer", "format": "int32"}),
            &json!(1_i64 << 31)
        ));
        assert!(fits(&json!({"type": "integer"}), &json!(1_i64 << 31)));
        assert!(!fits(&json!({"type": "integer"}), &json!(u64::MAX)));
        assert!(!fits(&json!({"type": "integer"}), &json!(1.5)));
    }

    #[test]
    fn a_file_fits_by_presence() {
        let file = json!({"type": "string", "format": "binary", "minLength": 5});
        assert!(fits(&file, &FILE));
        assert!(!fits(&file, &json!("a text")));
        let either = json!({"oneOf": [file, {"type": "string", "maxLength": 3}]});
        assert!(fits(&either, &FILE));
        assert!(fits(&either, &json!("")));
        assert!(!fits(&either, &json!("long")));
    }
}
