//! Objects with named members, `allOf` included.

use super::{
    facts::validatable,
    schema::Use,
    state::{Lowering, component_name},
};
use crate::{
    model::{Access, Facts, Field, Item, Object, Presence, Type},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node, Value},
};

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
    /// Defines the struct of an object, under `name`.
    pub(super) fn object(&mut self, node: &'a Node, name: &str) -> Option<()> {
        let place = self.reserve();
        let members = self.members(node)?;
        let mut names = Names::of_values();
        let mut fields = Vec::new();
        for entry in &members.entries {
            let field = names.claim(&value_name(&entry.key, "member"));
            let required = members.requires(&entry.key);
            fields.extend(self.field(entry, field, required, name));
        }
        let description = node.text("description").map(str::to_owned);
        self.fill(
            place,
            Item::Object(Object {
                name: name.to_owned(),
                description,
                fields,
                closed: members.closed,
            }),
        );
        Some(())
    }

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

    fn field(
        &mut self,
        entry: &'a Entry,
        name: String,
        required: bool,
        owner: &str,
    ) -> Option<Field> {
        let hint = format!("{owner}{}", type_name(&entry.key, "Member"));
        let Use {
            ty,
            nullable,
            mut facts,
        } = self.schema(&entry.node, &hint)?;
        let acts = !required && facts.access != Access::ReadOnly;
        let presence = match facts.default.take() {
            Some(default) if acts => {
                self.default_presence(&entry.node, &ty, nullable, default, &hint)?
            }
            default => {
                facts.default = default;
                if required {
                    Presence::Required
                } else {
                    Presence::Optional
                }
            }
        };
        let field = Field {
            name,
            wire: entry.key.clone(),
            description: facts.description.take(),
            ty,
            presence,
            nullable,
            access: std::mem::take(&mut facts.access),
            deprecated: std::mem::take(&mut facts.deprecated),
            facts: Facts::default(),
        };
        Some(self.limit_field(field, facts, &hint))
    }

    fn limit_field(&mut self, field: Field, facts: Facts, hint: &str) -> Field {
        if facts.default.is_none() && validatable(&field.ty, &facts) {
            return Field { facts, ..field };
        }
        let ty = self.ruled(field.ty.clone(), facts, hint);
        Field { ty, ..field }
    }

    /// How a member or parameter with a default is there, where the default can be made.
    pub(super) fn default_presence(
        &mut self,
        node: &'a Node,
        ty: &Type,
        nullable: bool,
        default: serde_json::Value,
        hint: &str,
    ) -> Option<Presence> {
        let place = node
            .entry("default")
            .map_or(&node.place, |entry| &entry.place)
            .clone();
        let fits = match (nullable, default.is_null()) {
            (true, true) => Ok(()),
            (true, false) => {
                Err("a value that may be null can only have null as its default".to_owned())
            }
            (false, _) => self.fits(ty, &default),
        };
        if let Err(sentence) = fits {
            self.findings.add(&place, sentence);
            return None;
        }
        Some(Presence::Defaulted(self.default_function(hint), default))
    }
}
