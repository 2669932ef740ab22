//! Arguments of operations, in the trait and in the routes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{body, docs, types};
use crate::{
    model::{Operation, Parameter, Presence, Source},
    names::ident,
};

/// An argument of an operation: as the trait has it, as the route has it, and what the route passes on.
pub(super) struct Argument {
    pub(super) inner: TokenStream,
    pub(super) outer: TokenStream,
    pub(super) expression: TokenStream,
}

/// The arguments of `operation` behind the request, in the order in which the route evaluates them.
pub(super) fn arguments(operation: &Operation) -> Vec<Argument> {
    let mut arguments = Vec::new();
    if let Some(security) = operation.security.as_deref().map(ident) {
        let typed = quote!(security: #security);
        arguments.push(Argument {
            inner: typed.clone(),
            outer: typed,
            expression: quote!(security),
        });
    }
    arguments.extend(operation.parameters.iter().map(parameter));
    if let Some(passed) = body::passed(operation) {
        let (inner, outer, docs) = (passed.inner, passed.outer, passed.docs);
        arguments.push(Argument {
            inner: quote!(body: #inner),
            outer: quote!(#docs body: #outer),
            expression: passed.expression,
        });
    }
    arguments
}

fn parameter(parameter: &Parameter) -> Argument {
    let docs = docs::attributes(parameter.description.as_deref());
    let (name, ty, wire) = (
        ident(&parameter.name),
        types::ty(&parameter.ty),
        &parameter.wire,
    );
    let extractor = format_ident!(
        "{}",
        match parameter.source {
            Source::Path => "Path",
            Source::Query => "Query",
            Source::CsvQuery => "CsvQuery",
            Source::Header => "Header",
            Source::Cookie => "Cookie",
        }
    );
    let flags = [
        (parameter.source != Source::Query, quote!(explode = false)),
        (parameter.deprecated, quote!(deprecated)),
    ];
    let flags = flags
        .into_iter()
        .filter_map(|(set, tokens)| set.then_some(tokens));
    let attributes = flags
        .chain(types::default_attribute(&parameter.presence))
        .chain(types::validator(&parameter.facts));
    let attributes = quote!(#[oai(name = #wire #(, #attributes)*)]);
    if parameter.presence == Presence::Optional {
        Argument {
            inner: quote!(#name: Option<#ty>),
            outer: quote!(#docs #attributes #name: #extractor<Opt<#ty>>),
            expression: quote!(#name.0.0),
        }
    } else {
        Argument {
            inner: quote!(#name: #ty),
            outer: quote!(#docs #attributes #name: #extractor<#ty>),
            expression: quote!(#name.0),
        }
    }
}
