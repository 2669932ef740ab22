//! Unions.

use super::{chunk::Chunk, docs, types};
use crate::{model::Union, names::ident};

/// The enum of a `oneOf` or `anyOf`.
pub(super) fn chunk(union: &Union) -> Chunk {
    let docs = docs::comments(
        union.description.as_deref().unwrap_or("One of several."),
        "    ",
    );
    let name = ident(&union.name);
    let description = union
        .description
        .as_deref()
        .map(|text| format!(" => {}", docs::description(text)))
        .unwrap_or_default();
    let variants: String = union
        .variants
        .iter()
        .map(|variant| {
            let tags: Vec<String> = variant.tags.iter().map(|tag| docs::literal(tag)).collect();
            let tag = if tags.is_empty() {
                String::new()
            } else {
                format!("{} => ", tags.join(" | "))
            };
            format!(
                "        {tag}{}({}),\n",
                ident(&variant.name),
                types::text(&types::ty(&variant.ty))
            )
        })
        .collect();
    let (which, head) = match &union.tag {
        Some(tag) => {
            let any = if union.any { " any_of" } else { "" };
            (
                "tagged_union",
                format!(
                    " as {}{description} by {}{any}",
                    docs::literal(&union.name),
                    docs::literal(tag)
                ),
            )
        }
        None => (
            "untagged_union",
            format!(
                "{description} {}",
                if union.any { "any_of" } else { "one_of" }
            ),
        ),
    };
    Chunk::Call(format!(
        "contract::{which}! {{\n{docs}    pub enum {name}{head} {{\n{variants}    }}\n}}\n"
    ))
}
