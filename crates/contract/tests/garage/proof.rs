//! The written document is the derived one, and a difference in any point is seen.

use std::sync::Arc;

use contract::proof::{difference, normalise};
use serde_json::{Value, json};

use crate::application::Garage;
use crate::generated::{DOCUMENT, service};

fn written() -> Value {
    serde_json::from_str(DOCUMENT).unwrap()
}

fn derived() -> Value {
    let spec = service(Arc::new(Garage::default())).spec();
    normalise(&serde_json::from_str(&spec).unwrap())
}

#[test]
fn the_derived_document_is_the_written_one() {
    assert_eq!(
        difference(&normalise(&written()), &derived()),
        Vec::<String>::new()
    );
}

/// Sets what a pointer leads to; a new value of `null` removes it.
fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/");
    match document
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("{parent} is there"))
    {
        Value::Object(object) if value.is_null() => {
            assert!(object.shift_remove(&name).is_some(), "{pointer} is there");
        }
        Value::Object(object) => {
            assert_ne!(
                object.insert(name, value.clone()),
                Some(value),
                "{pointer} changes"
            );
        }
        Value::Array(array) => {
            let index: usize = name.parse().unwrap();
            match index < array.len() {
                _ if value.is_null() => drop(array.remove(index)),
                true => array[index] = value,
                false => array.push(value),
            }
        }
        other => panic!("{pointer} leads into {other}"),
    }
}

#[test]
fn a_change_in_any_single_point_is_seen() {
    let mutations: Vec<(String, Value)> =
        serde_json::from_str(include_str!("mutations.json")).unwrap();
    assert!(mutations.len() > 80, "all of them are read");
    let derived = derived();
    let missed: Vec<String> = mutations
        .into_iter()
        .filter_map(|(pointer, value)| {
            let mut document = written();
            set(&mut document, &pointer, value);
            difference(&normalise(&document), &derived)
                .is_empty()
                .then_some(pointer)
        })
        .collect();
    // Beside a reference nothing counts (OpenAPI 3.0.3, "Reference Object").
    assert_eq!(missed, ["/components/schemas/Car/properties/vehicle/not"]);
}

#[test]
fn what_is_unchecked_or_means_the_same_is_no_difference() {
    let derived = derived();
    for (pointer, value) in [
        ("/openapi", json!("3.0.1")),
        ("/x-other", json!(1)),
        (
            "/servers",
            json!([{"url": "/", "description": " This server "}]),
        ),
        ("/paths/~1api~1session/get/x-other", json!(1)),
        ("/paths/~1api~1session/get/deprecated", json!(false)),
        (
            "/paths/~1api~1session/get/security",
            json!([{"bearerAuth": []}, {"sessionCookie": []}]),
        ),
        ("/paths/~1api~1cars/get/parameters/0/style", json!("form")),
        ("/paths/~1api~1cars/get/parameters/5/name", json!("x-trace")),
        ("/components/schemas/Profile/title", json!("Other")),
        (
            "/components/schemas/Profile/additionalProperties",
            json!(true),
        ),
        (
            "/components/schemas/Profile/properties/email/example",
            json!("a@b.example"),
        ),
        ("/components/schemas/Unused", json!({"type": "string"})),
    ] {
        let mut document = written();
        if document.pointer(pointer) != Some(&value) {
            set(&mut document, pointer, value);
        }
        let found = difference(&normalise(&document), &derived);
        assert_eq!(found, Vec::<String>::new(), "{pointer}");
    }
}
