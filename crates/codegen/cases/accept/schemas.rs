//! Schemas: generated from `schemas.yaml` by codegen; do not edit.

use contract::{
    AnyJson, Constrained, Contract, Date, DateTime, EmailStr, Int, Json, Nullable, Num, Opt,
    ReadOnly, Str, UriStr, Validated,
};
use poem::Request;
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{ApiResponse, Object, OpenApi, OpenApiService};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
pub const DOCUMENT: &str = include_str!("schemas.json");

/// Every kind of value.
///
/// In two paragraphs, with `code` and "quotes" and a \ too.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Everything {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub text: Opt<Str>,
    /// From 1 to 5.
    #[oai(validator(max_length = 5, min_length = 1))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_text: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub pattern: Opt<Constrained<Str, EverythingPatternRule>>,
    #[oai(validator(max_length = 5))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub trimmed: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub two_patterns: Opt<Constrained<NoY, EverythingTwoPatternsRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub trimmed_email: Opt<Trimmed>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub email: Opt<EmailStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uri: Opt<UriStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uuid: Opt<Uuid>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub date: Opt<Date>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub date_time: Opt<DateTime>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub password: Opt<Constrained<PasswordStr, EverythingPasswordRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub byte: Opt<ByteStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub hostname: Opt<HostnameStr>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_email: Opt<Constrained<EmailStr, EverythingLimitedEmailRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub integer: Opt<Int>,
    #[oai(validator(maximum(value = "5"), minimum(value = "-5"), multiple_of = "2"))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_integer: Opt<Int>,
    #[oai(validator(maximum(value = "10", exclusive), minimum(value = "0", exclusive)))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub exclusive: Opt<Int>,
    #[oai(validator(minimum(value = "0")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub not_exclusive: Opt<Int>,
    #[oai(validator(minimum(value = "1")))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub int32: Opt<i32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub int64: Opt<i64>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uint32: Opt<u32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub uint64: Opt<Constrained<u64, EverythingUint64Rule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub number: Opt<Num>,
    #[oai(validator(maximum(value = "1.5"), minimum(value = "0.5"), multiple_of = "0.25"))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_number: Opt<Num>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub float: Opt<f32>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub double: Opt<Constrained<f64, EverythingDoubleRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub boolean: Opt<bool>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub any: Opt<AnyJson>,
    /// Whatever.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub described_any: Opt<AnyJson>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list: Opt<Vec<Str>>,
    #[oai(validator(max_items = 2, min_items = 1))]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_list: Opt<Vec<Constrained<Str, EverythingLimitedListItemRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub set: Opt<Constrained<Vec<Constrained<Int, EverythingSetItemRule>>, EverythingSetRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub nested: Opt<Vec<Constrained<Vec<Vec<Num>>, EverythingNestedItemRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_any: Opt<Vec<AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_nullable: Opt<Vec<Nullable<Constrained<Str, EverythingListOfNullableItemRule>>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_objects: Opt<Vec<EverythingListOfObjectsItem>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map: Opt<BTreeMap<String, Constrained<Str, EverythingMapValueRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_lists: Opt<BTreeMap<String, Vec<Int>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_nullable: Opt<BTreeMap<String, Nullable<Int>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_map: Opt<Constrained<BTreeMap<String, Str>, EverythingLimitedMapRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub open_map: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub free_map: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub map_of_any: Opt<BTreeMap<String, AnyJson>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inner: Opt<EverythingInner>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_object: Opt<Constrained<EverythingLimitedObject, EverythingLimitedObjectRule>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub without_members: Opt<EverythingWithoutMembers>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub closed_without_members: Opt<EverythingClosedWithoutMembers>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub open_with_members: Opt<EverythingOpenWithMembers>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub color: Opt<Color>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub size: Opt<EverythingSize>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub descending: Opt<EverythingDescending>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub level: Opt<Level>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub inline_level: Opt<EverythingInlineLevel>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nullable_color: MaybeUndefined<EverythingNullableColor>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub alias: Opt<Color>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plate: Opt<Plate>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub plates: Opt<Plates>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub scores: Opt<Scores>,
    /// The plate of the second car.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub described_plate: Opt<Plate>,
    #[oai(deprecated)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub limited_plate: Opt<Constrained<Plate, EverythingLimitedPlateRule>>,
    /// A string, wrapped.
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub wrapped_inline: Opt<Constrained<Str, EverythingWrappedInlineRule>>,
}

