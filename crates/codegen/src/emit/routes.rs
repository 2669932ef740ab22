//! The trait that people implement, and the routes that forward to it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{chunk::Chunk, docs, operations};
use crate::{
    model::{Api, Item, Operation},
    names::ident,
};

/// Markers, trait, routes and the changes to what poem-openapi derives from them.
pub(super) fn chunks(api: &Api) -> Vec<Chunk> {
    vec![markers(api), interface(api), routes(api), patch(api)]
}

fn markers(api: &Api) -> Chunk {
    let mut text = "/// The operations, for `Validated`.\npub mod operations {\n".to_owned();
    for operation in &api.operations {
        let (marker, id) = (&operation.marker, docs::literal(&operation.id));
        text.push_str("    contract::operation! {\n");
        text.push_str(&docs::comments(&format!("`{}`", operation.id), "        "));
        text.extend(["        pub ", marker, " = ", &id, "\n    }\n"]);
    }
    text.push_str("}\n");
    Chunk::Call(text)
}

/// The operation's documentation, whose first paragraph poem-openapi takes for the summary.
fn documentation(operation: &Operation) -> TokenStream {
    let text = match (&operation.summary, &operation.description) {
        (Some(summary), Some(description)) => Some(format!("{summary}\n\n{description}")),
        (Some(summary), None) => Some(summary.clone()),
        (None, _) => None,
    };
    docs::attributes(text.as_deref())
}

fn interface(api: &Api) -> Chunk {
    let title = api.info["title"].as_str().unwrap_or_default();
    let docs = docs::attributes(Some(&format!(
        "What an implementation of {title} does, operation by operation."
    )));
    let name = format_ident!("{}Api", api.module);
    let functions = api.operations.iter().map(|operation| {
        let docs = documentation(operation);
        let (name, response) = (ident(&operation.name), ident(&operation.response));
        let arguments = operations::arguments(operation).into_iter().map(|argument| argument.inner);
        quote! {
            #docs
            fn #name(&self, request: &Request #(, #arguments)*) -> impl Future<Output = Result<#response, Self::Error>> + Send;
        }
    });
    Chunk::Items(quote! {
        #docs
        pub trait #name: Send + Sync + 'static {
            /// What an operation fails with; the guard's error format renders it.
            type Error: std::error::Error + Send + Sync + 'static;
            #(#functions)*
        }
    })
}

fn routes(api: &Api) -> Chunk {
    let interface = format_ident!("{}Api", api.module);
    let name = format_ident!("{}Routes", api.module);
    let docs = docs::attributes(Some(&format!("The routes of a [`{interface}`].")));
    let functions = api.operations.iter().map(|operation| route(operation, api));
    Chunk::Items(quote! {
        #docs
        #[derive(Debug)]
        pub struct #name<A>(Arc<A>);
        #[OpenApi]
        impl<A: #interface> #name<A> { #(#functions)* }
    })
}

fn route(operation: &Operation, api: &Api) -> TokenStream {
    let docs = documentation(operation);
    let (path, method, id) = (&operation.path, operation.method, &operation.id);
    let tags = operation.tags.iter().map(|tag| {
        let tag = format!("Tag::{tag}");
        quote!(, tag = #tag)
    });
    let deprecated = operation.deprecated.then(|| quote!(, deprecated));
    let (name, marker, response) = (
        ident(&operation.name),
        ident(&operation.marker),
        ident(&operation.response),
    );
    let arguments = operations::arguments(operation);
    let expressions = arguments.iter().map(|argument| &argument.expression);
    let mut outer: Vec<TokenStream> = arguments
        .iter()
        .map(|argument| argument.outer.clone())
        .collect();
    let behind = usize::from(operation.security.is_some());
    outer.insert(behind, quote!(_validated: Validated<operations::#marker>));
    let interface = format_ident!("{}Api", api.module);
    quote! {
        #docs
        #[oai(path = #path, method = #method, operation_id = #id #(#tags)* #deprecated)]
        async fn #name(&self, request: &Request #(, #outer)*) -> poem::Result<#response> {
            #interface::#name(&*self.0, request #(, #expressions)*).await.map_err(contract::application)
        }
    }
}

/// What poem-openapi enforces but does not document by itself: objects without other members.
fn patch(api: &Api) -> Chunk {
    let name = format_ident!("{}Routes", api.module);
    let closed: Vec<&str> = api
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Object(object) if object.closed => Some(object.name.as_str()),
            _ => None,
        })
        .collect();
    let function = (!closed.is_empty()).then(|| {
        quote! {
            fn patch(registry: &mut contract::Registry) {
                #(contract::deny_unknown(registry, #closed);)*
            }
        }
    });
    Chunk::Items(quote!(impl<A> contract::Patch for #name<A> { #function }))
}
