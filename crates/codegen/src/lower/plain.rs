//! Schemas of values that need no type of their own.

use super::{facts::Limited, schema::Use, state::Lowering};
use crate::{
    model::{Item, Type},
    read::{
        grammar::EXACT,
        node::{Node, Value},
    },
};

impl<'a> Lowering<'a> {
    /// A schema of values that need no type of their own.
    pub(super) fn plain(&mut self, node: &'a Node, hint: &str) -> Option<Use> {
        let kind = node.text("type");
        let ty = match kind {
            None => self.any(node),
            Some("string") => self.string(node),
            Some("integer") => self.number(node, true)?,
            Some("number") => self.number(node, false)?,
            Some("boolean") => Type::Flag,
            Some("array") => self.list(node, hint)?,
            Some("object") => self.map(node, hint)?,
            Some(other) => {
                let place = node.entry("type").map_or(&node.place, |entry| &entry.place);
                self.findings
                    .add(place, format!("`{other}` is no type of OpenAPI 3.0"));
                return None;
            }
        };
        if ty == Type::File {
            let place = node
                .entry("format")
                .map_or(&node.place, |entry| &entry.place);
            self.findings.add(
                place,
                "`format: binary` is for parts of a multipart body and for whole bodies",
            );
            return None;
        }
        if kind != Some("array") {
            self.refuse(node, &["items"], "a type other than array");
        }
        if kind != Some("object") {
            self.refuse(
                node,
                &["required", "additionalProperties"],
                "a type other than object",
            );
        }
        self.refuse(
            node,
            &["discriminator"],
            "a schema without `oneOf` or `anyOf`",
        );
        if let (Some(format), true) = (
            node.entry("format"),
            matches!(kind, Some("boolean" | "array" | "object")),
        ) {
            self.findings.add(
                &format.place,
                "`format` is for strings, integers and numbers",
            );
        }
        let limited = self.limited(&ty);
        let facts = self.facts(node, limited);
        Some(Use {
            ty,
            nullable: node.flag("nullable"),
            facts,
        })
    }

    /// A schema without `type`: any value.
    fn any(&mut self, node: &Node) -> Type {
        if let Some(format) = node.entry("format") {
            self.findings
                .add(&format.place, "`format` needs `type` beside it");
        }
        if node.flag(EXACT) {
            Type::Exact
        } else {
            Type::Any
        }
    }

    fn list(&mut self, node: &'a Node, hint: &str) -> Option<Type> {
        let Some(items) = node.get("items") else {
            self.findings
                .add(&node.place, "`type: array` needs `items`");
            return None;
        };
        Some(Type::List(Box::new(
            self.value_type(items, &format!("{hint}Item"))?,
        )))
    }

    /// An object whose members have no names.
    fn map(&mut self, node: &'a Node, hint: &str) -> Option<Type> {
        self.required_without_member(node);
        let value = match node.get("additionalProperties") {
            Some(more) if matches!(more.value, Value::Map(_)) => {
                self.value_type(more, &format!("{hint}Value"))?
            }
            _ => Type::Any,
        };
        Some(Type::Map(Box::new(value)))
    }

    fn required_without_member(&mut self, node: &Node) {
        if let Some(entry) = node.entry("required") {
            self.findings
                .add(&entry.place, "`required` needs `properties` beside it");
        }
    }

    /// The kind of limits that say something of `ty`, through names.
    pub(super) fn limited(&self, ty: &Type) -> Limited {
        match ty {
            Type::Named(name) => self
                .items()
                .find_map(|item| self.limited_item(item, name))
                .unwrap_or(Limited::Other),
            Type::Ruled(inner, _) => self.limited(inner),
            other => Limited::of(other),
        }
    }

    fn limited_item(&self, item: &Item, name: &str) -> Option<Limited> {
        match item {
            Item::Alias(alias) if alias.name == name => Some(self.limited(&alias.ty)),
            Item::Format(other, _) if other == name => Some(Limited::Text),
            Item::Object(object) if object.name == name => Some(Limited::Map),
            _ => None,
        }
    }
}
