//! The members of objects, with those that `allOf` brings.

use super::state::{Lowering, component_name};
use crate::read::node::{Entry, Node, Value};

/// The members of an object with those that its `allOf` brings.
#[derive(Debug, Default)]
pub(super) struct Members<'a> {
    pub(super) entries: Vec<&'a Entry>,
    required: Vec<&'a Node>,
    pub(super) closed: bool,
}

impl Members<'_> {
    /// Whether the member `name` has to be there.
    pub(super) fn requires(&self, name: &str) -> bool {
        self.required
            .iter()
            .any(|node| node.as_text() == Some(name))
    }
}

impl<'a> Lowering<'a> {
    /// All members of an object, checked.
    pub(super) fn members(&mut self, node: &'a Node) -> Option<Members<'a>> {
        let mut members = Members::default();
        self.collect(node, &mut members, &mut Vec::new())?;
        for name in members.required.clone() {
            let Some(text) = name.as_text() else { continue };
            if !members.entries.iter().any(|entry| entry.key == text) {
                self.findings.add(
                    &name.place,
                    format!("`{text}` is required, but is no member"),
                );
            }
        }
        Some(members)
    }

    /// The members of what may be an object: name, schema and whether it is required; nothing is told of what is wrong.
    pub(super) fn quiet_members(&self, node: &'a Node) -> Vec<(String, &'a Node, bool)> {
        let mut members = Members::default();
        self.gather(node, &mut members, 0);
        members
            .entries
            .iter()
            .map(|entry| (entry.key.clone(), &entry.node, members.requires(&entry.key)))
            .collect()
    }

    fn gather(&self, node: &'a Node, members: &mut Members<'a>, depth: usize) {
        if depth > 32 {
            return;
        }
        if let Some(target) = node
            .reference()
            .and_then(|text| self.document.pointer(text.strip_prefix('#')?))
        {
            self.gather(target, members, depth + 1);
        }
        for part in node.get("allOf").map(Node::items).unwrap_or_default() {
            self.gather(part, members, depth + 1);
        }
        members.entries.extend(
            node.get("properties")
                .map(Node::entries)
                .unwrap_or_default(),
        );
        members
            .required
            .extend(node.get("required").map(Node::items).unwrap_or_default());
    }

    fn collect(
        &mut self,
        node: &'a Node,
        members: &mut Members<'a>,
        path: &mut Vec<String>,
    ) -> Option<()> {
        if let Some(reference) = node.reference() {
            let name = component_name(reference).to_owned();
            if path.contains(&name) {
                self.findings
                    .add(&node.place, format!("`{name}` is a part of itself"));
                return None;
            }
            let target = self.document.pointer(reference.strip_prefix('#')?)?;
            path.push(name);
            let collected = self.collect(target, members, path);
            path.pop();
            return collected;
        }
        self.refuse(
            node,
            &["oneOf", "anyOf", "enum", "items", "discriminator", "format"],
            "an object",
        );
        let parts = node.get("allOf").map(Node::items).unwrap_or_default();
        for part in parts {
            self.collect(part, members, path)?;
        }
        let is_object = node.text("type") == Some("object");
        if !is_object && (parts.is_empty() || node.get("type").is_some()) {
            let sentence = "an object needs `type: object`, and `allOf` joins only objects";
            self.findings.add(&node.place, sentence);
            return None;
        }
        for entry in node
            .get("properties")
            .map(Node::entries)
            .unwrap_or_default()
        {
            self.join(entry, members);
        }
        members
            .required
            .extend(node.get("required").map(Node::items).unwrap_or_default());
        self.additional(node, members, !parts.is_empty() || !path.is_empty());
        Some(())
    }

    fn join(&mut self, entry: &'a Entry, members: &mut Members<'a>) {
        match members.entries.iter().find(|other| other.key == entry.key) {
            None => members.entries.push(entry),
            Some(other) if other.node.to_json() == entry.node.to_json() => {}
            Some(_) => {
                let sentence = format!(
                    "`{}` is described twice, and differently, by the parts of `allOf`",
                    entry.key
                );
                self.findings.add(&entry.place, sentence);
            }
        }
    }

    fn additional(&mut self, node: &'a Node, members: &mut Members<'a>, joined: bool) {
        let Some(entry) = node.entry("additionalProperties") else {
            return;
        };
        match &entry.node.value {
            Value::Flag(true) => {}
            Value::Flag(false) if joined => {
                let sentence = "`additionalProperties: false` in `allOf` forbids the members of the other parts";
                self.findings.add(&entry.place, sentence);
            }
            Value::Flag(false) => members.closed = true,
            _ if entry.node.entries().is_empty() => {}
            _ => {
                let sentence = "an object has named members or is a map, not both: `additionalProperties` is true or false here";
                self.findings.add(&entry.place, sentence);
            }
        }
    }
}
