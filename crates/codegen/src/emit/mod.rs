//! The model to Rust.
//!
//! Items are token streams that prettyplease lays out; the calls of contract's macros are laid out here, because neither prettyplease
//! nor rustfmt looks into macros of their own syntax.

mod alias;
mod body;
mod chunk;
mod defaults;
mod docs;
mod enums;
mod form;
mod imports;
mod object;
mod operations;
mod responses;
mod routes;
mod rule;
mod security;
mod service;
mod types;
mod union;

use crate::model::{Api, Item};
use chunk::Chunk;

/// The module of `api` as Rust, laid out but for what rustfmt adds.
///
/// # Errors
/// Where what was written is no Rust; that is a fault of the generator.
pub fn emit(api: &Api) -> Result<String, syn::Error> {
    let mut chunks = vec![service::document(api)];
    chunks.extend(security::chunks(api));
    chunks.extend(service::tags(api));
    for item in &api.items {
        chunks.push(item_chunk(item));
    }
    chunks.extend(body::media_types(api));
    for operation in &api.operations {
        chunks.extend(body::chunks(operation));
        chunks.extend(responses::chunks(operation));
    }
    chunks.extend(defaults::chunks(api));
    chunks.extend(routes::chunks(api));
    chunks.push(service::service(api));
    let imports = imports::chunk(&chunks);
    let mut text = service::header(api);
    for chunk in std::iter::once(&imports).chain(&chunks) {
        text.push_str(&chunk.layout()?);
        text.push('\n');
    }
    Ok(text)
}

fn item_chunk(item: &Item) -> Chunk {
    match item {
        Item::Object(object) => object::chunk(object),
        Item::StringEnum(found) => enums::string(found),
        Item::IntEnum(found) => enums::integer(found),
        Item::Union(union) => union::chunk(union),
        Item::Alias(found) => alias::chunk(found),
        Item::Rule(found) => rule::chunk(found),
        Item::Form(found) => form::chunk(found),
        Item::Format(name, format) => alias::format(name, format),
    }
}
