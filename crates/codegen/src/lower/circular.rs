//! Components that contain themselves.

use std::collections::BTreeSet;

use super::state::{Lowering, Progress, component_name};
use crate::{
    model::Facts,
    read::node::{Node, Value},
};

impl<'a> Lowering<'a> {
    /// Refuses components that contain themselves and are, say, nullable: such a thing is said by the places that use a type, and
    /// inside itself the type would be used without it.
    pub(super) fn refuse_facts_in_circles(&mut self) {
        let document = self.document;
        for entry in document
            .pointer("/components/schemas")
            .map(Node::entries)
            .unwrap_or_default()
        {
            let says = match self.components.get(&entry.key) {
                Some(Progress::Done(Some(used))) => used.nullable || used.facts != Facts::default(),
                _ => false,
            };
            if says && self.reaches(&entry.node, &entry.key) {
                let sentence = format!(
                    "`{}` contains itself: what is said of it beyond its members is said where it is used",
                    entry.key
                );
                self.findings.add(&entry.place, sentence);
            }
        }
    }

    /// Whether a reference in `node`, or in what its references lead to, leads to the component `name`.
    fn reaches(&self, node: &'a Node, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            match &node.value {
                Value::List(items) => open.extend(items),
                Value::Map(entries) => open.extend(entries.iter().map(|entry| &entry.node)),
                _ => {}
            }
            if let Some(target) = node.reference().map(component_name) {
                if target == name {
                    return true;
                }
                if seen.insert(target) {
                    open.extend(
                        self.document
                            .pointer("/components/schemas")
                            .and_then(|schemas| schemas.get(target)),
                    );
                }
            }
        }
        false
    }
}
