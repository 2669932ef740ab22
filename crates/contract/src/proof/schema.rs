//! The normal form of a schema.

use serde_json::{Map, Value, json};

use super::merge::merge;
use super::normalise::{Normaliser, items, keep, members, number, plain, set};
use crate::routes::NEVER;

/// The references that led to a schema, each with its depth in the normal form.
type Trail<'t> = Vec<(&'t str, usize)>;

impl Normaliser<'_> {
    /// A schema with its references in place.
    pub(super) fn schema(&self, schema: &Value) -> Value {
        self.at(schema, 0, &mut Vec::new())
    }

    /// A reference that leads back to where it came from is told by how many levels, which does not
    /// depend on the names of components, nor on which of them are written in place.
    fn at<'v>(&'v self, schema: &'v Value, depth: usize, trail: &mut Trail<'v>) -> Value {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if let Some((_, from)) = trail.iter().rev().find(|(known, _)| *known == reference) {
                return json!({ "$back": depth - from });
            }
            return match self.target(schema) {
                Some(target) => {
                    trail.push((reference, depth));
                    let schema = self.at(target, depth, trail);
                    trail.pop();
                    schema
                }
                None => json!({ "$dangling": reference }),
            };
        }
        let mut out = Map::new();
        let mut parts = Vec::new();
        for (member, value) in members(schema) {
            let normal = match member.as_str() {
                "properties" => {
                    let properties = members(value).map(|(name, property)| {
                        (name.clone(), self.at(property, depth + 1, trail))
                    });
                    Value::Object(properties.collect())
                }
                "items" | "not" => self.at(value, depth + 1, trail),
                "additionalProperties" => match self.additional(value, depth, trail) {
                    // The default of OpenAPI 3.0.3, "Schema Object".
                    Value::Bool(true) => continue,
                    other => other,
                },
                "allOf" => {
                    parts = items(Some(value))
                        .map(|part| self.at(part, depth, trail))
                        .collect();
                    continue;
                }
                "anyOf" | "oneOf" => {
                    let mut choices: Vec<Value> = items(Some(value))
                        .map(|choice| self.at(choice, depth + 1, trail))
                        .collect();
                    choices.sort_by_cached_key(|choice| {
                        // The order of their members says nothing.
                        let mut choice = choice.clone();
                        choice.sort_all_objects();
                        choice.to_string()
                    });
                    Value::Array(choices)
                }
                "discriminator" => self.discriminator(schema, value, depth, trail),
                // What `nullable` says needs no option.
                "enum" if schema.get("nullable") == Some(&json!(true)) => set(&items(Some(value))
                    .filter(|option| !option.is_null())
                    .cloned()
                    .collect()),
                "required" | "enum" => set(value),
                // A value, in which no member is left out.
                "default" => exact(value),
                "nullable" | "deprecated" | "readOnly" | "writeOnly" | "uniqueItems"
                | "exclusiveMinimum" | "exclusiveMaximum"
                    if value != &json!(true) =>
                {
                    continue;
                }
                _ => plain(value),
            };
            keep(&mut out, member, normal);
        }
        if out.get("required") == Some(&json!([])) {
            out.remove("required");
        }
        // No member is named either way.
        if out.get("properties") == Some(&json!({})) {
            out.remove("properties");
        }
        Value::Object(merge(out, parts))
    }

    fn additional<'v>(&'v self, value: &'v Value, depth: usize, trail: &mut Trail<'v>) -> Value {
        match value {
            Value::Bool(any) => Value::Bool(*any),
            value if value.get("title").and_then(Value::as_str) == Some(NEVER) => false.into(),
            value => match self.at(value, depth + 1, trail) {
                Value::Object(schema) if schema.is_empty() => true.into(),
                schema => schema,
            },
        }
    }

    /// What each value of the tag leads to, whatever that is called. A member that no value is mapped
    /// to goes by its own name (OpenAPI 3.0.3, "Discriminator Object").
    fn discriminator<'v>(
        &'v self,
        union: &'v Value,
        discriminator: &'v Value,
        depth: usize,
        trail: &mut Trail<'v>,
    ) -> Value {
        let pointer = |target: &str| match target.strip_prefix('#') {
            Some(pointer) => pointer.to_owned(),
            None => format!("/components/schemas/{target}"),
        };
        let mapping = discriminator.get("mapping").unwrap_or(&Value::Null);
        let mut targets: Vec<(String, String)> = members(mapping)
            .map(|(tag, target)| (tag.clone(), pointer(target.as_str().unwrap_or_default())))
            .collect();
        for choice in items(union.get("oneOf")).chain(items(union.get("anyOf"))) {
            let target = pointer(
                choice
                    .get("$ref")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            );
            let name = target.rsplit('/').next().unwrap_or_default();
            if !targets.iter().any(|(_, known)| *known == target) {
                targets.push((name.to_owned(), target));
            }
        }
        targets.sort();
        let mapping = targets.into_iter().map(|(tag, target)| {
            let schema = match self.document.pointer(&target) {
                Some(schema) => self.at(schema, depth + 1, trail),
                None => json!({ "$dangling": target }),
            };
            (tag, schema)
        });
        let mapping: Map<String, Value> = mapping.collect();
        json!({ "propertyName": discriminator.get("propertyName"), "mapping": mapping })
    }
}

