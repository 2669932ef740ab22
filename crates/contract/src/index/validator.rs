//! One compiled schema.

use std::collections::HashSet;

use jsonschema::{EmailOptions, PatternOptions};
use serde_json::Value;

use super::draft::Draft4;
use super::violation::{Location, Violation, collect};
use super::{IndexError, formats};

/// So many items of a list are looked at when it is told what is wrong with them: more than a list may have that documents take from clients.
const LOOKED_AT: usize = 1_000;

/// So deep lists are looked for that are longer.
const NESTED: usize = 16;

/// A compiled schema. Patterns run in time linear in the text, so none can be made to hang.
pub(crate) struct Validator(jsonschema::Validator);

impl Validator {
    /// Compiles a schema; `place` is told when it cannot be.
    pub(super) fn new(
        draft: &Draft4<'_>,
        schema: &Value,
        place: impl Fn() -> String,
    ) -> Result<Self, IndexError> {
        let email = EmailOptions::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        jsonschema::draft4::options()
            .with_pattern_options(PatternOptions::regex())
            .with_email_options(email)
            .with_format("uuid", formats::is_uuid)
            .with_format("date", formats::is_date)
            .with_format("date-time", formats::is_date_time)
            .should_validate_formats(true)
            .offline()
            .build(&draft.root(schema)?)
            .map(Self)
            .map_err(|error| IndexError::Schema {
                place: place(),
                reason: error.to_string(),
            })
    }

    /// Adds what is wrong with `value`. Nothing is allocated when nothing is.
    pub(crate) fn check(
        &self,
        value: &Value,
        location: Location,
        prefix: &[String],
        out: &mut Vec<Violation>,
    ) {
        if self.0.is_valid(value) {
            return;
        }
        // Every wrong item of a list is an error of its own, however long the list is. One that is cut is still longer than any that is good.
        let cut = is_long(value, NESTED).then(|| cut(value, NESTED));
        let told = cut.as_ref().filter(|cut| !self.0.is_valid(cut));
        for error in self.0.iter_errors(told.unwrap_or(value)) {
            collect(&error, location, prefix, out);
        }
        // A `null` breaks `type` and `enum` alike, and a part of `allOf` may say again what stands beside it.
        let mut seen = HashSet::new();
        out.retain(|it| {
            let limit = it.limit.to_string();
            seen.insert((it.location, it.path.clone(), it.keyword, limit))
        });
    }
}

/// Whether there is a list with more items than are looked at.
fn is_long(value: &Value, nested: usize) -> bool {
    match (value, nested.checked_sub(1)) {
        (Value::Array(items), Some(nested)) => {
            items.len() > LOOKED_AT + 1 || items.iter().any(|it| is_long(it, nested))
        }
        (Value::Object(members), Some(nested)) => members.values().any(|it| is_long(it, nested)),
        _ => false,
    }
}

