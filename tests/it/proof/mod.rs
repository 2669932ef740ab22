//! The document is the truth: what the framework derives from the generated code equals what was written.

mod nobody;

use std::sync::Arc;

use contract::proof;
use serde_json::Value;

use nobody::Nobody;

fn documents() -> [(&'static str, &'static str, String); 5] {
    [
        (
            "account",
            api::account::DOCUMENT,
            api::account::service(Arc::new(Nobody)).spec(),
        ),
        (
            "auth",
            api::auth::DOCUMENT,
            api::auth::service(Arc::new(Nobody)).spec(),
        ),
        (
            "carowner",
            api::carowner::DOCUMENT,
            api::carowner::service(Arc::new(Nobody)).spec(),
        ),
        (
            "driver",
            api::driver::DOCUMENT,
            api::driver::service(Arc::new(Nobody)).spec(),
        ),
        (
            "manage",
            api::manage::DOCUMENT,
            api::manage::service(Arc::new(Nobody)).spec(),
        ),
    ]
}

fn difference(written: &Value, derived: &Value) -> Vec<String> {
    proof::difference(&proof::normalise(written), &proof::normalise(derived))
}

#[test]
fn what_is_derived_equals_what_was_written() {
    for (name, written, derived) in documents() {
        let (written, derived): (Value, Value) = (
            serde_json::from_str(written).unwrap(),
            serde_json::from_str(&derived).unwrap(),
        );
        let differences = difference(&written, &derived);
        assert!(differences.is_empty(), "{name}: {differences:#?}");
    }
}

/// Every value that says something about requests or responses, changed one at a time, is seen. Keeps the comparison honest.
#[test]
fn a_change_of_any_single_point_is_seen() {
    for (name, written, derived) in documents() {
        let (written, derived): (Value, Value) = (
            serde_json::from_str(written).unwrap(),
            serde_json::from_str(&derived).unwrap(),
        );
        let mut points = Vec::new();
        collect(&written, &mut String::new(), &mut points);
        assert!(points.len() > 50, "{name} has {} points", points.len());
        for point in points {
            let mut changed = written.clone();
            let value = changed.pointer_mut(&point).expect("the point is there");
            *value = match value {
                Value::Bool(flag) => Value::Bool(!*flag),
                Value::Number(number) => {
                    Value::from(number.as_i64().expect("limits are whole") + 1)
                }
                Value::String(text) => Value::from(format!("{text}x")),
                other => panic!("{other}"),
            };
            assert!(
                !difference(&changed, &derived).is_empty(),
                "{name}: a change of {point} is not seen"
            );
        }
    }
}

/// Pointers to the facts that the framework can derive: limits, patterns, types, formats, flags, names and enumerated values.
fn collect(value: &Value, at: &mut String, points: &mut Vec<String>) {
    const FACTS: [&str; 17] = [
        "type",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "nullable",
        "required",
        "in",
        "name",
        "operationId",
        "writeOnly",
        "readOnly",
        "deprecated",
    ];
    let mut inside = |step: &str, child: &Value, fact: bool, points: &mut Vec<String>| {
        let length = at.len();
        at.push('/');
        at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        match child {
            Value::Object(_) | Value::Array(_) => collect(child, at, points),
            _ if fact => points.push(at.clone()),
            _ => {}
        }
        at.truncate(length);
    };
    match value {
        Value::Object(members) => {
            for (key, child) in members {
                let skipped = ["example", "examples", "info", "servers"].contains(&key.as_str())
                    || key.starts_with("x-");
                if !skipped {
                    inside(key, child, FACTS.contains(&key.as_str()), points);
                }
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                inside(&index.to_string(), child, false, points);
            }
        }
        _ => {}
    }
}
