//! Names of documents to identifiers of Rust that compile, whatever the document calls things.

use std::collections::BTreeSet;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

/// Names that generated code or the derives in it use unqualified, so that no type of a document may take them.
const RESERVED_TYPES: &[&str] = &[
    "A",
    "Any",
    "AnyJson",
    "ApiExtractor",
    "ApiRequest",
    "ApiResponse",
    "Arc",
    "AsRef",
    "BTreeMap",
    "Binary",
    "Box",
    "Clone",
    "Constrained",
    "Constraint",
    "Contract",
    "Cookie",
    "Copy",
    "Cow",
    "CsvQuery",
    "Date",
    "DateTime",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "EmailStr",
    "Enum",
    "Eq",
    "Err",
    "Error",
    "File",
    "FileOrText",
    "Files",
    "Fn",
    "Form",
    "From",
    "FromStr",
    "Future",
    "Hash",
    "HashMap",
    "Header",
    "Int",
    "Into",
    "IntoIterator",
    "IntoResponse",
    "Iterator",
    "Json",
    "JsonAs",
    "MaybeUndefined",
    "MediaType",
    "MetaDiscriminatorObject",
    "MetaSchema",
    "MetaSchemaRef",
    "Multipart",
    "None",
    "Nullable",
    "Num",
    "Object",
    "Ok",
    "OpenApi",
    "OpenApiService",
    "Operation",
    "Opt",
    "Option",
    "Ord",
    "ParseFromJSON",
    "ParseFromMultipartField",
    "ParseFromParameter",
    "ParsePayload",
    "PartialEq",
    "Patch",
    "Path",
    "Payload",
    "Place",
    "Principal",
    "Query",
    "RawBody",
    "ReadOnly",
    "Registry",
    "Request",
    "Response",
    "ResponseContent",
    "Result",
    "Scalar",
    "Scheme",
    "SchemeKind",
    "Self",
    "Send",
    "Serialize",
    "Serializer",
    "SetByServer",
    "Sized",
    "Some",
    "Sse",
    "StatusCode",
    "Str",
    "String",
    "Sync",
    "Tag",
    "Tags",
    "Text",
    "ToHeader",
    "ToJSON",
    "ToString",
    "TryFrom",
    "TryInto",
    "Type",
    "UriStr",
    "Uuid",
    "Validated",
    "Value",
    "Vec",
];

/// Identifiers that no field or argument may have: what generated functions call their own arguments, and the local variable
/// of poem-openapi's `Object` derive that a field of the same name would shadow.
const RESERVED_VALUES: &[&str] = &["body", "obj", "request", "security", "validated"];

/// Functions that no operation may become: poem-openapi calls operations on an `Arc`, whose own methods would come first.
const RESERVED_FUNCTIONS: &[&str] = &[
    "as_ref",
    "borrow",
    "borrow_mut",
    "clamp",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "deref",
    "downcast",
    "drop",
    "eq",
    "fmt",
    "from",
    "ge",
    "gt",
    "hash",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "to_owned",
    "to_string",
    "try_into",
    "type_id",
];

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
            taken: RESERVED_TYPES
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
        }
    }

    /// For the fields of one struct or the arguments of one function.
    #[must_use]
    pub fn of_values() -> Self {
        Self {
            taken: RESERVED_VALUES
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
        }
    }

    /// For the functions of a trait.
    #[must_use]
    pub fn of_functions() -> Self {
        Self {
            taken: RESERVED_FUNCTIONS
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
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
