//! Rules: what `Constrained` says beyond its type.

use std::fmt::Write as _;

use super::{chunk::Chunk, docs};
use crate::{
    model::{Access, Facts, Rule},
    names::ident,
};

/// The marker of a `Constrained`.
pub(super) fn chunk(rule: &Rule) -> Chunk {
    let docs = format!("What the document says of `{}`.", rule.of);
    let head = format!("pub {}", ident(&rule.name));
    Chunk::call("constraint", &docs, &head, members(&rule.facts))
}

/// The members of poem-openapi's `MetaSchema` that say `facts`.
fn members(facts: &Facts) -> Vec<String> {
    let mut members = Vec::new();
    if let Some(text) = &facts.description {
        members.push(format!("description: Some({})", docs::description(text)));
    }
    if let Some(value) = &facts.default {
        members.push(format!(
            "default: serde_json::from_str({}).ok()",
            docs::literal(&value.to_string())
        ));
    }
    let flags = [
        (facts.deprecated, "deprecated"),
        (facts.access == Access::ReadOnly, "read_only"),
        (facts.access == Access::WriteOnly, "write_only"),
    ];
    members.extend(
        flags
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, name)| format!("{name}: true")),
    );
    if let Some(pattern) = &facts.pattern {
        members.push(format!(
            "pattern: Some(String::from({}))",
            docs::literal(pattern)
        ));
    }
    for (keyword, value) in &facts.limits {
        let mut number = value.to_string();
        let is_float = matches!(*keyword, "maximum" | "minimum" | "multipleOf");
        if is_float && !number.contains(['.', 'e']) {
            let _ = write!(number, ".0");
        }
        members.push(format!("{}: Some({number})", member(keyword)));
    }
    members.extend(
        facts
            .flags
            .iter()
            .map(|keyword| format!("{}: Some(true)", member(keyword))),
    );
    members
}

/// `maxLength` as poem-openapi calls it.
fn member(keyword: &str) -> String {
    heck::ToSnakeCase::to_snake_case(keyword)
}