/// The same with so many items only, and one more, for which the list is too long.
fn cut(value: &Value, nested: usize) -> Value {
    match (value, nested.checked_sub(1)) {
        (Value::Array(items), Some(nested)) => {
            let kept = items.iter().take(LOOKED_AT + 1);
            kept.map(|it| cut(it, nested)).collect()
        }
        (Value::Object(members), Some(nested)) => {
            let kept = members.iter();
            kept.map(|(name, it)| (name.clone(), cut(it, nested)))
                .collect()
        }
        (other, _) => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::document::Document;
    use super::{Draft4, Location, Validator};

    fn broken(schema: &Value, value: &Value) -> Vec<(String, &'static str, Value)> {
        let document = json!({"components": {"schemas": {
            "Truck": {"type": "object", "required": ["kind", "load"], "properties": {
                "kind": {"type": "string", "enum": ["truck"]}, "load": {"type": "integer"}}},
            "Sedan": {"type": "object", "required": ["kind", "doors"], "properties": {
                "kind": {"type": "string", "enum": ["sedan"]}, "doors": {"type": "integer"}}},
        }}});
        let draft = Draft4::new(Document(&document)).unwrap();
        let validator = Validator::new(&draft, schema, || "test".into()).unwrap();
        let mut out = Vec::new();
        validator.check(value, Location::Body, &[], &mut out);
        out.into_iter()
            .map(|violation| (violation.path.join("/"), violation.keyword, violation.limit))
            .collect()
    }

    #[test]
    fn every_violation_is_told_with_its_path_and_limit() {
        let schema = json!({
            "type": "object",
            "required": ["a", "b"],
            "additionalProperties": false,
            "properties": {
                "a": {"type": "string", "maxLength": 2},
                "b": {"type": "integer"},
                "c/d": {"type": "array", "items": {"type": "string", "nullable": true}},
                "e": {"type": "string", "readOnly": true},
            },
        });
        let value = json!({"a": "long", "c/d": ["x", 5], "e": "", "f": 1, "g": 2});
        let mut found = broken(&schema, &value);
        found.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(
            found,
            [
                ("a".into(), "maxLength", json!(2)),
                ("b".into(), "required", json!(null)),
                ("c/d/1".into(), "type", json!("string or null")),
                ("e".into(), "readOnly", json!(null)),
                ("f".into(), "additionalProperties", json!(null)),
                ("g".into(), "additionalProperties", json!(null)),
            ]
        );
    }

    #[test]
    fn a_list_is_told_to_be_too_long_and_not_all_that_is_wrong_in_it() {
        let list = json!({"type": "array", "maxItems": 2, "items": {"type": "string"}});
        let schema = json!({"properties": {"a": list}});
        let found = broken(&schema, &json!({"a": vec![1; 100_000]}));
        assert_eq!(found.len(), super::LOOKED_AT + 2);
        assert!(found.contains(&("a".to_owned(), "maxItems", json!(2))));
        // Where a list may be as long as it likes, what is wrong at its end is told as well.
        let mut long = vec![json!("x"); 100_000];
        long.push(json!(1));
        let schema = json!({"items": {"type": "string"}});
        assert_eq!(
            broken(&schema, &json!(long)),
            [("100000".to_owned(), "type", json!("string"))]
        );
    }

    #[test]
    fn a_null_that_is_not_allowed_is_only_that() {
        let text = json!({"type": "string", "enum": ["a"], "minLength": 1});
        for (schema, value, path) in [
            (text.clone(), json!(null), ""),
            (json!({"enum": ["a"]}), json!(null), ""),
            (json!({"properties": {"a": text}}), json!({"a": null}), "a"),
            (json!({"items": text}), json!(["a", null]), "1"),
            (json!({"allOf": [{"type": "object"}]}), json!(null), ""),
            (
                json!({"allOf": [{"type": "object"}, {"minProperties": 1, "type": "object"}]}),
                json!(null),
                "",
            ),
            (
                json!({"oneOf": [text, {"type": "integer"}]}),
                json!(null),
                "",
            ),
            (
                json!({"anyOf": [{"$ref": "#/components/schemas/Truck"}]}),
                json!(null),
                "",
            ),
            (
                json!({"nullable": true, "allOf": [{"$ref": "#/components/schemas/Truck"}]}),
                json!({"kind": null, "load": 1}),
                "kind",
            ),
        ] {
            assert_eq!(
                broken(&schema, &value),
                [(path.to_owned(), "nullable", json!(null))],
                "{schema}"
            );
        }
        let read_only = json!({"properties": {"a": {"type": "string", "readOnly": true}}});
        assert_eq!(
            broken(&read_only, &json!({"a": null})),
            [("a".to_owned(), "readOnly", json!(null))]
        );
    }

    #[test]
    fn what_is_said_twice_is_told_once() {
        let truck = json!({"$ref": "#/components/schemas/Truck"});
        for schema in [
            json!({"type": "object", "allOf": [truck]}),
            json!({"type": "object", "nullable": true, "allOf": [truck]}),
            json!({"allOf": [truck, {"type": "object", "required": ["load"]}]}),
        ] {
            let told = |keyword| [(String::new(), keyword, json!("object"))];
            assert_eq!(broken(&schema, &json!(5)), told("type"), "{schema}");
            assert_eq!(
                broken(&schema, &json!({"kind": "truck"})),
                [("load".into(), "required", json!(null))]
            );
        }
    }

    #[test]
    fn the_alternative_that_is_meant_is_told() {
        let union = json!({"oneOf": [
            {"$ref": "#/components/schemas/Truck"}, {"$ref": "#/components/schemas/Sedan"},
        ]});
        assert_eq!(
            broken(&union, &json!({"kind": "sedan", "doors": "4"})),
            [("doors".into(), "type", json!("integer"))]
        );
        assert_eq!(
            broken(&union, &json!(5)),
            [(String::new(), "oneOf", json!(null))]
        );
        let nullable = json!({"nullable": true, "allOf": [{"$ref": "#/components/schemas/Truck"}]});
        assert_eq!(
            broken(&nullable, &json!({"kind": "truck"})),
            [("load".into(), "required", json!(null))]
        );
    }

    #[test]
    fn formats_are_checked() {
        for (format, right, wrong) in [
            ("email", "a@b.example", "a@b"),
            ("email", "a.b+c@b.example", "A <a@b.example>"),
            ("uri", "https://a.example/b", "/b"),
            ("uuid", "f59ee325-0445-4bd0-9bf1-73edcd7da151", "f59ee325"),
            ("date", "2026-02-28", "2026-02-30"),
            ("date-time", "2026-02-28T10:00:00Z", "2026-02-28"),
        ] {
            let schema = json!({"type": "string", "format": format});
            assert_eq!(broken(&schema, &json!(right)), [], "{right}");
            assert_eq!(
                broken(&schema, &json!(wrong)),
                [(String::new(), "format", json!(format))],
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_pattern_that_cannot_run_in_linear_time_is_refused() {
        let document = json!({});
        let draft = Draft4::new(Document(&document)).unwrap();
        let schema = json!({"type": "string", "pattern": "(a)\\1"});
        assert!(Validator::new(&draft, &schema, || "test".into()).is_err());
    }
}