contract::constraint! {
    /// What the document says of `EverythingPattern`.
    pub EverythingPatternRule {
        pattern: Some(String::from("^[A-Z]{2}\"\\d+$")),
        max_length: Some(9),
    }
}

contract::constraint! {
    /// What the document says of `NoY`.
    pub NoYRule {
        pattern: Some(String::from("^[^y]*$")),
    }
}

pub type NoY = Constrained<Str, NoYRule>;

contract::constraint! {
    /// What the document says of `EverythingTwoPatterns`.
    pub EverythingTwoPatternsRule {
        pattern: Some(String::from("^[^x]*$")),
    }
}

contract::constraint! {
    /// What the document says of `Trimmed`.
    pub TrimmedRule {
        description: Some("Without white space."),
    }
}

/// Without white space.
pub type Trimmed = Constrained<EmailStr, TrimmedRule>;

contract::format_string!(pub PasswordStr, "password");

contract::constraint! {
    /// What the document says of `EverythingPassword`.
    pub EverythingPasswordRule {
        min_length: Some(8),
    }
}

contract::format_string!(pub ByteStr, "byte");

contract::format_string!(pub HostnameStr, "hostname");

contract::constraint! {
    /// What the document says of `EverythingLimitedEmail`.
    pub EverythingLimitedEmailRule {
        max_length: Some(254),
    }
}

contract::constraint! {
    /// What the document says of `EverythingUint64`.
    pub EverythingUint64Rule {
        maximum: Some(10.0),
    }
}

contract::constraint! {
    /// What the document says of `EverythingDouble`.
    pub EverythingDoubleRule {
        minimum: Some(0.0),
    }
}

contract::constraint! {
    /// What the document says of `EverythingLimitedListItem`.
    pub EverythingLimitedListItemRule {
        max_length: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `EverythingSetItem`.
    pub EverythingSetItemRule {
        minimum: Some(1.0),
    }
}

contract::constraint! {
    /// What the document says of `EverythingSet`.
    pub EverythingSetRule {
        unique_items: Some(true),
    }
}

contract::constraint! {
    /// What the document says of `EverythingNestedItem`.
    pub EverythingNestedItemRule {
        max_items: Some(4),
    }
}

contract::constraint! {
    /// What the document says of `EverythingListOfNullableItem`.
    pub EverythingListOfNullableItemRule {
        min_length: Some(2),
    }
}

/// An object without a name.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingListOfObjectsItem {
    pub n: Int,
}

contract::constraint! {
    /// What the document says of `EverythingMapValue`.
    pub EverythingMapValueRule {
        max_length: Some(4),
    }
}

