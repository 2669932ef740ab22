//! Multipart bodies.

use super::{
    body::is_binary,
    state::{Lowering, component_name},
};
use crate::{
    model::{Form, Item, Part, Type},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// Defines the struct of a multipart body and returns its name.
    pub(super) fn form(&mut self, schema: &'a Node, hint: &str) -> Option<String> {
        let component = schema.reference().map(component_name);
        if let Some(made) = component.and_then(|name| self.forms.get(name)) {
            return made.clone();
        }
        let name = match component.and_then(|name| self.component_names.remove(name)) {
            Some(own) => own,
            None => self
                .names
                .claim(&type_name(component.map_or(hint, |_| hint), "Form")),
        };
        let node = self.target(schema)?;
        let place = self.reserve();
        let members = self.members(node)?;
        if node.flag("nullable") {
            self.findings
                .add(&node.place, "a multipart body is never null");
        }
        let mut names = Names::of_values();
        let mut parts = Vec::new();
        for entry in &members.entries {
            let field = names.claim(&value_name(&entry.key, "part"));
            parts.extend(self.part(entry, field, members.requires(&entry.key), &name));
        }
        let description = node.text("description").map(str::to_owned);
        self.fill(
            place,
            Item::Form(Form {
                name: name.clone(),
                description,
                closed: members.closed,
                parts,
            }),
        );
        if let Some(component) = component {
            self.forms.insert(component.to_owned(), Some(name.clone()));
        }
        Some(name)
    }

    fn part(
        &mut self,
        entry: &'a Entry,
        name: String,
        required: bool,
        owner: &str,
    ) -> Option<Part> {
        let schema = &entry.node;
        let node = self.target(schema)?;
        for keyword in ["default", "nullable", "readOnly"]
            .iter()
            .filter_map(|keyword| node.entry(keyword))
        {
            let sentence = format!(
                "`{}` is not supported for a part of a multipart body",
                keyword.key
            );
            self.findings.add(&keyword.place, sentence);
        }
        let part = Part {
            name,
            wire: entry.key.clone(),
            description: None,
            ty: Type::Any,
            required,
        };
        if let Some(ty) = self.file(node) {
            self.note_binary(schema);
            let description = node.text("description").map(str::to_owned);
            return Some(Part {
                description,
                ty,
                ..part
            });
        }
        let hint = format!("{owner}{}", type_name(&entry.key, "Part"));
        let mut used = self.schema(schema, &hint)?;
        let description = used.facts.description.take();
        let ty = self.ruled(used.ty, used.facts, &hint);
        Some(Part {
            description,
            ty,
            ..part
        })
    }

    /// The type of a part that is or may be a file.
    fn file(&mut self, node: &'a Node) -> Option<Type> {
        if is_binary(node) {
            return Some(Type::File);
        }
        if let Some(items) = node.get("items") {
            let target = self.target(items)?;
            let list = node.text("type") == Some("array") && is_binary(target);
            if list {
                self.note_binary(items);
            }
            return list.then(|| Type::List(Box::new(Type::File)));
        }
        let alternatives = node.get("oneOf").or_else(|| node.get("anyOf"))?.items();
        let targets: Vec<&Node> = alternatives
            .iter()
            .filter_map(|node| self.target(node))
            .collect();
        let text = |node: &Node| {
            node.entries()
                .iter()
                .all(|entry| matches!(&*entry.key, "type" | "description"))
                && node.text("type") == Some("string")
        };
        match targets[..] {
            [file, other] | [other, file] if is_binary(file) && text(other) => {
                for node in alternatives {
                    self.note_binary(node);
                }
                Some(Type::FileOrText)
            }
            _ => None,
        }
    }

    /// Remembers that a component stands for bytes, so that it is not lowered as a type of its own.
    pub(super) fn note_binary(&mut self, schema: &Node) {
        if let Some(reference) = schema.reference() {
            self.forms
                .entry(component_name(reference).to_owned())
                .or_insert(None);
        }
    }
}
