//! Paths and their operations.

use std::collections::{BTreeMap, BTreeSet};

use super::{path::Template, state::Lowering};
use crate::{
    model::{Operation, Tag},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// What operations have in common while they are lowered.
struct Shared<'t> {
    tags: &'t [Tag],
    /// Names of functions of the trait.
    functions: Names,
    /// Names of marker types.
    markers: Names,
    ids: BTreeMap<String, usize>,
}

impl<'a> Lowering<'a> {
    /// All operations of the document.
    pub(super) fn operations(&mut self, tags: &[Tag]) -> Vec<Operation> {
        let mut shared = Shared {
            tags,
            functions: Names::of_functions(),
            markers: Names::of_types(),
            ids: BTreeMap::new(),
        };
        let mut routes = BTreeSet::new();
        let mut operations = Vec::new();
        let paths = self
            .document
            .get("paths")
            .map(Node::entries)
            .unwrap_or_default();
        for path in paths.iter().filter(|path| !path.key.starts_with("x-")) {
            let Some(template) = self.template(&path.key, &path.place) else {
                continue;
            };
            let route: Vec<&str> = template
                .path
                .split('/')
                .map(|part| if part.starts_with(':') { ":" } else { part })
                .collect();
            if !routes.insert(route.join("/")) {
                self.findings.add(
                    &path.place,
                    "this path differs from another only in the names of its variables",
                );
                continue;
            }
            for entry in path.node.entries() {
                if let Some(method) = METHODS.iter().find(|method| **method == entry.key) {
                    operations.extend(self.operation(
                        entry,
                        method,
                        &path.node,
                        &template,
                        &mut shared,
                    ));
                }
            }
        }
        operations
    }

    fn operation(
        &mut self,
        entry: &'a Entry,
        method: &'static str,
        item: &'a Node,
        template: &Template,
        shared: &mut Shared<'_>,
    ) -> Option<Operation> {
        let node = &entry.node;
        let id = self.operation_id(entry, shared);
        self.check_words(node);
        let tags = self.operation_tags(node, shared.tags);
        let security = self.security(node);
        let id = id?;
        let prefix = type_name(&id, "Operation");
        let parameters = self.parameters(item, node, template, &prefix, entry);
        let body = self.body(node, method, &prefix);
        let (response, responses) = self.responses(node, &prefix)?;
        Some(Operation {
            name: shared.functions.claim(&value_name(&id, "operation")),
            marker: shared.markers.claim(&prefix),
            id,
            method,
            path: template.path.clone(),
            summary: words(node, "summary"),
            description: words(node, "description"),
            deprecated: node.flag("deprecated"),
            tags,
            security,
            parameters,
            body,
            response,
            responses,
        })
    }

    fn operation_id(&mut self, entry: &Entry, shared: &mut Shared<'_>) -> Option<String> {
        let Some(id) = entry.node.text("operationId") else {
            self.findings.add(
                &entry.place,
                "this operation needs an `operationId`: it becomes a function",
            );
            return None;
        };
        let place = entry
            .node
            .entry("operationId")
            .map_or(&entry.place, |entry| &entry.place);
        if let Some(line) = shared.ids.insert(id.to_owned(), place.line) {
            self.findings.add(
                place,
                format!("the `operationId` `{id}` is taken by line {line}"),
            );
            return None;
        }
        Some(id.to_owned())
    }

    fn check_words(&mut self, node: &Node) {
        if let Some(summary) = node.entry("summary")
            && summary
                .node
                .as_text()
                .is_some_and(|text| text.trim().is_empty() || text.trim().contains('\n'))
        {
            self.findings.add(&summary.place, "a summary is one line");
        }
        if let (Some(description), None) = (node.entry("description"), node.entry("summary")) {
            let sentence = "a description needs a summary: poem-openapi takes the first paragraph for the summary";
            self.findings.add(&description.place, sentence);
        }
    }

    fn operation_tags(&mut self, node: &Node, tags: &[Tag]) -> Vec<String> {
        let mut variants = Vec::new();
        for item in node.get("tags").map(Node::items).unwrap_or_default() {
            let Some(wire) = item.as_text() else { continue };
            match tags.iter().find(|tag| tag.wire == wire) {
                Some(tag) => variants.push(tag.variant.clone()),
                None => self.findings.add(
                    &item.place,
                    format!("the tag `{wire}` is not declared in `tags`"),
                ),
            }
        }
        variants
    }
}

/// The text at `key` without surrounding space, if any is left.
pub(super) fn words(node: &Node, key: &str) -> Option<String> {
    node.text(key)
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
