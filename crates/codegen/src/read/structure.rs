//! Checks that every object says only what the specification lets it say, in the right kind of value.

use super::{
    grammar::{EXACT, Kind, Member, READ_AS, STREAMED, Shape},
    node::{Entry, Node, Value},
};
use crate::finding::Findings;

/// Checks `node` and all below it against the grammar.
pub fn check(node: &Node, kind: Kind, findings: &mut Findings) {
    if !matches!(node.value, Value::Map(_)) {
        findings.add(&node.place, format!("{} is a mapping", kind.label()));
        return;
    }
    if node.entry("$ref").is_some() && kind.section().is_some() {
        check_reference(node, findings);
        return;
    }
    for entry in node.entries() {
        if let Some(member) = kind.member(&entry.key) {
            check_member(entry, member, kind, findings);
        } else if entry.key.starts_with("x-") {
            check_extension(entry, findings);
        } else {
            findings.add(
                &entry.place,
                format!(
                    "{} has no member `{}` in OpenAPI 3.0",
                    kind.label(),
                    entry.key
                ),
            );
        }
    }
    for member in kind.members().iter().filter(|member| member.required) {
        if node.entry(member.key).is_none() {
            findings.add(
                &node.place,
                format!("{} needs `{}`", kind.label(), member.key),
            );
        }
    }
}

fn check_extension(entry: &Entry, findings: &mut Findings) {
    if entry.key == STREAMED {
        let sentence = format!("`{STREAMED}` is for media types of request bodies only");
        findings.add(&entry.place, sentence);
    }
    if READ_AS.contains(&&*entry.key) || entry.key == EXACT {
        let sentence = format!("`{}` is for schemas only", entry.key);
        findings.add(&entry.place, sentence);
    }
}

fn check_reference(node: &Node, findings: &mut Findings) {
    for entry in node.entries() {
        if entry.key == "$ref" {
            expect(
                entry,
                matches!(entry.node.value, Value::Text(_)),
                "a string",
                findings,
            );
        } else {
            findings.add(
                &entry.place,
                format!(
                    "`{}` beside `$ref` has no effect in OpenAPI 3.0: write `allOf` with the reference in it",
                    entry.key
                ),
            );
        }
    }
}

fn expect(entry: &Entry, fits: bool, what: &str, findings: &mut Findings) -> bool {
    if !fits {
        findings.add(&entry.place, format!("`{}` must be {what}", entry.key));
    }
    fits
}

fn check_member(entry: &Entry, member: &Member, kind: Kind, findings: &mut Findings) {
    let node = &entry.node;
    let is_map = matches!(node.value, Value::Map(_));
    let is_list = matches!(node.value, Value::List(_));
    match member.shape {
        Shape::Text => {
            expect(
                entry,
                matches!(node.value, Value::Text(_)),
                "a string",
                findings,
            );
        }
        Shape::Flag => {
            expect(
                entry,
                matches!(node.value, Value::Flag(_)),
                "true or false",
                findings,
            );
        }
        Shape::Count => {
            let fits = matches!(&node.value, Value::Number(number) if number.as_u64().is_some());
            expect(entry, fits, "an integer from 0", findings);
        }
        Shape::Number => {
            expect(
                entry,
                matches!(node.value, Value::Number(_)),
                "a number",
                findings,
            );
        }
        Shape::Texts => {
            let fits = is_list && node.items().iter().all(|item| item.as_text().is_some());
            expect(entry, fits, "a sequence of strings", findings);
        }
        Shape::TextMap => {
            let fits = is_map
                && node
                    .entries()
                    .iter()
                    .all(|entry| entry.node.as_text().is_some());
            expect(entry, fits, "a mapping of strings", findings);
        }
        Shape::List => {
            expect(entry, is_list, "a sequence", findings);
        }
        Shape::Data => {}
        Shape::One(inner) => check(node, inner, findings),
        Shape::Each(inner) => {
            if expect(entry, is_list, "a sequence", findings) {
                node.items()
                    .iter()
                    .for_each(|item| check(item, inner, findings));
            }
        }
        Shape::Named(inner) => {
            if expect(entry, is_map, "a mapping", findings) {
                named(node, kind, entry, inner, findings);
            }
        }
        Shape::Paths => {
            if expect(entry, is_map, "a mapping", findings) {
                for path in node.entries() {
                    if path.key.starts_with("x-") {
                        check_extension(path, findings);
                    } else {
                        check(&path.node, Kind::PathItem, findings);
                    }
                }
            }
        }
        Shape::FlagOrSchema => {
            if !matches!(node.value, Value::Flag(_)) {
                check(node, Kind::Schema, findings);
            }
        }
        Shape::Requirements => requirements(entry, findings),
        Shape::Refused(why) => {
            findings.add(
                &entry.place,
                format!(
                    "`{}` in {} is not supported: {why}",
                    entry.key,
                    kind.label()
                ),
            );
        }
    }
}

fn named(node: &Node, kind: Kind, section: &Entry, inner: Kind, findings: &mut Findings) {
    for entry in node.entries() {
        let extension = section.key == "responses" && entry.key.starts_with("x-");
        if kind == Kind::Components && !is_component_name(&entry.key) {
            let sentence = format!(
                "`{}` names no component: use letters, digits, `.`, `_` and `-`",
                entry.key
            );
            findings.add(&entry.place, sentence);
        }
        if extension {
            check_extension(entry, findings);
        } else {
            check(&entry.node, inner, findings);
        }
    }
}

fn is_component_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

fn requirements(entry: &Entry, findings: &mut Findings) {
    let fits = matches!(entry.node.value, Value::List(_))
        && entry.node.items().iter().all(|requirement| {
            matches!(requirement.value, Value::Map(_))
                && requirement.entries().iter().all(|scheme| {
                    matches!(scheme.node.value, Value::List(_))
                        && scheme
                            .node
                            .items()
                            .iter()
                            .all(|scope| scope.as_text().is_some())
                })
        });
    expect(
        entry,
        fits,
        "a sequence of mappings from a scheme's name to a sequence of scopes",
        findings,
    );
}
