//! Structs of multipart bodies.

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Form, Part},
    names::ident,
};

/// The struct of a multipart body.
pub(super) fn chunk(form: &Form) -> Chunk {
    let docs = docs::comments(
        form.description
            .as_deref()
            .unwrap_or("The parts of a multipart body."),
        "    ",
    );
    let description = form
        .description
        .as_deref()
        .map(|text| format!(" => {}", docs::description(text)))
        .unwrap_or_default();
    let closed = if form.closed { "closed " } else { "" };
    let name = ident(&form.name);
    let parts: String = form.parts.iter().map(part).collect();
    Chunk::Call(format!(
        "contract::multipart_form! {{\n{docs}    pub {closed}struct {name}{description} {{\n{parts}    }}\n}}\n"
    ))
}

fn part(part: &Part) -> String {
    let docs = docs::comments(part.description.as_deref().unwrap_or_default(), "        ");
    let description = part
        .description
        .as_deref()
        .map(|text| format!(" => {}", docs::description(text)))
        .unwrap_or_default();
    let ty = types::text(&types::ty(&part.ty));
    let ty = if part.required {
        ty
    } else {
        format!("Opt<{ty}>")
    };
    format!(
        "{docs}        pub {}: {ty} = {}{description},\n",
        ident(&part.name),
        docs::literal(&part.wire)
    )
}
