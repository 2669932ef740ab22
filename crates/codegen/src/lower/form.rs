//! Multipart bodies.

use super::{
    facts::Limited,
    state::{Lowering, component_name},
};
use crate::{
    model::{Form, Item, Part, Type},
    names::{Names, type_name, value_name},
    read::{
        grammar::EXACT,
        node::{Entry, Node},
    },
};

impl<'a> Lowering<'a> {
    /// Defines the struct of a multipart body and returns its type, with what the schema says beyond its parts.
    pub(super) fn form(&mut self, schema: &'a Node, hint: &str) -> Option<Type> {
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
        let mut facts = self.facts(node, Limited::Map);
        facts.description = None;
        self.fill(
            place,
            Item::Form(Form {
                name: name.clone(),
                description: node.text("description").map(str::to_owned),
                closed: members.closed,
                parts,
            }),
        );
        let ty = self.ruled(Type::Named(name.clone()), facts, &name);
        if let Some(component) = component {
            self.forms.insert(component.to_owned(), Some(ty.clone()));
        }
        Some(ty)
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
        let hint = format!("{owner}{}", type_name(&entry.key, "Part"));
        let (ty, mut facts) = if let Some(files) = self.files(schema, &hint) {
            files
        } else {
            let used = self.schema(schema, &hint)?;
            (used.ty, used.facts)
        };
        if ty == Type::Exact {
            let sentence = format!("`{EXACT}` is for JSON bodies");
            self.findings.add(&node.place, sentence);
        }
        let description = facts.description.take();
        let ty = self.ruled(ty, facts, &hint);
        Some(Part {
            name,
            wire: entry.key.clone(),
            description,
            ty,
            required,
        })
    }
}
