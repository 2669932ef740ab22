//! What of a JSON body is kept as it is written: `x-exact`.

use std::collections::HashMap;

use serde_json::Value;

use super::IndexError;
use super::document::{Document, flag, items, members};

/// Where in a value the text counts. A value that refers back to what it lies in has none below that.
#[derive(Debug, Default)]
pub(crate) struct Exact {
    whole: bool,
    members: HashMap<String, Exact>,
    items: Option<Box<Exact>>,
    rest: Option<Box<Exact>>,
}

impl Exact {
    /// What a schema says of its values; `None` when nothing in them is exact.
    pub(crate) fn of(document: Document<'_>, schema: &Value) -> Result<Option<Self>, IndexError> {
        Self::under(document, schema, &mut Vec::new())
    }

    fn under(
        document: Document<'_>,
        schema: &Value,
        trail: &mut Vec<String>,
    ) -> Result<Option<Self>, IndexError> {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            if trail.iter().any(|known| known == reference) {
                return Ok(None);
            }
            trail.push(reference.to_owned());
            let found = Self::under(document, document.resolve(schema)?, trail);
            trail.pop();
            return found;
        }
        let mut exact = Self {
            whole: flag(schema, "x-exact"),
            ..Self::default()
        };
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for part in items(schema.get(keyword)) {
                if let Some(part) = Self::under(document, part, trail)? {
                    exact.add(part);
                }
            }
        }
        for (name, member) in members(schema.get("properties")) {
            if let Some(member) = Self::under(document, member, trail)? {
                exact.members.entry(name.clone()).or_default().add(member);
            }
        }
        for (keyword, slot) in [
            ("items", &mut exact.items),
            ("additionalProperties", &mut exact.rest),
        ] {
            if let Some(inner @ Value::Object(_)) = schema.get(keyword)
                && let Some(inner) = Self::under(document, inner, trail)?
            {
                slot.get_or_insert_default().add(inner);
            }
        }
        Ok(exact.is_any().then_some(exact))
    }

    fn add(&mut self, other: Self) {
        self.whole |= other.whole;
        for (name, member) in other.members {
            self.members.entry(name).or_default().add(member);
        }
        for (slot, inner) in [(&mut self.items, other.items), (&mut self.rest, other.rest)] {
            if let Some(inner) = inner {
                slot.get_or_insert_default().add(*inner);
            }
        }
    }

    fn is_any(&self) -> bool {
        self.whole || !self.members.is_empty() || self.items.is_some() || self.rest.is_some()
    }

    /// Whether the value itself is kept as it is written.
    pub(crate) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// What is said of the items of an array.
    pub(crate) fn item(&self) -> Option<&Self> {
        self.items.as_deref()
    }

    /// What is said of a member of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        self.members.get(name).or(self.rest.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Document, Exact};

    fn exact(schema: &Value) -> Option<Exact> {
        let document = json!({"components": {"schemas": {
            "Any": {"x-exact": true},
            "Tree": {"properties": {"value": {"x-exact": true}, "left": {"$ref": "#/components/schemas/Tree"}}},
        }}});
        Exact::of(Document(&document), schema).unwrap()
    }

    #[test]
    fn it_is_found_wherever_it_is_said() {
        let any = json!({"$ref": "#/components/schemas/Any"});
        assert!(exact(&any).unwrap().is_whole());
        let wrapped = json!({"nullable": true, "allOf": [any]});
        assert!(exact(&wrapped).unwrap().is_whole());
        let list = exact(&json!({"type": "array", "items": any})).unwrap();
        assert!(!list.is_whole() && list.item().unwrap().is_whole());
        let object = json!({"properties": {"a": any, "b": {"type": "string"}}});
        let object = exact(&object).unwrap();
        assert!(object.member("a").unwrap().is_whole() && object.member("b").is_none());
        let map = exact(&json!({"additionalProperties": any})).unwrap();
        assert!(map.member("a").unwrap().is_whole());
    }

    #[test]
    fn a_schema_without_it_costs_nothing_and_a_circle_ends() {
        assert!(exact(&json!({"properties": {"a": {}}, "additionalProperties": true})).is_none());
        let tree = exact(&json!({"$ref": "#/components/schemas/Tree"})).unwrap();
        assert!(tree.member("value").unwrap().is_whole() && tree.member("left").is_none());
    }
}
