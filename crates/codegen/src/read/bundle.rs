//! Several files to one document: what a `$ref` finds in another file becomes a component of the document itself.
//!
//! A component that is nothing but a reference into another file (`bearerAuth: {$ref: 'components.yaml#/…'}`) is replaced by what it
//! refers to and lends its name. Every other object keeps its place, its order and its extensions.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use super::{
    components::insert,
    grammar::{Kind, Shape},
    node::{Entry, Node, Value},
    references::split,
    sources::Sources,
};
use crate::finding::{Finding, Findings};

/// Reads the document at `path` and all that it refers to into one tree whose references are local.
///
/// # Errors
/// Where the file itself cannot be read. What is wrong with references goes into `findings`.
pub fn bundle(
    path: &str,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Result<Node, Vec<Finding>> {
    let root_file = super::sources::join("", path);
    let root = sources.load(&root_file)?;
    let mut bundler = Bundler {
        root_file: Arc::clone(&root_file),
        root: Arc::clone(&root),
        sources,
        findings,
        names: BTreeMap::new(),
        taken: BTreeSet::new(),
        waiting: VecDeque::new(),
    };
    bundler.claim_names();
    let mut document = bundler.object(&root, Kind::Document, &root_file);
    while let Some(adopted) = bundler.waiting.pop_front() {
        let node = bundler.object(&adopted.target.node, adopted.kind, &adopted.target.file);
        insert(&mut document, adopted.section, adopted.name, node);
    }
    Ok(document)
}

/// An object that a reference finds, and the file it is in.
pub(super) struct Target {
    pub(super) file: Arc<str>,
    pub(super) node: Node,
}

/// An object of another file on its way into the document.
pub(super) struct Adopted {
    pub(super) kind: Kind,
    pub(super) section: &'static str,
    pub(super) name: String,
    pub(super) target: Target,
}

pub(super) struct Bundler<'a> {
    pub(super) root_file: Arc<str>,
    pub(super) root: Arc<Node>,
    pub(super) sources: &'a mut Sources,
    pub(super) findings: &'a mut Findings,
    /// Which component an object of another file is, by file, pointer and section.
    pub(super) names: BTreeMap<(Arc<str>, String, &'static str), String>,
    pub(super) taken: BTreeSet<(&'static str, String)>,
    pub(super) waiting: VecDeque<Adopted>,
}

impl Bundler<'_> {
    pub(super) fn object(&mut self, node: &Node, kind: Kind, file: &Arc<str>) -> Node {
        if let (Some(reference), Some(_)) = (node.reference(), kind.section()) {
            return self.reference(node, reference, kind, file);
        }
        self.members(node, file, |entry| {
            if kind == Kind::Discriminator && entry.key == "mapping" {
                return Some(Shape::TextMap);
            }
            kind.member(&entry.key).map(|member| member.shape)
        })
    }

    fn members(
        &mut self,
        node: &Node,
        file: &Arc<str>,
        shape: impl Fn(&Entry) -> Option<Shape>,
    ) -> Node {
        let Value::Map(entries) = &node.value else {
            return node.clone();
        };
        let entries = entries.iter().map(|entry| {
            let node = match shape(entry) {
                Some(shape) => self.value(entry, shape, file),
                None => entry.node.clone(),
            };
            Entry {
                node,
                ..entry.clone()
            }
        });
        Node {
            place: node.place.clone(),
            value: Value::Map(entries.collect()),
        }
    }

    fn value(&mut self, entry: &Entry, shape: Shape, file: &Arc<str>) -> Node {
        let node = &entry.node;
        match shape {
            Shape::One(kind) => self.object(node, kind, file),
            Shape::Each(kind) => match &node.value {
                Value::List(items) => {
                    let items = items
                        .iter()
                        .map(|item| self.object(item, kind, file))
                        .collect();
                    Node {
                        place: node.place.clone(),
                        value: Value::List(items),
                    }
                }
                _ => node.clone(),
            },
            Shape::Named(kind) => self.named(node, kind, file),
            Shape::Paths => self.paths(node, file),
            Shape::FlagOrSchema => self.object(node, Kind::Schema, file),
            Shape::TextMap => self.mapping(node, file),
            _ => node.clone(),
        }
    }

    fn named(&mut self, node: &Node, kind: Kind, file: &Arc<str>) -> Node {
        let Value::Map(entries) = &node.value else {
            return node.clone();
        };
        let entries = entries.iter().map(|entry| {
            let node = self
                .lent(entry, kind)
                .unwrap_or_else(|| self.object(&entry.node, kind, file));
            Entry {
                node,
                ..entry.clone()
            }
        });
        Node {
            place: node.place.clone(),
            value: Value::Map(entries.collect()),
        }
    }

    fn paths(&mut self, node: &Node, file: &Arc<str>) -> Node {
        let Value::Map(entries) = &node.value else {
            return node.clone();
        };
        let entries = entries.iter().map(|entry| {
            let node = match entry.node.reference() {
                Some(reference) => {
                    let (file, pointer) = split(reference, file);
                    match self.find(&file, &pointer, &entry.node.place) {
                        Some(target) => self.object(&target.node, Kind::PathItem, &target.file),
                        None => Node {
                            place: entry.node.place.clone(),
                            value: Value::Map(Vec::new()),
                        },
                    }
                }
                None => self.object(&entry.node, Kind::PathItem, file),
            };
            Entry {
                node,
                ..entry.clone()
            }
        });
        Node {
            place: node.place.clone(),
            value: Value::Map(entries.collect()),
        }
    }

    /// A discriminator's mapping, whose values are names of schemas or references to them.
    fn mapping(&mut self, node: &Node, file: &Arc<str>) -> Node {
        let Value::Map(entries) = &node.value else {
            return node.clone();
        };
        let entries = entries.iter().map(|entry| {
            let text = entry.node.as_text().unwrap_or_default();
            let reference = if text.contains(['#', '/']) {
                text.to_owned()
            } else {
                format!("#/components/schemas/{text}")
            };
            let local = self.localise(&reference, Kind::Schema, file, &entry.node.place);
            let value = local.map_or(entry.node.value.clone(), Value::Text);
            Entry {
                node: Node {
                    place: entry.node.place.clone(),
                    value,
                },
                ..entry.clone()
            }
        });
        Node {
            place: node.place.clone(),
            value: Value::Map(entries.collect()),
        }
    }

    fn reference(&mut self, node: &Node, reference: &str, kind: Kind, file: &Arc<str>) -> Node {
        let local = self.localise(reference, kind, file, &node.place);
        let Value::Map(entries) = &node.value else {
            return node.clone();
        };
        let entries = entries.iter().map(|entry| match &local {
            Some(local) if entry.key == "$ref" => Entry {
                node: Node {
                    place: entry.node.place.clone(),
                    value: Value::Text(local.clone()),
                },
                ..entry.clone()
            },
            _ => entry.clone(),
        });
        Node {
            place: node.place.clone(),
            value: Value::Map(entries.collect()),
        }
    }
}
