//! Parts of multipart bodies that are, or may be, files.

use super::{
    body::is_binary,
    facts::Limited,
    state::{Lowering, component_name},
};
use crate::{
    model::{Facts, Type},
    read::node::Node,
};

impl<'a> Lowering<'a> {
    /// The type of a part that takes files, and what its schema says beyond it; none for any other part.
    pub(super) fn files(&mut self, schema: &'a Node, hint: &str) -> Option<(Type, Facts)> {
        let node = self.target(schema)?;
        if node.text("type") != Some("array") {
            let ty = self.file(schema, hint)?;
            return Some((ty, self.facts(node, Limited::Other)));
        }
        let items = node.get("items")?;
        let item = self.file(items, &format!("{hint}Item"))?;
        let target = self.target(items)?;
        self.check_inner(target);
        self.note_file(schema);
        if let Some(entry) = node.entry("uniqueItems") {
            self.findings
                .add(&entry.place, "`uniqueItems` of files is not supported");
        }
        Some((Type::List(Box::new(item)), self.facts(node, Limited::List)))
    }

    /// The type of one file, or of a file or else a text.
    fn file(&mut self, schema: &'a Node, hint: &str) -> Option<Type> {
        let node = self.target(schema)?;
        if is_binary(node) {
            self.note_file(schema);
            return Some(Type::File);
        }
        let alternatives = node.get("oneOf")?.items();
        let [one, other] = alternatives else {
            return None;
        };
        let (first, second) = (self.target(one)?, self.target(other)?);
        let (file, text) = if is_binary(first) && is_text(second) {
            (one, other)
        } else if is_text(first) && is_binary(second) {
            (other, one)
        } else {
            return None;
        };
        self.note_file(schema);
        self.note_file(file);
        let target = self.target(file)?;
        self.check_inner(target);
        let text = self.value_type(text, &format!("{hint}Text"))?;
        Some(Type::FileOrText(Box::new(text)))
    }

    /// Refuses what cannot be said of a file in a list or beside a text.
    fn check_inner(&mut self, node: &Node) {
        const SAID: &[&str] = &["type", "format", "oneOf", "title", "example"];
        let others = node
            .entries()
            .iter()
            .filter(|entry| !SAID.contains(&&*entry.key) && !entry.key.starts_with("x-"));
        for entry in others {
            let sentence = format!(
                "`{}` of a file in a list or beside a text is not supported: describe the part",
                entry.key
            );
            self.findings.add(&entry.place, sentence);
        }
    }

    /// Remembers that a component stands for files, so that it is not lowered as a type of its own.
    pub(super) fn note_file(&mut self, schema: &Node) {
        if let Some(reference) = schema.reference() {
            self.forms
                .entry(component_name(reference).to_owned())
                .or_insert(None);
        }
    }
}

/// Whether a schema is that of a text beside a file: with limits, if any, but neither a choice nor a state of its own.
fn is_text(node: &Node) -> bool {
    const OTHERWISE: &[&str] = &["enum", "default", "nullable", "readOnly", "writeOnly"];
    node.text("type") == Some("string")
        && !is_binary(node)
        && OTHERWISE
            .iter()
            .all(|keyword| node.entry(keyword).is_none())
}
