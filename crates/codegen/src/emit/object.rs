//! Structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Access, Field, Object, Presence},
    names::ident,
};

/// The struct of an object.
pub(super) fn chunk(object: &Object) -> Chunk {
    let docs = docs::attributes(object.description.as_deref());
    let name = ident(&object.name);
    let closed = object.closed.then(|| quote!(#[oai(deny_unknown_fields)]));
    let fields = object.fields.iter().map(field);
    Chunk::Items(quote! {
        #docs
        #[derive(Debug, Clone, Object, serde::Serialize)]
        #closed
        pub struct #name { #(#fields),* }
    })
}

/// The type of a member with what its presence adds.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let ty = types::ty(&field.ty);
    match (
        &field.presence,
        field.nullable,
        field.access == Access::ReadOnly,
    ) {
        (Presence::Required, false, false) | (Presence::Defaulted(..), false, _) => ty,
        (Presence::Required, true, false) | (Presence::Defaulted(..), true, _) => {
            quote!(Nullable<#ty>)
        }
        (Presence::Required, false, true) => quote!(ReadOnly<#ty>),
        (Presence::Required, true, true) => quote!(ReadOnly<Nullable<#ty>>),
        (Presence::Optional, false, _) => quote!(Opt<#ty>),
        (Presence::Optional, true, _) => quote!(MaybeUndefined<#ty>),
    }
}

fn field(field: &Field) -> TokenStream {
    let docs = docs::attributes(field.description.as_deref());
    let (name, ty) = (ident(&field.name), field_type(field));
    let (oai, serde) = (oai(field), serde(field));
    quote!(#docs #oai #serde pub #name: #ty)
}

/// The wire name, where the field is not called so anyway.
fn rename(field: &Field) -> Option<TokenStream> {
    let wire = &field.wire;
    let plain = ident(&field.name).to_string();
    (plain.trim_start_matches("r#") != wire).then(|| quote!(rename = #wire))
}

fn attribute(name: &str, parts: &[TokenStream]) -> Option<TokenStream> {
    let name = ident(name);
    (!parts.is_empty()).then(|| quote!(#[#name(#(#parts),*)]))
}

fn oai(field: &Field) -> Option<TokenStream> {
    let flags = [
        (
            field.nullable && field.presence == Presence::Optional,
            quote!(nullable),
        ),
        (field.access == Access::ReadOnly, quote!(read_only)),
        (field.access == Access::WriteOnly, quote!(write_only)),
        (field.deprecated, quote!(deprecated)),
    ];
    let flags = flags
        .into_iter()
        .filter_map(|(set, tokens)| set.then_some(tokens));
    let parts: Vec<TokenStream> = rename(field)
        .into_iter()
        .chain(flags)
        .chain(types::default_attribute(&field.presence))
        .chain(types::validator(&field.facts))
        .collect();
    attribute("oai", &parts)
}

fn serde(field: &Field) -> Option<TokenStream> {
    let skip = match (
        &field.presence,
        field.nullable,
        field.access == Access::ReadOnly,
    ) {
        _ if field.access == Access::WriteOnly => Some(quote!(skip_serializing)),
        (Presence::Optional, true, _) => {
            Some(quote!(skip_serializing_if = "MaybeUndefined::is_undefined"))
        }
        (Presence::Optional, false, _) => Some(quote!(skip_serializing_if = "Opt::is_absent")),
        (Presence::Required, _, true) => Some(quote!(skip_serializing_if = "ReadOnly::is_absent")),
        _ => None,
    };
    let parts: Vec<TokenStream> = rename(field).into_iter().chain(skip).collect();
    attribute("serde", &parts)
}
