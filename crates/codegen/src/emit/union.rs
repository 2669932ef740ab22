//! Unions.

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Union, Variant},
    names::ident,
};

/// The enum of a `oneOf` or `anyOf`.
pub(super) fn chunk(union: &Union) -> Chunk {
    let text = union.description.as_deref();
    let (name, description) = (ident(&union.name), docs::arrow(text));
    let keyword = if union.any { "any_of" } else { "one_of" };
    let (call, head) = match &union.tag {
        Some(tag) => {
            let (component, tag) = (docs::literal(&union.name), docs::literal(tag));
            (
                "tagged_union",
                format!("pub enum {name} as {component}{description} by {tag} {keyword}"),
            )
        }
        None => (
            "untagged_union",
            format!("pub enum {name}{description} {keyword}"),
        ),
    };
    Chunk::call(
        call,
        text.unwrap_or("One of several."),
        &head,
        union.variants.iter().map(variant),
    )
}

fn variant(variant: &Variant) -> String {
    let tags: Vec<String> = variant.tags.iter().map(|tag| docs::literal(tag)).collect();
    let tags = if tags.is_empty() {
        String::new()
    } else {
        format!("{} => ", tags.join(" | "))
    };
    format!(
        "{tags}{}({})",
        ident(&variant.name),
        types::text(&types::ty(&variant.ty))
    )
}
