//! Names of documents to identifiers of Rust that compile, whatever the document calls things.

use std::collections::BTreeSet;

use crate::reserved::{FUNCTIONS, TYPES, VALUES};
use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Hands out names, each once.
#[derive(Debug)]
pub struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// For types and other items of the generated module.
    #[must_use]
    pub fn of_types() -> Self {
        Self {
            taken: TYPES.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// For the fields of one struct or the arguments of one function.
    #[must_use]
    pub fn of_values() -> Self {
        Self {
            taken: VALUES.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// For the functions of a trait.
    #[must_use]
    pub fn of_functions() -> Self {
        Self {
            taken: FUNCTIONS.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// For names that nothing else competes with.
    #[must_use]
    pub fn free() -> Self {
        Self {
            taken: BTreeSet::new(),
        }
    }

    /// `wish` itself, or with the first number behind it that makes it new.
    pub fn claim(&mut self, wish: &str) -> String {
        let numbered = (2_usize..).map(|number| format!("{wish}{number}"));
        let mut names = std::iter::once(wish.to_owned()).chain(numbered);
        names
            .find(|name| self.taken.insert(name.clone()))
            .unwrap_or_else(|| wish.to_owned())
    }
}

/// `text` with everything but ASCII letters and digits turned into word boundaries.
fn words(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect()
}

/// `text` as the name of a type or variant: `PetStore`; `X1st` where it begins with a digit; `fallback` where nothing is left of it.
#[must_use]
pub fn type_name(text: &str, fallback: &str) -> String {
    let name = words(text).to_upper_camel_case();
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("X{name}"),
        Some(_) => name,
    }
}

/// `text` as the name of a field, argument or function: `pet_store`; `x1st` where it begins with a digit.
#[must_use]
pub fn value_name(text: &str, fallback: &str) -> String {
    let name = words(text).to_snake_case();
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("x{name}"),
        Some(_) => name,
    }
}

/// The identifier of `name`: raw where it is a keyword (`r#type`), with an underscore where a raw one is not allowed (`self_`).
#[must_use]
pub fn ident(name: &str) -> Ident {
    if matches!(name, "self" | "Self" | "super" | "crate" | "_") {
        return Ident::new(&format!("{name}_"), Span::call_site());
    }
    // syn knows the keywords of the edition 2021; `gen` is one of 2024.
    if name == "gen" {
        return Ident::new_raw(name, Span::call_site());
    }
    syn::parse_str::<Ident>(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site()))
}

#[cfg(test)]
mod tests {
    use super::{Names, ident, type_name, value_name};

    #[test]
    fn whatever_it_is_called_it_becomes_an_identifier() {
        let types = [
            "profile",
            "car-owner",
            "2fa",
            "名前",
            "",
            "a b",
            "naïve",
            "HTTPHeader",
            "_",
            "x.y[z]",
        ];
        let expected = [
            "Profile",
            "CarOwner",
            "X2fa",
            "Other",
            "Other",
            "AB",
            "NaVe",
            "HttpHeader",
            "Other",
            "XYZ",
        ];
        assert_eq!(types.map(|text| type_name(text, "Other")), expected);
        let values = [
            "firstName",
            "profile[first_name]",
            "1st",
            "X-Request-Id",
            "",
            "type",
        ];
        let expected = [
            "first_name",
            "profile_first_name",
            "x1st",
            "x_request_id",
            "other",
            "type",
        ];
        assert_eq!(values.map(|text| value_name(text, "other")), expected);
    }

    #[test]
    fn keywords_become_raw_or_get_an_underscore() {
        let names = [
            "type", "gen", "async", "self", "Self", "crate", "super", "union", "name",
        ];
        let expected = [
            "r#type", "r#gen", "r#async", "self_", "Self_", "crate_", "super_", "union", "name",
        ];
        assert_eq!(names.map(|name| ident(name).to_string()), expected);
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::of_types();
        let claims = ["Pet", "Pet", "Pet2", "Option", "Pet"].map(|name| names.claim(name));
        assert_eq!(claims, ["Pet", "Pet2", "Pet22", "Option2", "Pet3"]);
    }
}
