//! Component schemas, each lowered once.

use super::{
    schema::{Shape, Use, shape, split},
    state::{Lowering, Progress, component_name},
};
use crate::{
    model::{Alias, Item, Type},
    names::type_name,
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// Lowers the components that no operation leads to, so that they are checked and there as types.
    pub(super) fn unused_schemas(&mut self) {
        let document = self.document;
        for entry in document
            .pointer("/components/schemas")
            .map(Node::entries)
            .unwrap_or_default()
        {
            if !self.components.contains_key(&entry.key) && !self.forms.contains_key(&entry.key) {
                self.component_of(entry);
            }
        }
    }

    pub(super) fn component(&mut self, node: &'a Node) -> Option<Use> {
        let name = component_name(node.reference()?);
        let entry = self.document.pointer("/components/schemas")?.entry(name)?;
        if let Some(Progress::Begun) = self.components.get(name) {
            self.findings.add(
                &node.place,
                format!("`{name}` refers to itself without an object in between"),
            );
        }
        self.component_of(entry)
    }

    fn component_of(&mut self, entry: &'a Entry) -> Option<Use> {
        match self.components.get(&entry.key) {
            Some(Progress::Begun) => return None,
            Some(Progress::Done(used)) => return used.as_deref().cloned(),
            None => {}
        }
        let node = &entry.node;
        let rust = match self.component_names.remove(&entry.key) {
            Some(name) => name,
            None => self.names.claim(&type_name(&entry.key, "Schema")),
        };
        let shape = shape(node);
        let used = if let Shape::Object | Shape::Union | Shape::Enum = shape {
            let used = self.named_use(node, rust.clone());
            self.components.insert(
                entry.key.clone(),
                Progress::Done(Some(Box::new(used.clone()))),
            );
            self.define(node, shape, &rust).map(|()| used)
        } else {
            self.components.insert(entry.key.clone(), Progress::Begun);
            match shape {
                Shape::Reference => self.component(node),
                _ => self.alias(node, &rust),
            }
        };
        self.components.insert(
            entry.key.clone(),
            Progress::Done(used.clone().map(Box::new)),
        );
        used
    }

    /// A component that is no type of its own: a name for the type of its values and for what it says of them.
    fn alias(&mut self, node: &'a Node, name: &str) -> Option<Use> {
        let inner = if shape(node) == Shape::Wrapper {
            self.wrapper(node, name)?
        } else {
            self.plain(node, name)?
        };
        let Use {
            ty,
            nullable,
            facts,
        } = inner;
        let (facts, outer) = split(facts);
        let description = facts.description.clone();
        let ty = self.ruled(ty, facts, name);
        self.add(Item::Alias(Alias {
            name: name.to_owned(),
            description,
            ty,
        }));
        Some(Use {
            ty: Type::Named(name.to_owned()),
            nullable,
            facts: outer,
        })
    }
}
