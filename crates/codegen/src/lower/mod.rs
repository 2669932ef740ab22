//! The tree of a document to the model, with every check that the grammar alone does not make.
//!
//! Lowering goes on after a finding, so that all are told at once; a part that cannot be lowered is left out, which is of no
//! consequence, because nothing is emitted for a document with findings.

mod body;
mod circular;
mod component;
mod defaults;
mod facts;
mod files;
mod form;
mod members;
mod object;
mod operation;
mod parameter;
mod parameters;
mod path;
mod plain;
mod recursion;
mod response;
mod scalar;
mod schema;
mod security;
mod state;
mod status;
mod union;

use std::path::Path;

use crate::{
    finding::Findings,
    model::{Api, Tag},
    names::{Names, type_name},
    read::node::Node,
};
use state::Lowering;

/// Lowers the bundled `document` that came from the file `path`.
#[must_use]
pub fn lower(document: &Node, path: &Path, findings: &mut Findings) -> Api {
    check_version(document, findings);
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let wish = document
        .get("info")
        .and_then(|info| info.text("x-module"))
        .unwrap_or(&stem);
    let module = type_name(wish, "Document");
    let mut lowering = Lowering::new(document, findings, &module);
    let schemes = lowering.schemes();
    let tags = lowering.tags();
    let operations = lowering.operations(&tags);
    lowering.unused_tags(&tags, &operations);
    lowering.unused_schemes(&schemes, &operations);
    lowering.unused_schemas();
    lowering.refuse_facts_in_circles();
    let mut items = lowering.take_items();
    recursion::box_cycles(&mut items);
    Api {
        stem,
        file: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        module,
        info: document.get("info").map(Node::to_json).unwrap_or_default(),
        servers: document
            .get("servers")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .map(Node::to_json)
            .collect(),
        external_docs: document.get("externalDocs").map(Node::to_json),
        tags,
        schemes,
        items,
        securities: lowering.securities,
        media_types: lowering.media_types,
        operations,
    }
}

fn check_version(document: &Node, findings: &mut Findings) {
    if let Some(entry) = document.entry("openapi")
        && !entry
            .node
            .as_text()
            .is_some_and(|version| version == "3.0" || version.starts_with("3.0."))
    {
        findings.add(&entry.place, "only OpenAPI 3.0 is supported");
    }
}

impl Lowering<'_> {
    /// The tags that the document declares.
    fn tags(&mut self) -> Vec<Tag> {
        let mut names = Names::free();
        let tags = self
            .document
            .get("tags")
            .map(Node::items)
            .unwrap_or_default();
        let mut lowered: Vec<Tag> = Vec::new();
        for tag in tags {
            let Some(wire) = tag.text("name") else {
                continue;
            };
            if lowered.iter().any(|other| other.wire == wire) {
                self.findings
                    .add(&tag.place, format!("the tag `{wire}` is declared twice"));
                continue;
            }
            let variant = names.claim(&variant_name(wire, "Tag"));
            lowered.push(Tag {
                variant,
                wire: wire.to_owned(),
                description: tag.text("description").map(str::to_owned),
                docs_url: tag
                    .get("externalDocs")
                    .and_then(|docs| docs.text("url"))
                    .map(str::to_owned),
            });
        }
        lowered
    }

    /// Refuses tags that no operation has: poem-openapi documents a tag where an operation uses it.
    fn unused_tags(&mut self, tags: &[Tag], operations: &[crate::model::Operation]) {
        let declared = self
            .document
            .get("tags")
            .map(Node::items)
            .unwrap_or_default();
        for tag in tags {
            let used = operations
                .iter()
                .any(|operation| operation.tags.contains(&tag.variant));
            let node = declared
                .iter()
                .find(|node| node.text("name") == Some(&tag.wire));
            if let (false, Some(node)) = (used, node) {
                self.findings.add(
                    &node.place,
                    format!("no operation has the tag `{}`", tag.wire),
                );
            }
        }
    }
}

/// The variant of an enum that stands for `text`; never `Self`, which no variant may be called.
fn variant_name(text: &str, fallback: &str) -> String {
    match type_name(text, fallback).as_str() {
        "Self" => "SelfValue".to_owned(),
        name => name.to_owned(),
    }
}