contract::constraint! {
    /// What the document says of `EverythingLimitedMap`.
    pub EverythingLimitedMapRule {
        max_properties: Some(3),
        min_properties: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct EverythingInner {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub deep: Opt<EverythingInnerDeep>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingInnerDeep {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub deepest: Opt<bool>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingLimitedObject {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub b: Opt<Str>,
}

contract::constraint! {
    /// What the document says of `EverythingLimitedObject`.
    pub EverythingLimitedObjectRule {
        max_properties: Some(1),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingWithoutMembers {}

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct EverythingClosedWithoutMembers {}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct EverythingOpenWithMembers {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

contract::string_enum! {
    /// A colour.
    pub enum Color => "A colour." {
        Red = "red",
        Green = "green",
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingSize {
        S = "s",
        M = "m",
        L = "l",
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingDescending {
        Name = "name",
        MinusName = "-name",
        PlusName = "+name",
        Empty = "",
        AB = "a b",
        AB2 = "a_b",
        X1 = "1",
        X10 = "10%",
    }
}

contract::int_enum! {
    /// How much.
    pub enum Level: "int32" => "How much." {
        V1 = 1,
        V2 = 2,
        V3 = 3,
    }
}

contract::int_enum! {
    /// One of these integers.
    pub enum EverythingInlineLevel {
        Minus1 = -1,
        V0 = 0,
        V1 = 1,
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum EverythingNullableColor {
        Red = "red",
    }
}

contract::constraint! {
    /// What the document says of `Plate`.
    pub PlateRule {
        description: Some("A number plate."),
        pattern: Some(String::from("^[A-Z]{2}[0-9]{4}$")),
    }
}

/// A number plate.
pub type Plate = Constrained<Str, PlateRule>;

contract::constraint! {
    /// What the document says of `Plates`.
    pub PlatesRule {
        description: Some("Number plates."),
        unique_items: Some(true),
    }
}

/// Number plates.
pub type Plates = Constrained<Vec<Plate>, PlatesRule>;

contract::constraint! {
    /// What the document says of `Scores`.
    pub ScoresRule {
        description: Some("Points by name."),
    }
}

/// Points by name.
pub type Scores = Constrained<BTreeMap<String, Int>, ScoresRule>;

contract::constraint! {
    /// What the document says of `EverythingLimitedPlate`.
    pub EverythingLimitedPlateRule {
        max_length: Some(7),
    }
}

contract::constraint! {
    /// What the document says of `EverythingWrappedInline`.
    pub EverythingWrappedInlineRule {
        max_length: Some(5),
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Presence {
    pub required: Str,
    #[oai(validator(max_length = 5))]
    pub required_nullable: Nullable<Str>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub optional: Opt<Str>,
    #[oai(nullable)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub optional_nullable: MaybeUndefined<Constrained<Str, PresenceOptionalNullableRule>>,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "ReadOnly::is_absent")]
    pub read_only: ReadOnly<Int>,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "ReadOnly::is_absent")]
    pub read_only_nullable: ReadOnly<Nullable<Int>>,
    #[oai(read_only)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub optional_read_only: Opt<Constrained<Int, PresenceOptionalReadOnlyRule>>,
    #[oai(nullable, read_only)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub optional_nullable_read_only: MaybeUndefined<Int>,
    #[oai(write_only, validator(min_length = 1))]
    #[serde(skip_serializing)]
    pub write_only: Str,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub optional_write_only: Opt<Str>,
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub secret: Opt<Secret>,
    #[oai(deprecated)]
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub old: Opt<Str>,
    pub required_default: Constrained<Int, PresenceRequiredDefaultRule>,
    #[oai(default = "default_presence_default_text", validator(max_length = 9))]
    pub default_text: Str,
    #[oai(default = "default_presence_default_pattern")]
    pub default_pattern: Constrained<Str, PresenceDefaultPatternRule>,
    #[oai(
        default = "default_presence_default_integer",
        validator(minimum(value = "-9"))
    )]
    pub default_integer: Int,
    #[oai(default = "default_presence_default_int32")]
    pub default_int32: i32,
    #[oai(default = "default_presence_default_int64")]
    pub default_int64: i64,
    #[oai(default = "default_presence_default_uint64")]
    pub default_uint64: u64,
    #[oai(default = "default_presence_default_number")]
    pub default_number: Num,
    #[oai(default = "default_presence_default_double")]
    pub default_double: f64,
    #[oai(default = "default_presence_default_boolean")]
    pub default_boolean: bool,
    #[oai(default = "default_presence_default_size")]
    pub default_size: PresenceDefaultSize,
    #[oai(default = "default_presence_default_level")]
    pub default_level: Level,
    #[oai(default = "default_presence_default_list")]
    pub default_list: Vec<Str>,
    #[oai(default = "default_presence_default_empty_map")]
    pub default_empty_map: BTreeMap<String, Str>,
    #[oai(default = "default_presence_default_null")]
    pub default_null: Nullable<Str>,
    #[oai(default = "default_presence_default_any")]
    pub default_any: AnyJson,
    #[oai(default = "default_presence_default_plate")]
    pub default_plate: DefaultPlate,
    #[oai(default = "default_presence_default_format")]
    pub default_format: PasswordStr,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub list_of_defaults: Opt<Vec<Constrained<Int, PresenceListOfDefaultsItemRule>>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub node: Opt<Node>,
    pub nullable_node: Nullable<Node>,
    #[oai(nullable, deprecated)]
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nullable_by_itself: MaybeUndefined<NullableThing>,
}

contract::constraint! {
    /// What the document says of `PresenceOptionalNullable`.
    pub PresenceOptionalNullableRule {
        pattern: Some(String::from("^a")),
    }
}

contract::constraint! {
    /// What the document says of `PresenceOptionalReadOnly`.
    pub PresenceOptionalReadOnlyRule {
        default: serde_json::from_str("3").ok(),
    }
}

contract::constraint! {
    /// What the document says of `Secret`.
    pub SecretRule {
        description: Some("Never shown."),
        min_length: Some(8),
    }
}

/// Never shown.
pub type Secret = Constrained<PasswordStr, SecretRule>;

contract::constraint! {
    /// What the document says of `PresenceRequiredDefault`.
    pub PresenceRequiredDefaultRule {
        default: serde_json::from_str("1").ok(),
    }
}

contract::constraint! {
    /// What the document says of `PresenceDefaultPattern`.
    pub PresenceDefaultPatternRule {
        pattern: Some(String::from("^a$")),
    }
}

contract::string_enum! {
    /// One of these strings.
    pub enum PresenceDefaultSize {
        S = "s",
        M = "m",
    }
}

contract::constraint! {
    /// What the document says of `DefaultPlate`.
    pub DefaultPlateRule {
        pattern: Some(String::from("^[A-Z]{2}[0-9]{4}$")),
    }
}

pub type DefaultPlate = Constrained<Str, DefaultPlateRule>;

contract::constraint! {
    /// What the document says of `PresenceListOfDefaultsItem`.
    pub PresenceListOfDefaultsItemRule {
        default: serde_json::from_str("4").ok(),
    }
}

/// A node of a tree.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Node {
    pub name: Str,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub parent: Opt<Box<Node>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub sibling: Opt<Box<Sibling>>,
    pub children: Vec<Node>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub by_name: Opt<BTreeMap<String, Node>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sibling {
    pub left: Nullable<Box<Node>>,
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub right: Opt<Box<Sibling>>,
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NullableThing {
    pub node: Node,
}

contract::constraint! {
    /// What the document says of `GetNodesOkJson`.
    pub GetNodesOkJsonRule {
        max_items: Some(3),
    }
}

contract::constraint! {
    /// What the document says of `GetNullableOkJson`.
    pub GetNullableOkJsonRule {
        description: Some("A node or nothing."),
    }
}

/// No operation leads here, but it is a type.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Unused {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

/// Beside `Unused`.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct NewUnused {
    #[serde(skip_serializing_if = "Opt::is_absent")]
    pub a: Opt<Str>,
}

/// What `echoEverything` answers.
#[derive(Debug, ApiResponse)]
pub enum EchoEverythingResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Everything>),
}

impl EchoEverythingResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Everything) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `echoPresence` answers.
#[derive(Debug, ApiResponse)]
pub enum EchoPresenceResponse {
    /// The same.
    #[oai(status = 200)]
    Ok(Json<Presence>),
}

impl EchoPresenceResponse {
    /// The same.
    #[must_use]
    pub fn ok(body: Presence) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `getNodes` answers.
#[derive(Debug, ApiResponse)]
pub enum GetNodesResponse {
    /// Nodes inside nodes.
    #[oai(status = 200)]
    Ok(Json<Constrained<Vec<Node>, GetNodesOkJsonRule>>),
}

impl GetNodesResponse {
    /// Nodes inside nodes.
    #[must_use]
    pub fn ok(body: Constrained<Vec<Node>, GetNodesOkJsonRule>) -> Self {
        Self::Ok(Json(body))
    }
}

/// What `getNullable` answers.
#[derive(Debug, ApiResponse)]
pub enum GetNullableResponse {
    /// A body that may be null.
    #[oai(status = 200)]
    Ok(Json<Nullable<Constrained<Node, GetNullableOkJsonRule>>>),
}

impl GetNullableResponse {
    /// A body that may be null.
    #[must_use]
    pub fn ok(body: Nullable<Constrained<Node, GetNullableOkJsonRule>>) -> Self {
        Self::Ok(Json(body))
    }
}

fn default_presence_default_text() -> Str {
    Str::from("a \"text\"\n")
}

fn default_presence_default_pattern() -> Constrained<Str, PresenceDefaultPatternRule> {
    Constrained::new(Str::from("a"))
}

fn default_presence_default_integer() -> Int {
    Int::from(-5)
}

fn default_presence_default_int32() -> i32 {
    2000
}

fn default_presence_default_int64() -> i64 {
    -9223372036854775808
}

fn default_presence_default_uint64() -> u64 {
    18446744073709551615
}

fn default_presence_default_number() -> Num {
    Num::from(1.0)
}

fn default_presence_default_double() -> f64 {
    0.5
}

fn default_presence_default_boolean() -> bool {
    true
}

fn default_presence_default_size() -> PresenceDefaultSize {
    PresenceDefaultSize::M
}

fn default_presence_default_level() -> Level {
    Level::V2
}

fn default_presence_default_list() -> Vec<Str> {
    vec![Str::from("a"), Str::from("b")]
}

fn default_presence_default_empty_map() -> BTreeMap<String, Str> {
    Default::default()
}

fn default_presence_default_null() -> Nullable<Str> {
    Nullable(None)
}

fn default_presence_default_any() -> AnyJson {
    AnyJson(serde_json::from_str("{\"a\":[1,null]}").unwrap_or_default())
}

fn default_presence_default_plate() -> DefaultPlate {
    Constrained::new(Str::from("AA0000"))
}

fn default_presence_default_format() -> PasswordStr {
    PasswordStr(String::from("secret"))
}

/// The operations, for `Validated`.
pub mod operations {
    contract::operation! {
        /// `echoEverything`
        pub EchoEverything = "echoEverything"
    }
    contract::operation! {
        /// `echoPresence`
        pub EchoPresence = "echoPresence"
    }
    contract::operation! {
        /// `getNodes`
        pub GetNodes = "getNodes"
    }
    contract::operation! {
        /// `getNullable`
        pub GetNullable = "getNullable"
    }
}

/// What an implementation of Schemas does, operation by operation.
pub trait SchemasApi: Send + Sync + 'static {
    /// What an operation fails with; the guard's error format renders it.
    type Error: std::error::Error + Send + Sync + 'static;
    fn echo_everything(
        &self,
        request: &Request,
        body: Everything,
    ) -> impl Future<Output = Result<EchoEverythingResponse, Self::Error>> + Send;
    fn echo_presence(
        &self,
        request: &Request,
        body: Presence,
    ) -> impl Future<Output = Result<EchoPresenceResponse, Self::Error>> + Send;
    fn get_nodes(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetNodesResponse, Self::Error>> + Send;
    fn get_nullable(
        &self,
        request: &Request,
    ) -> impl Future<Output = Result<GetNullableResponse, Self::Error>> + Send;
}

/// The routes of a [`SchemasApi`].
#[derive(Debug)]
pub struct SchemasRoutes<A>(Arc<A>);
#[OpenApi]
impl<A: SchemasApi> SchemasRoutes<A> {
    #[oai(path = "/everything", method = "post", operation_id = "echoEverything")]
    async fn echo_everything(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoEverything>,
        body: Json<Everything>,
    ) -> poem::Result<EchoEverythingResponse> {
        SchemasApi::echo_everything(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/presence", method = "post", operation_id = "echoPresence")]
    async fn echo_presence(
        &self,
        request: &Request,
        _validated: Validated<operations::EchoPresence>,
        body: Json<Presence>,
    ) -> poem::Result<EchoPresenceResponse> {
        SchemasApi::echo_presence(&*self.0, request, body.into_inner())
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/nodes", method = "get", operation_id = "getNodes")]
    async fn get_nodes(
        &self,
        request: &Request,
        _validated: Validated<operations::GetNodes>,
    ) -> poem::Result<GetNodesResponse> {
        SchemasApi::get_nodes(&*self.0, request)
            .await
            .map_err(contract::application)
    }
    #[oai(path = "/nothing", method = "get", operation_id = "getNullable")]
    async fn get_nullable(
        &self,
        request: &Request,
        _validated: Validated<operations::GetNullable>,
    ) -> poem::Result<GetNullableResponse> {
        SchemasApi::get_nullable(&*self.0, request)
            .await
            .map_err(contract::application)
    }
}

impl<A> contract::Patch for SchemasRoutes<A> {
    fn patch(registry: &mut contract::Registry) {
        contract::deny_unknown(registry, "EverythingInner");
        contract::deny_unknown(registry, "EverythingClosedWithoutMembers");
    }
}

/// The service: every route of `api`, and the document that poem-openapi derives from them.
pub fn service<A: SchemasApi>(api: Arc<A>) -> OpenApiService<Contract<SchemasRoutes<A>>, ()> {
    OpenApiService::new(Contract(SchemasRoutes(api)), "Schemas", "1")
}
