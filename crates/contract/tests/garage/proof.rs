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
    let mutations = [
        ("/info/title", json!("Other")),
        ("/info/version", json!("1.0.1")),
        ("/info/description", json!("Other.")),
        ("/info/license", json!({"name": "MIT"})),
        ("/servers/0/url", json!("/other")),
        ("/tags/1/description", json!("Other.")),
        ("/tags/2", json!({"name": "other"})),
        (
            "/paths/~1api~1profile",
            json!({"get": {"operationId": "other", "responses": {}}}),
        ),
        ("/paths/~1api~1note/post", json!(null)),
        (
            "/paths/~1api~1note/delete",
            json!({"operationId": "other", "responses": {}}),
        ),
        ("/paths/~1api~1session/get/operationId", json!("other")),
        ("/paths/~1api~1session/get/summary", json!("Other")),
        ("/paths/~1api~1session/get/tags", json!(["cars"])),
        ("/paths/~1api~1session/get/deprecated", json!(true)),
        (
            "/paths/~1api~1session/get/security",
            json!([{"sessionCookie": [], "bearerAuth": []}]),
        ),
        (
            "/paths/~1api~1profile~1/get/security",
            json!([{"apikey": []}, {"bearerAuth": []}]),
        ),
        ("/paths/~1api~1profile~1/get/security/1", json!({})),
        ("/paths/~1api~1profile~1/get/description", json!("Other.")),
        ("/paths/~1api~1cars/get/security/1", json!(null)),
        ("/security", json!([{"basicAuth": []}])),
        ("/paths/~1api~1cars/post/deprecated", json!(null)),
        (
            "/paths/~1api~1cars/get/parameters/0/schema/default",
            json!(2),
        ),
        (
            "/paths/~1api~1cars/get/parameters/0/schema/minimum",
            json!(2),
        ),
        ("/paths/~1api~1cars/get/parameters/0/required", json!(true)),
        ("/paths/~1api~1cars/get/parameters/0/in", json!("cookie")),
        (
            "/paths/~1api~1cars/get/parameters/0/allowEmptyValue",
            json!(true),
        ),
        (
            "/paths/~1api~1cars/get/parameters/1/schema/enum/2",
            json!("size"),
        ),
        ("/paths/~1api~1cars/get/parameters/2/explode", json!(null)),
        (
            "/paths/~1api~1cars/get/parameters/2/schema/items/type",
            json!("number"),
        ),
        (
            "/paths/~1api~1cars/get/parameters/3/style",
            json!("spaceDelimited"),
        ),
        (
            "/paths/~1api~1cars/get/parameters/4/deprecated",
            json!(null),
        ),
        ("/paths/~1api~1cars/get/parameters/5", json!(null)),
        (
            "/paths/~1api~1profiles~1{id}/parameters/0/schema/format",
            json!(null),
        ),
        (
            "/components/parameters/IfNoneMatch/description",
            json!("Other."),
        ),
        (
            "/paths/~1api~1profiles~1{id}/put/requestBody/required",
            json!(null),
        ),
        (
            "/paths/~1api~1profiles~1{id}/put/requestBody/description",
            json!("Other."),
        ),
        (
            "/paths/~1api~1profiles~1{id}/put/requestBody/content/multipart~1form-data",
            json!(null),
        ),
        ("/paths/~1api~1note/patch/requestBody/required", json!(true)),
        (
            "/paths/~1api~1cars/post/responses/201/description",
            json!("Other."),
        ),
        (
            "/paths/~1api~1cars/post/responses/201/headers/Location/required",
            json!(null),
        ),
        (
            "/paths/~1api~1cars/post/responses/201/headers/Location/schema/format",
            json!(null),
        ),
        (
            "/paths/~1api~1cars/post/responses/201/headers/Other",
            json!({"schema": {"type": "string"}}),
        ),
        ("/paths/~1api~1cars/post/responses/default", json!(null)),
        (
            "/paths/~1api~1cars/post/responses/400",
            json!({"description": "Other."}),
        ),
        (
            "/paths/~1api~1profile~1/get/responses/200/headers/ETag/description",
            json!("Other."),
        ),
        (
            "/paths/~1api~1profile~1/get/responses/200/content/application~1json/schema",
            json!({}),
        ),
        (
            "/paths/~1api~1picture/get/responses/200/content/image~1png",
            json!({"schema": {}}),
        ),
        (
            "/components/securitySchemes/bearerAuth/bearerFormat",
            json!("other"),
        ),
        (
            "/components/securitySchemes/sessionCookie/name",
            json!("other"),
        ),
        (
            "/components/securitySchemes/apikey/description",
            json!(null),
        ),
        ("/components/schemas/Profile/required/3", json!(null)),
        (
            "/components/schemas/Profile/properties/id/readOnly",
            json!(null),
        ),
        (
            "/components/schemas/Profile/properties/website/nullable",
            json!(null),
        ),
        (
            "/components/schemas/Profile/properties/updatedAt/format",
            json!("date"),
        ),
        (
            "/components/schemas/Profile/properties/other",
            json!({"type": "string"}),
        ),
        ("/components/schemas/Profile/description", json!("Other.")),
        ("/components/schemas/Profile/minProperties", json!(1)),
        ("/components/schemas/Role/enum/2", json!("guest")),
        (
            "/components/schemas/ProfileChange/additionalProperties",
            json!(null),
        ),
        (
            "/components/schemas/ProfileChange/properties/firstName/maxLength",
            json!(51),
        ),
        (
            "/components/schemas/ProfileChange/properties/firstName/minLength",
            json!(null),
        ),
        (
            "/components/schemas/ProfileChange/properties/password/writeOnly",
            json!(null),
        ),
        (
            "/components/schemas/ProfileForm/properties/age/exclusiveMinimum",
            json!(null),
        ),
        (
            "/components/schemas/ProfileForm/properties/papers/maxItems",
            json!(3),
        ),
        (
            "/components/schemas/ProfileForm/properties/picture/format",
            json!(null),
        ),
        (
            "/components/schemas/ProfileForm/additionalProperties",
            json!(false),
        ),
        (
            "/components/schemas/ProfileFields/properties/tags/uniqueItems",
            json!(null),
        ),
        (
            "/components/schemas/Car/properties/plate/pattern",
            json!("^x$"),
        ),
        (
            "/components/schemas/Car/properties/year/default",
            json!(2001),
        ),
        (
            "/components/schemas/Car/properties/year/format",
            json!("int64"),
        ),
        (
            "/components/schemas/Car/properties/price/multipleOf",
            json!(0.25),
        ),
        ("/components/schemas/Car/properties/level/enum/1", json!(6)),
        (
            "/components/schemas/Car/properties/code/oneOf/0/maxLength",
            json!(4),
        ),
        (
            "/components/schemas/Car/properties/code/oneOf/2",
            json!({"type": "boolean"}),
        ),
        (
            "/components/schemas/Car/properties/labels/additionalProperties/type",
            json!("integer"),
        ),
        (
            "/components/schemas/Car/properties/labels/maxProperties",
            json!(null),
        ),
        (
            "/components/schemas/Car/properties/trailers/items",
            json!({"type": "object"}),
        ),
        ("/components/schemas/Car/properties/vehicle/not", json!({})),
        (
            "/components/schemas/Car/properties/extra/type",
            json!("string"),
        ),
        (
            "/components/schemas/Vehicle/discriminator/propertyName",
            json!("type"),
        ),
        (
            "/components/schemas/Vehicle/discriminator/mapping/lorry",
            json!("#/components/schemas/Truck"),
        ),
        (
            "/components/schemas/Vehicle/discriminator/mapping/truck",
            json!("#/components/schemas/Sedan"),
        ),
        (
            "/components/schemas/Truck/properties/kind/enum/0",
            json!("lorry"),
        ),
    ];
    let derived = derived();
    let missed: Vec<&str> = mutations
        .into_iter()
        .filter_map(|(pointer, value)| {
            let mut document = written();
            set(&mut document, pointer, value);
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
