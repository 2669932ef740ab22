//! Enums of strings and of integers.

use quote::quote;

use super::{chunk::Chunk, docs};
use crate::{
    model::{IntEnum, StringEnum},
    names::ident,
};

/// The enum of strings, and how a value is written.
pub(super) fn string(found: &StringEnum) -> Vec<Chunk> {
    let docs = docs::attributes(found.description.as_deref());
    let name = ident(&found.name);
    let variants = found.variants.iter().map(|(variant, wire)| {
        let rename =
            (variant != wire).then(|| quote!(#[oai(rename = #wire)] #[serde(rename = #wire)]));
        let variant = ident(variant);
        quote!(#rename #variant)
    });
    let arms = found.variants.iter().map(|(variant, wire)| {
        let variant = ident(variant);
        quote!(Self::#variant => #wire)
    });
    vec![
        Chunk::Items(quote! {
            #docs
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Enum, serde::Serialize)]
            pub enum #name { #(#variants),* }
        }),
        Chunk::Items(quote! {
            impl #name {
                /// The value as it is written.
                #[must_use]
                pub const fn as_str(self) -> &'static str {
                    match self { #(#arms),* }
                }
            }
        }),
        Chunk::Items(quote! {
            impl poem_openapi::types::ToHeader for #name {
                fn to_header(&self) -> Option<poem::http::HeaderValue> {
                    poem::http::HeaderValue::from_str(self.as_str()).ok()
                }
            }
        }),
    ]
}

/// The enum of integers.
pub(super) fn integer(found: &IntEnum) -> Chunk {
    let docs = docs::comments(
        found
            .description
            .as_deref()
            .unwrap_or("One of these integers."),
        "    ",
    );
    let format = found
        .format
        .as_deref()
        .map(|format| format!(": {}", docs::literal(format)))
        .unwrap_or_default();
    let description = found
        .description
        .as_deref()
        .map(|text| format!(" => {}", docs::description(text)))
        .unwrap_or_default();
    let variants: String = found
        .variants
        .iter()
        .map(|(variant, value)| format!("        {variant} = {value},\n"))
        .collect();
    let name = ident(&found.name);
    Chunk::Call(format!(
        "contract::int_enum! {{\n{docs}    pub enum {name}{format}{description} {{\n{variants}    }}\n}}\n"
    ))
}
