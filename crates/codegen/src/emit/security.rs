//! Security schemes and what operations require of them.

use super::{chunk::Chunk, docs};
use crate::{
    model::{Api, Scheme, SchemeKind, Security},
    names::ident,
};

/// The schemes, then the types composed of them.
pub(super) fn chunks(api: &Api) -> Vec<Chunk> {
    api.schemes
        .iter()
        .map(scheme)
        .chain(api.securities.iter().map(composed))
        .collect()
}

fn scheme(scheme: &Scheme) -> Chunk {
    let text = format!("Who the scheme `{}` proves.", scheme.wire);
    let docs = docs::comments(scheme.description.as_deref().unwrap_or(&text), "    ");
    let description = scheme
        .description
        .as_deref()
        .map_or("None".to_owned(), |text| {
            format!("Some({})", docs::description(text))
        });
    let kind = match &scheme.kind {
        SchemeKind::Bearer(format) => {
            let format = format.as_deref().map_or("None".to_owned(), |format| {
                format!("Some({})", docs::literal(format))
            });
            format!("SchemeKind::Bearer {{ format: {format} }}")
        }
        SchemeKind::Basic => "SchemeKind::Basic".to_owned(),
        SchemeKind::ApiKey(place, key) => {
            format!(
                "SchemeKind::ApiKey {{ place: Place::{place}, key: {} }}",
                docs::literal(key)
            )
        }
    };
    Chunk::Call(format!(
        "contract::security_scheme! {{\n{docs}    pub struct {} = Scheme {{\n        name: {},\n        description: {description},\n        kind: {kind},\n    }};\n}}\n",
        ident(&scheme.name),
        docs::literal(&scheme.wire),
    ))
}

fn composed(security: &Security) -> Chunk {
    let name = ident(security.name());
    match security {
        Security::All(_, fields) => {
            let fields = fields
                .iter()
                .map(|(field, ty)| format!("{}: {}", ident(field), ident(ty)));
            Chunk::call(
                "security_all",
                "All of them.",
                &format!("pub struct {name}"),
                fields,
            )
        }
        Security::Any(_, types) => {
            let variants = types
                .iter()
                .map(|ty| format!("{}({})", ident(ty), ident(ty)));
            Chunk::call(
                "security_any",
                "Any of them.",
                &format!("pub enum {name}"),
                variants,
            )
        }
        Security::Optional(_, ty) => {
            let ty = ident(ty);
            Chunk::Call(format!(
                "contract::security_optional! {{\n    /// It, or nobody.\n    pub struct {name}({ty});\n}}\n"
            ))
        }
    }
}
