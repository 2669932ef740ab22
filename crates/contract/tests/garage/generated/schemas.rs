//! Schemas.

use std::collections::BTreeMap;

use contract::{
    AnyJson, Constrained, Date, DateTime, EmailStr, File, FileOrText, Files, Int, Nullable, Num,
    Opt, ReadOnly, Str, UriStr,
};
use poem_openapi::types::MaybeUndefined;
use poem_openapi::{Enum, Object};
use uuid::Uuid;

contract::constraint! { pub Max50 { max_length: Some(50) } }
contract::constraint! { pub OneTo50 { min_length: Some(1), max_length: Some(50) } }
contract::constraint! { pub Max5 { max_length: Some(5) } }
contract::constraint! { pub Max3 { max_length: Some(3) } }
contract::constraint! { pub Plate { pattern: Some("^[A-Z]{2}[0-9]{4}$".into()) } }
contract::constraint! { pub Lower { pattern: Some("^[a-z]+$".into()) } }
contract::constraint! { pub Positive { minimum: Some(0.0), exclusive_minimum: Some(true) } }
contract::constraint! { pub AtLeast1 { minimum: Some(1.0) } }
contract::constraint! { pub UpTo2 { max_items: Some(2) } }
contract::constraint! { pub UpTo3 { max_items: Some(3) } }
contract::constraint! { pub Unique { unique_items: Some(true) } }
contract::constraint! { pub Year { maximum: Some(2100.0) } }
contract::constraint! { pub Halves { multiple_of: Some(0.5) } }
contract::constraint! { pub TwoMembers { max_properties: Some(2) } }

/// Who it is.
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Profile {
    /// Never changes.
    #[oai(read_only)]
    #[serde(skip_serializing_if = "contract::ReadOnly::is_absent")]
    pub id: ReadOnly<Uuid>,
    pub email: EmailStr,
    #[oai(rename = "firstName")]
    #[serde(rename = "firstName", skip_serializing_if = "contract::Opt::is_absent")]
    pub first_name: Opt<Str>,
    pub website: Nullable<UriStr>,
    pub role: Role,
    #[oai(rename = "updatedAt")]
    #[serde(rename = "updatedAt", skip_serializing_if = "contract::Opt::is_absent")]
    pub updated_at: Opt<DateTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum Role {
    #[oai(rename = "owner")]
    #[serde(rename = "owner")]
    Owner,
    #[oai(rename = "admin")]
    #[serde(rename = "admin")]
    Admin,
}

contract::format_string! { pub Password, "password" }

#[derive(Debug, Clone, Object, serde::Serialize)]
#[oai(deny_unknown_fields)]
pub struct ProfileChange {
    #[oai(rename = "firstName", nullable)]
    #[serde(
        rename = "firstName",
        skip_serializing_if = "MaybeUndefined::is_undefined"
    )]
    pub first_name: MaybeUndefined<Constrained<Str, OneTo50>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub born: Opt<Date>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub role: Opt<Role>,
    /// A new one.
    #[oai(write_only)]
    #[serde(skip_serializing)]
    pub password: Opt<Password>,
}

contract::multipart_form! {
    /// The same with a picture.
    pub struct ProfileForm => "The same with a picture." {
        pub first_name: Opt<Constrained<Str, Max50>> = "profile[firstName]",
        pub age: Opt<Constrained<Int, Positive>> = "age",
        pub picture: Opt<File> = "picture" => "The new picture.",
        pub papers: Opt<Constrained<Files, UpTo2>> = "papers",
        pub cv: Opt<FileOrText> = "cv",
    }
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct ProfileFields {
    #[oai(rename = "profile[firstName]")]
    #[serde(
        rename = "profile[firstName]",
        skip_serializing_if = "contract::Opt::is_absent"
    )]
    pub first_name: Opt<Constrained<Str, Max50>>,
    pub age: Int,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub tags: Opt<Constrained<Vec<Str>, Unique>>,
}

fn year_default() -> Constrained<i32, Year> {
    Constrained::new(2000)
}

#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Car {
    #[oai(read_only)]
    #[serde(skip_serializing_if = "contract::ReadOnly::is_absent")]
    pub id: ReadOnly<i64>,
    pub plate: Constrained<Str, Plate>,
    #[oai(default = "year_default")]
    pub year: Constrained<i32, Year>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub price: Opt<Constrained<Num, Halves>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub level: Opt<Level>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub code: Opt<Code>,
    pub vehicle: Vehicle,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub trailers: Opt<Constrained<Vec<Car>, UpTo2>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub labels: Opt<Constrained<BTreeMap<String, Str>, TwoMembers>>,
    #[serde(skip_serializing_if = "contract::Opt::is_absent")]
    pub extra: Opt<AnyJson>,
}

contract::int_enum! {
    /// How urgent it is.
    pub enum Level => "How urgent it is." { Low = 1, High = 5 }
}
contract::untagged_union! {
    /// A code.
    pub enum Code => "A code." one_of { Text(Constrained<Str, Max3>), Number(Int) }
}
contract::tagged_union! {
    /// What drives.
    pub enum Vehicle as "Vehicle" => "What drives." by "kind" {
        "truck" => Truck(Truck),
        "sedan" => Sedan(Sedan),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum TruckKind {
    #[oai(rename = "truck")]
    #[serde(rename = "truck")]
    Truck,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Truck {
    pub kind: TruckKind,
    pub payload: Int,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum SedanKind {
    #[oai(rename = "sedan")]
    #[serde(rename = "sedan")]
    Sedan,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Sedan {
    pub kind: SedanKind,
    pub doors: Int,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Note {
    pub text: Str,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Event {
    pub seq: Int,
}
#[derive(Debug, Clone, Object, serde::Serialize)]
pub struct Problem {
    pub title: Str,
    pub status: Int,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum ListCarsSort {
    #[oai(rename = "name")]
    #[serde(rename = "name")]
    Name,
    #[oai(rename = "-name")]
    #[serde(rename = "-name")]
    NameDescending,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum, serde::Serialize)]
pub enum FailHow {
    #[oai(rename = "own")]
    #[serde(rename = "own")]
    Own,
    #[oai(rename = "documented")]
    #[serde(rename = "documented")]
    Documented,
    #[oai(rename = "fine")]
    #[serde(rename = "fine")]
    Fine,
}