fn exact(value: &Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object
                .iter()
                .map(|(name, value)| (name.clone(), exact(value)))
                .collect(),
        ),
        Value::Array(array) => array.iter().map(exact).collect(),
        other => number(other),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Normaliser;

    fn normal(schema: &Value) -> Value {
        let document = json!({"components": {"schemas": {
            "Name": {"type": "string", "maxLength": 5, "description": "A name."},
            "Tree": {"type": "object", "properties": {"child": {"$ref": "#/components/schemas/Tree"}}},
            "Oak": {"type": "object", "properties": {"child": {"$ref": "#/components/schemas/Twig"}}},
            "Twig": {"type": "object", "properties": {"child": {"$ref": "#/components/schemas/Oak"}}},
        }}});
        Normaliser {
            document: &document,
        }
        .schema(schema)
    }

    #[test]
    fn a_reference_is_what_it_leads_to() {
        let name = json!({"type": "string", "maxLength": 5, "description": "A name."});
        for schema in [
            json!({"$ref": "#/components/schemas/Name"}),
            json!({"allOf": [{"$ref": "#/components/schemas/Name"}]}),
            json!({"type": "string", "maxLength": 5.0, "description": " A name.\n", "title": "x",
                   "nullable": false, "x-y": 1, "example": "z"}),
        ] {
            assert_eq!(normal(&schema), name, "{schema}");
        }
    }

    #[test]
    fn recursion_is_told_by_its_length() {
        assert_eq!(
            normal(&json!({"$ref": "#/components/schemas/Tree"})),
            json!({"type": "object", "properties": {"child": {"$back": 1}}})
        );
        assert_eq!(
            normal(&json!({"$ref": "#/components/schemas/Oak"})),
            json!({"type": "object", "properties": {"child":
                {"type": "object", "properties": {"child": {"$back": 2}}}}})
        );
        assert_eq!(normal(&json!({"$ref": "#/x"})), json!({"$dangling": "#/x"}));
    }

    #[test]
    fn closed_and_open_objects_are_told_apart() {
        let additional = |value: Value| {
            normal(&json!({"additionalProperties": value}))
                .get("additionalProperties")
                .cloned()
        };
        assert_eq!(additional(json!(true)), None);
        assert_eq!(additional(json!({})), None);
        assert_eq!(additional(json!(false)), Some(json!(false)));
        assert_eq!(additional(json!({"title": "@never"})), Some(json!(false)));
        assert_eq!(
            additional(json!({"type": "string"})),
            Some(json!({"type": "string"}))
        );
    }

    #[test]
    fn a_member_of_a_union_goes_by_its_name_unless_a_tag_is_mapped_to_it() {
        let union = |mapping: Value| {
            normal(&json!({
                "oneOf": [{"$ref": "#/components/schemas/Name"}, {"$ref": "#/components/schemas/Tree"}],
                "discriminator": {"propertyName": "kind", "mapping": mapping},
            }))
        };
        let whole = union(
            json!({"Name": "#/components/schemas/Name", "tree": "#/components/schemas/Tree"}),
        );
        assert_eq!(union(json!({"tree": "Tree"})), whole);
        assert_ne!(union(json!({})), whole);
        assert_ne!(union(json!({"Name": "Tree", "tree": "Name"})), whole);
    }

    #[test]
    fn alternatives_have_no_order_nor_have_their_members() {
        assert_eq!(
            normal(&json!({"oneOf": [{"type": "string", "maxLength": 5}, {"type": "integer"}]})),
            normal(&json!({"oneOf": [{"type": "integer"}, {"maxLength": 5, "type": "string"}]}))
        );
    }

    #[test]
    fn no_properties_are_as_good_as_none() {
        assert_eq!(
            normal(&json!({"type": "object", "properties": {}})),
            normal(&json!({"type": "object"}))
        );
    }

    #[test]
    fn null_among_the_options_of_a_nullable_enum_says_nothing() {
        let with = normal(&json!({"enum": ["a", null], "nullable": true}));
        assert_eq!(with, normal(&json!({"enum": ["a"], "nullable": true})));
        assert_ne!(
            normal(&json!({"enum": ["a", null]})),
            normal(&json!({"enum": ["a"]}))
        );
    }

    #[test]
    fn what_is_not_understood_is_kept() {
        for schema in [
            json!({"not": {"type": "string"}}),
            json!({"prefixItems": [1]}),
        ] {
            assert_eq!(normal(&schema), schema);
        }
        assert_eq!(
            normal(&json!({"default": {"title": 1.0}})),
            json!({"default": {"title": 1}})
        );
    }
}
