//! Enums of strings and of integers.

use super::{chunk::Chunk, docs};
use crate::{
    model::{IntEnum, StringEnum},
    names::ident,
};

/// The enum of strings.
pub(super) fn string(found: &StringEnum) -> Chunk {
    let text = found.description.as_deref();
    let head = format!("pub enum {}{}", ident(&found.name), docs::arrow(text));
    let variants = found
        .variants
        .iter()
        .map(|(variant, wire)| format!("{} = {}", ident(variant), docs::literal(wire)));
    Chunk::call(
        "string_enum",
        text.unwrap_or("One of these strings."),
        &head,
        variants,
    )
}

/// The enum of integers.
pub(super) fn integer(found: &IntEnum) -> Chunk {
    let text = found.description.as_deref();
    let format = found
        .format
        .as_deref()
        .map(|format| format!(": {}", docs::literal(format)))
        .unwrap_or_default();
    let head = format!(
        "pub enum {}{format}{}",
        ident(&found.name),
        docs::arrow(text)
    );
    let variants = found
        .variants
        .iter()
        .map(|(variant, value)| format!("{variant} = {value}"));
    Chunk::call(
        "int_enum",
        text.unwrap_or("One of these integers."),
        &head,
        variants,
    )
}
