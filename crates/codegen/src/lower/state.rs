//! What lowering carries along.

use std::collections::{BTreeMap, HashMap};

use super::schema::Use;
use crate::{
    finding::Findings,
    model::{Item, Security, Type},
    names::{Names, type_name, value_name},
    read::node::Node,
};

/// A component's schema on its way.
#[derive(Debug, Clone)]
pub(super) enum Progress {
    /// Being lowered; a reference to it now is a circle without a type in it.
    Begun,
    /// Lowered, or refused.
    Done(Option<Box<Use>>),
}

/// What lowering carries along: the document, what it has made of it so far and the names it has given.
pub(super) struct Lowering<'a> {
    pub(super) document: &'a Node,
    pub(super) findings: &'a mut Findings,
    /// Names of types.
    pub(super) names: Names,
    /// Names of functions of the module.
    pub(super) functions: Names,
    /// The Rust names kept for components.
    pub(super) component_names: BTreeMap<String, String>,
    /// Inline schemas as types, by where they are: what several operations share is lowered once.
    pub(super) values: HashMap<*const Node, Option<Type>>,
    /// Components as types.
    pub(super) components: BTreeMap<String, Progress>,
    /// The types of security schemes.
    pub(super) scheme_names: BTreeMap<String, String>,
    /// Components as multipart bodies; none where a component is a part that is, or may be, a file.
    pub(super) forms: BTreeMap<String, Option<Type>>,
    pub(super) securities: Vec<Security>,
    pub(super) media_types: Vec<(String, String)>,
    items: Vec<Option<Item>>,
}

impl<'a> Lowering<'a> {
    /// Begins with the names that the generated module always has and those of the components, so that these keep theirs.
    pub(super) fn new(document: &'a Node, findings: &'a mut Findings, module: &str) -> Self {
        let mut names = Names::of_types();
        for fixed in ["Api", "Routes"] {
            names.claim(&format!("{module}{fixed}"));
        }
        let schemas = document
            .pointer("/components/schemas")
            .map(Node::entries)
            .unwrap_or_default();
        let component_names = schemas
            .iter()
            .map(|entry| {
                (
                    entry.key.clone(),
                    names.claim(&type_name(&entry.key, "Schema")),
                )
            })
            .collect();
        let mut functions = Names::free();
        functions.claim("service");
        Self {
            document,
            findings,
            names,
            functions,
            component_names,
            values: HashMap::new(),
            components: BTreeMap::new(),
            scheme_names: BTreeMap::new(),
            forms: BTreeMap::new(),
            securities: Vec::new(),
            media_types: Vec::new(),
            items: Vec::new(),
        }
    }

    /// The component that a local reference means and the component's name, through references to references.
    pub(super) fn target(&mut self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..32 {
            match node.reference() {
                Some(reference) => node = self.document.pointer(reference.strip_prefix('#')?)?,
                None => return Some(node),
            }
        }
        self.findings
            .add(&node.place, "this reference goes round in a circle");
        None
    }

    /// Keeps a place for an item that is not finished yet, so that a type comes before what it consists of.
    pub(super) fn reserve(&mut self) -> usize {
        self.items.push(None);
        self.items.len() - 1
    }

    /// Puts an item at a kept place.
    pub(super) fn fill(&mut self, place: usize, item: Item) {
        self.items[place] = Some(item);
    }

    /// Adds an item.
    pub(super) fn add(&mut self, item: Item) {
        self.items.push(Some(item));
    }

    /// The items made so far.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().flatten()
    }

    /// All items, in order.
    pub(super) fn take_items(&mut self) -> Vec<Item> {
        std::mem::take(&mut self.items)
            .into_iter()
            .flatten()
            .collect()
    }

    /// The name of a function that makes the default of `hint`.
    pub(super) fn default_function(&mut self, hint: &str) -> String {
        self.functions
            .claim(&format!("default_{}", value_name(hint, "value")))
    }

    /// The marker of a media type.
    pub(super) fn media_type(&mut self, media_type: &str) -> String {
        if let Some((name, _)) = self
            .media_types
            .iter()
            .find(|(_, other)| other == media_type)
        {
            return name.clone();
        }
        let words = if media_type == "*/*" {
            "any media type"
        } else {
            media_type
        };
        let name = self.names.claim(&type_name(words, "MediaType"));
        self.media_types.push((name.clone(), media_type.to_owned()));
        name
    }
}

/// The name of the component that a local reference means.
pub(super) fn component_name(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}
