//! What surrounds the operations: the document, its tags and the service.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::{chunk::Chunk, docs};
use crate::{model::Api, names::ident};

/// The module's own documentation.
pub(super) fn header(api: &Api) -> String {
    let title = api.info["title"]
        .as_str()
        .unwrap_or_default()
        .replace(['\r', '\n'], " ");
    format!(
        "//! {title}: generated from `{}` by codegen; do not edit.\n\n",
        api.file
    )
}

/// The document itself.
pub(super) fn document(api: &Api) -> Chunk {
    let file = format!("{}.json", api.stem);
    Chunk::Items(quote! {
        /// The bundled document (JSON): what requests are validated against, what the derived one is compared with and what is served.
        pub const DOCUMENT: &str = include_str!(#file);
    })
}

/// The enum of the tags.
pub(super) fn tags(api: &Api) -> Option<Chunk> {
    if api.tags.is_empty() {
        return None;
    }
    let variants = api.tags.iter().map(|tag| {
        let docs = docs::attributes(tag.description.as_deref());
        let (wire, variant) = (&tag.wire, ident(&tag.variant));
        let external = tag
            .docs_url
            .as_ref()
            .map(|url| quote!(, external_docs = #url));
        quote!(#docs #[oai(rename = #wire #external)] #variant)
    });
    Some(Chunk::Items(quote! {
        #[derive(Tags)]
        enum Tag { #(#variants),* }
    }))
}

/// The function that makes the service.
pub(super) fn service(api: &Api) -> Chunk {
    let interface = format_ident!("{}Api", api.module);
    let routes = format_ident!("{}Routes", api.module);
    let title = text(&api.info, "title").unwrap_or_default();
    let version = text(&api.info, "version").unwrap_or_default();
    let facts = [
        text(&api.info, "description").map(|value| quote!(.description(#value))),
        text(&api.info, "termsOfService").map(|value| quote!(.terms_of_service(#value))),
        api.info.get("contact").map(|contact| {
            let facts = setters(contact, &["name", "url", "email"]);
            quote!(.contact(poem_openapi::ContactObject::new() #facts))
        }),
        api.info.get("license").map(|license| {
            let (name, facts) = (
                text(license, "name").unwrap_or_default(),
                setters(license, &["url"]),
            );
            quote!(.license(poem_openapi::LicenseObject::new(#name) #facts))
        }),
        api.external_docs.as_ref().map(|external| {
            let (url, facts) = (
                text(external, "url").unwrap_or_default(),
                setters(external, &["description"]),
            );
            quote!(.external_document(poem_openapi::ExternalDocumentObject::new(#url) #facts))
        }),
    ];
    let facts = facts.into_iter().flatten();
    let servers = api.servers.iter().map(server);
    Chunk::Items(quote! {
        /// The service: every route of `api`, and the document that poem-openapi derives from them.
        pub fn service<A: #interface>(api: Arc<A>) -> OpenApiService<Contract<#routes<A>>, ()> {
            OpenApiService::new(Contract(#routes(api)), #title, #version) #(#facts)* #(#servers)*
        }
    })
}

fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// A call of the method of the same name for each of `keys` that is there.
fn setters(value: &Value, keys: &[&str]) -> TokenStream {
    let calls = keys.iter().filter_map(|key| {
        let (method, text) = (ident(key), text(value, key)?);
        Some(quote!(.#method(#text)))
    });
    quote!(#(#calls)*)
}

fn server(server: &Value) -> TokenStream {
    let (url, facts) = (
        text(server, "url").unwrap_or_default(),
        setters(server, &["description"]),
    );
    let variables = server
        .get("variables")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, variable)| {
            let default = text(variable, "default").unwrap_or_default();
            let description = text(variable, "description").unwrap_or_default();
            let values: Vec<&str> = variable
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            if values.is_empty() {
                quote!(.variable(#name, #description, #default))
            } else {
                quote!(.enum_variable(#name, #description, #default, vec![#(#values),*]))
            }
        });
    quote!(.server(poem_openapi::ServerObject::new(#url) #facts #(#variables)*))
}
