//! Responses and the functions that make them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Content, Operation, Payload, Response, ResponseHeader, Status},
    names::ident,
};

/// The enum of the responses of `operation`, the enums of their bodies and the constructors.
pub(super) fn chunks(operation: &Operation) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = operation.responses.iter().filter_map(choice).collect();
    let docs = docs::attributes(Some(&format!("What `{}` answers.", operation.id)));
    let name = ident(&operation.response);
    let variants = operation.responses.iter().map(variant);
    chunks.push(Chunk::Items(quote! {
        #docs
        #[derive(Debug, ApiResponse)]
        pub enum #name { #(#variants),* }
    }));
    let constructors = operation.responses.iter().map(constructor);
    chunks.push(Chunk::Items(quote!(impl #name { #(#constructors)* })));
    chunks
}

fn choice(response: &Response) -> Option<Chunk> {
    let Some(Content::Choice(name, payloads)) = &response.content else {
        return None;
    };
    let docs = docs::attributes(Some(&format!(
        "A body of {}",
        status_words(response.status)
    )));
    let name = ident(name);
    let variants = payloads.iter().map(|(variant, payload, content_type)| {
        let content_type = content_type
            .as_ref()
            .map(|text| quote!(#[oai(content_type = #text)]));
        let (variant, payload) = (ident(variant), payload_type(payload));
        quote!(#content_type #variant(#payload))
    });
    Some(Chunk::Items(quote! {
        #docs
        #[derive(Debug, ResponseContent)]
        pub enum #name { #(#variants),* }
    }))
}

fn status_words(status: Status) -> String {
    match status {
        Status::Code(code) => format!("the response {code}."),
        Status::Other => "any other response.".to_owned(),
    }
}

fn payload_type(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Json(ty) => {
            let ty = types::ty(ty);
            quote!(Json<#ty>)
        }
        Payload::Events(ty) => {
            let ty = types::ty(ty);
            quote!(Sse<#ty>)
        }
        Payload::Text(marker) => {
            let marker = ident(marker);
            quote!(Text<#marker>)
        }
        Payload::Binary(marker) => {
            let marker = ident(marker);
            quote!(Binary<#marker>)
        }
    }
}

fn variant(response: &Response) -> TokenStream {
    let docs = docs::attributes(Some(&response.description));
    let name = ident(&response.variant);
    let mut attributes = Vec::new();
    let mut fields = Vec::new();
    match response.status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            attributes.push(quote!(status = #code));
        }
        Status::Other => fields.push(quote!(StatusCode)),
    }
    match &response.content {
        Some(Content::One(payload, content_type)) => {
            attributes.extend(
                content_type
                    .as_ref()
                    .map(|text| quote!(content_type = #text)),
            );
            fields.push(payload_type(payload));
        }
        Some(Content::Choice(name, _)) => {
            let name = ident(name);
            fields.push(quote!(#name));
        }
        None => {}
    }
    fields.extend(response.headers.iter().map(header));
    let attribute = (!attributes.is_empty()).then(|| quote!(#[oai(#(#attributes),*)]));
    let fields = (!fields.is_empty()).then(|| quote!((#(#fields),*)));
    quote!(#docs #attribute #name #fields)
}

fn header_type(header: &ResponseHeader) -> TokenStream {
    let ty = types::ty(&header.ty);
    let ty = if header.required {
        ty
    } else {
        quote!(Opt<#ty>)
    };
    if header.set_by_server {
        quote!(SetByServer<#ty>)
    } else {
        ty
    }
}

fn header(header: &ResponseHeader) -> TokenStream {
    let docs = docs::attributes(header.description.as_deref());
    let (wire, ty) = (&header.wire, header_type(header));
    let deprecated = header.deprecated.then(|| quote!(, deprecated));
    quote!(#docs #[oai(header = #wire #deprecated)] #ty)
}

fn constructor(response: &Response) -> TokenStream {
    let docs = docs::attributes(Some(&response.description));
    let (name, variant) = (ident(&response.constructor), ident(&response.variant));
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    if response.status == Status::Other {
        arguments.push(quote!(status: StatusCode));
        values.push(quote!(status));
    }
    if let Some(content) = &response.content {
        let (ty, value) = body(content);
        arguments.push(quote!(body: #ty));
        values.push(value);
    }
    for header in &response.headers {
        let (name, ty) = (ident(&header.name), types::ty(&header.ty));
        if header.set_by_server {
            values.push(quote!(SetByServer::new()));
        } else if header.required {
            arguments.push(quote!(#name: impl Into<#ty>));
            values.push(quote!(#name.into()));
        } else {
            arguments.push(quote!(#name: Option<#ty>));
            values.push(quote!(Opt(#name)));
        }
    }
    let values = (!values.is_empty()).then(|| quote!((#(#values),*)));
    quote! {
        #docs
        #[must_use]
        pub fn #name(#(#arguments),*) -> Self { Self::#variant #values }
    }
}

/// The argument that gives the body, and what the variant holds of it.
fn body(content: &Content) -> (TokenStream, TokenStream) {
    match content {
        Content::One(Payload::Json(ty), _) => (types::ty(ty), quote!(Json(body))),
        Content::One(payload, _) => (payload_type(payload), quote!(body)),
        Content::Choice(name, _) => {
            let name = ident(name);
            (quote!(#name), quote!(body))
        }
    }
}
