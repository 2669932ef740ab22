//! The components of a bundled document: its own, those that only lend their names, and the adopted.

use std::sync::Arc;

use super::{
    bundle::Bundler,
    grammar::{Kind, Shape},
    node::{Entry, Node, Value},
    references::split,
};

impl Bundler<'_> {
    /// Gives the document's own components their names before anything is adopted.
    pub(super) fn claim_names(&mut self) {
        let root = Arc::clone(&self.root);
        for section in root
            .get("components")
            .map(Node::entries)
            .unwrap_or_default()
        {
            let Some(Shape::Named(kind)) = Kind::Components
                .member(&section.key)
                .map(|member| member.shape)
            else {
                continue;
            };
            let Some(name) = kind.section() else { continue };
            for component in section.node.entries() {
                self.taken.insert((name, component.key.clone()));
                if let Some((file, pointer)) = component
                    .node
                    .reference()
                    .and_then(|text| self.elsewhere(text))
                {
                    self.names
                        .entry((file, pointer, name))
                        .or_insert_with(|| component.key.clone());
                }
            }
        }
    }

    /// The file and pointer of a reference that stands in the document itself and leads out of it.
    fn elsewhere(&self, reference: &str) -> Option<(Arc<str>, String)> {
        let (file, pointer) = split(reference, &self.root_file);
        (file != self.root_file).then_some((file, pointer))
    }

    /// What a component that only lends its name to an object of another file becomes.
    pub(super) fn lent(&mut self, entry: &Entry, kind: Kind) -> Option<Node> {
        let section = kind.section()?;
        if entry.place.file != self.root_file {
            return None;
        }
        let (file, pointer) = self.elsewhere(entry.node.reference()?)?;
        let name = self
            .names
            .get(&(Arc::clone(&file), pointer.clone(), section))?;
        if *name != entry.key || !self.is_component(entry, section) {
            return None;
        }
        let target = self.find(&file, &pointer, &entry.node.place)?;
        Some(self.object(&target.node, kind, &target.file))
    }

    /// Whether `entry` is the component of its name, and not a response or header that shares it.
    fn is_component(&self, entry: &Entry, section: &str) -> bool {
        let component = self
            .root
            .pointer(&format!("/components/{section}/{}", entry.key));
        component.is_some_and(|component| component.place == entry.node.place)
    }
}

/// Adds a component, and its section where that is new.
pub(super) fn insert(document: &mut Node, section: &str, name: String, node: Node) {
    let place = node.place.clone();
    if let Some(section) =
        child(document, "components").and_then(|components| child(components, section))
        && let Value::Map(entries) = &mut section.value
    {
        entries.push(Entry {
            place,
            key: name,
            node,
        });
    }
}

/// The mapping at `key`, made where it is missing; nothing where `node` is no mapping.
fn child<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    let place = node.place.clone();
    let Value::Map(entries) = &mut node.value else {
        return None;
    };
    let index = entries
        .iter()
        .position(|entry| entry.key == key)
        .unwrap_or_else(|| {
            let empty = Node {
                place: place.clone(),
                value: Value::Map(Vec::new()),
            };
            entries.push(Entry {
                place,
                key: key.to_owned(),
                node: empty,
            });
            entries.len() - 1
        });
    entries.get_mut(index).map(|entry| &mut entry.node)
}
