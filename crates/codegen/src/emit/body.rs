//! Bodies of requests, and the markers of media types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Api, Argument, BodyPayload, Operation, Type},
    names::ident,
};

/// The markers of media types.
pub(super) fn media_types(api: &Api) -> Vec<Chunk> {
    let call = |(name, text): &(String, String)| {
        Chunk::Call(format!(
            "contract::media_type! {{\n    /// `{text}`\n    pub {name} = {}\n}}\n",
            docs::literal(text)
        ))
    };
    api.media_types.iter().map(call).collect()
}

/// The enum of the body of `operation`, where it may be of several media types.
pub(super) fn chunks(operation: &Operation) -> Vec<Chunk> {
    let Some(body) = &operation.body else {
        return Vec::new();
    };
    let Argument::Choice(name, payloads, wrapper) = &body.argument else {
        return Vec::new();
    };
    let docs = docs::attributes(body.description.as_deref());
    let choice = ident(name);
    let variants = payloads.iter().map(|(variant, payload)| {
        let (variant, payload) = (ident(variant), payload_type(payload, true));
        quote!(#variant(#payload))
    });
    let mut chunks = vec![Chunk::Items(quote! {
        #docs
        #[derive(Debug, ApiRequest)]
        pub enum #choice { #(#variants),* }
    })];
    if let Some(wrapper) = wrapper {
        let wrapper = ident(wrapper);
        chunks.push(Chunk::Call(format!(
            "contract::optional_body! {{\n    /// The body, if there is one.\n    pub struct {wrapper}({choice});\n}}\n"
        )));
    }
    chunks
}

fn payload_type(payload: &BodyPayload, required: bool) -> TokenStream {
    let wrap = |ty: &Type| {
        let ty = types::ty(ty);
        if required { ty } else { quote!(Opt<#ty>) }
    };
    match payload {
        BodyPayload::Json(ty) => {
            let ty = wrap(ty);
            quote!(Json<#ty>)
        }
        BodyPayload::JsonAs(ty, marker) => {
            let (ty, marker) = (types::ty(ty), ident(marker));
            quote!(JsonAs<#ty, #marker>)
        }
        BodyPayload::Form(ty) => {
            let ty = types::ty(ty);
            quote!(Form<#ty>)
        }
        BodyPayload::Multipart(ty) => {
            let ty = types::ty(ty);
            quote!(Multipart<#ty>)
        }
        BodyPayload::Raw(marker) => {
            let marker = ident(marker);
            quote!(RawBody<#marker>)
        }
        BodyPayload::Streamed(marker) => {
            let marker = ident(marker);
            quote!(StreamedBody<#marker>)
        }
    }
}

/// How the body of an operation is written: the argument's type in the trait, in the route, and what the route passes on.
pub(super) struct Passed {
    pub(super) inner: TokenStream,
    pub(super) outer: TokenStream,
    pub(super) expression: TokenStream,
    pub(super) docs: TokenStream,
}

/// How the body of `operation` is written.
pub(super) fn passed(operation: &Operation) -> Option<Passed> {
    let body = operation.body.as_ref()?;
    let docs = docs::attributes(body.description.as_deref());
    let passed = match &body.argument {
        Argument::Payload(payload) => {
            let outer = payload_type(payload, body.required);
            let (inner, expression) = match payload {
                BodyPayload::Json(ty) if !body.required => {
                    let ty = types::ty(ty);
                    (quote!(Option<#ty>), quote!(body.0.0))
                }
                BodyPayload::Json(ty)
                | BodyPayload::Form(ty)
                | BodyPayload::Multipart(ty)
                | BodyPayload::JsonAs(ty, _) => (types::ty(ty), quote!(body.into_inner())),
                BodyPayload::Raw(_) | BodyPayload::Streamed(_) => (outer.clone(), quote!(body)),
            };
            Passed {
                inner,
                outer,
                expression,
                docs,
            }
        }
        Argument::Choice(name, _, wrapper) => {
            let name = ident(name);
            match wrapper.as_deref().map(ident) {
                Some(wrapper) => Passed {
                    inner: quote!(Option<#name>),
                    outer: quote!(#wrapper),
                    expression: quote!(body.0),
                    docs,
                },
                None => Passed {
                    inner: quote!(#name),
                    outer: quote!(#name),
                    expression: quote!(body),
                    docs: quote!(),
                },
            }
        }
    };
    Some(passed)
}
