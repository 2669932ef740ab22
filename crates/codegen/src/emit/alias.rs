//! Names for types, and strings of a format.

use quote::quote;

use super::{chunk::Chunk, docs, types};
use crate::{model::Alias, names::ident};

/// A name for a type.
pub(super) fn chunk(alias: &Alias) -> Chunk {
    let docs = docs::attributes(alias.description.as_deref());
    let (name, ty) = (ident(&alias.name), types::ty(&alias.ty));
    Chunk::Items(quote!(#docs pub type #name = #ty;))
}

/// A string of a format that only the document checks.
pub(super) fn format(name: &str, format: &str) -> Chunk {
    let name = ident(name);
    Chunk::Call(format!(
        "contract::format_string!(pub {name}, {});\n",
        docs::literal(format)
    ))
}
