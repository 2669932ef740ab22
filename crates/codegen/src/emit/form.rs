//! Structs of multipart bodies.

use super::{chunk::Chunk, docs, types};
use crate::{
    model::{Form, Part},
    names::ident,
};

/// The struct of a multipart body.
pub(super) fn chunk(form: &Form) -> Chunk {
    let text = form.description.as_deref();
    let closed = if form.closed { "closed " } else { "" };
    let head = format!(
        "pub {closed}struct {}{}",
        ident(&form.name),
        docs::arrow(text)
    );
    Chunk::call(
        "multipart_form",
        text.unwrap_or("The parts of a multipart body."),
        &head,
        form.parts.iter().map(part),
    )
}

fn part(part: &Part) -> String {
    let text = part.description.as_deref();
    let docs = docs::comments(text.unwrap_or_default(), "        ");
    let ty = types::text(&types::ty(&part.ty));
    let ty = if part.required {
        ty
    } else {
        format!("Opt<{ty}>")
    };
    let member = format!(
        "        {docs}        pub {}: {ty} = {}{}",
        ident(&part.name),
        docs::literal(&part.wire),
        docs::arrow(text)
    );
    member.trim_start().to_owned()
}
