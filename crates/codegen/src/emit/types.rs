//! Types as tokens and as text.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use crate::{
    model::{Facts, Presence, Type},
    names::ident,
};

/// The tokens of `ty`.
pub(super) fn ty(ty: &Type) -> TokenStream {
    match ty {
        Type::Text => quote!(Str),
        Type::Email => quote!(EmailStr),
        Type::Uri => quote!(UriStr),
        Type::Date => quote!(Date),
        Type::DateTime => quote!(DateTime),
        Type::Uuid => quote!(Uuid),
        Type::Int => quote!(Int),
        Type::Num => quote!(Num),
        Type::Sized(name) | Type::Float(name) => {
            let name = format_ident!("{name}");
            quote!(#name)
        }
        Type::Flag => quote!(bool),
        Type::Any => quote!(AnyJson),
        Type::Exact => quote!(ExactJson),
        Type::File => quote!(File),
        Type::FileOrText(text) => either("FileOrText", text),
        Type::List(inner) => match &**inner {
            Type::File => quote!(Files),
            Type::FileOrText(text) => either("FilesOrTexts", text),
            inner => generic("Vec", inner),
        },
        Type::Map(inner) => {
            let inner = self::ty(inner);
            quote!(BTreeMap<String, #inner>)
        }
        Type::Named(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::Ruled(inner, rule) => {
            let (inner, rule) = (self::ty(inner), ident(rule));
            quote!(Constrained<#inner, #rule>)
        }
        Type::Nullable(inner) => generic("Nullable", inner),
        Type::Boxed(inner) => generic("Box", inner),
    }
}

fn generic(name: &str, inner: &Type) -> TokenStream {
    let (name, inner) = (format_ident!("{name}"), ty(inner));
    quote!(#name<#inner>)
}

/// A type of files or texts, which are `Str` where nothing else is said.
fn either(name: &str, text: &Type) -> TokenStream {
    match text {
        Type::Text => format_ident!("{name}").into_token_stream(),
        text => generic(name, text),
    }
}

/// `ty` as text without needless space, for laid-out calls.
pub(super) fn text(tokens: &TokenStream) -> String {
    tokens
        .to_string()
        .replace(" < ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
}

/// The validators of a field or argument that say `facts`.
pub(super) fn validator(facts: &Facts) -> Option<TokenStream> {
    let number = |keyword: &str| {
        facts
            .limits
            .iter()
            .find(|(name, _)| *name == keyword)
            .map(|(_, value)| value)
    };
    let mut parts = Vec::new();
    for (keyword, name) in [
        ("maxLength", "max_length"),
        ("minLength", "min_length"),
        ("maxItems", "max_items"),
        ("minItems", "min_items"),
    ] {
        if let Some(count) = number(keyword).and_then(serde_json::Value::as_u64) {
            let (name, count) = (
                format_ident!("{name}"),
                proc_macro2::Literal::u64_unsuffixed(count),
            );
            parts.push(quote!(#name = #count));
        }
    }
    for (keyword, exclusive) in [
        ("maximum", "exclusiveMaximum"),
        ("minimum", "exclusiveMinimum"),
    ] {
        if let Some(value) = number(keyword) {
            let (name, value) = (format_ident!("{keyword}"), value.to_string());
            let exclusive = facts
                .flags
                .contains(&exclusive)
                .then(|| quote!(, exclusive));
            parts.push(quote!(#name(value = #value #exclusive)));
        }
    }
    if let Some(value) = number("multipleOf") {
        let value = value.to_string();
        parts.push(quote!(multiple_of = #value));
    }
    (!parts.is_empty()).then(|| quote!(validator(#(#parts),*)))
}

/// The attribute that names the function of a default.
pub(super) fn default_attribute(presence: &Presence) -> Option<TokenStream> {
    match presence {
        Presence::Defaulted(function, _) => Some(quote!(default = #function)),
        Presence::Required | Presence::Optional => None,
    }
}
