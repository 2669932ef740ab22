//! `oneOf` and `anyOf`.

use std::collections::BTreeSet;

use super::{
    state::{Lowering, component_name},
    variant_name,
};
use crate::{
    model::{Item, Type, Union, Variant},
    names::Names,
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// Defines the enum of a schema with `oneOf` or `anyOf`, under `name`.
    pub(super) fn union(&mut self, node: &'a Node, name: &str) -> Option<()> {
        let entry = node.entry("oneOf").or_else(|| node.entry("anyOf"))?;
        if entry.key == "oneOf"
            && let Some(any) = node.entry("anyOf")
        {
            self.findings.add(
                &any.place,
                "`oneOf` and `anyOf` in one schema are not supported",
            );
        }
        let others = [
            "type",
            "format",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
        ];
        self.refuse(node, &others, &entry.key);
        if entry.node.items().is_empty() {
            self.findings
                .add(&entry.place, format!("`{}` needs a schema", entry.key));
            return None;
        }
        let place = self.reserve();
        let variants = match node.entry("discriminator") {
            Some(discriminator) => self.tagged(entry, discriminator)?,
            None => self.untagged(entry, name),
        };
        let tag = node
            .get("discriminator")
            .and_then(|tag| tag.text("propertyName"))
            .map(str::to_owned);
        let description = node.text("description").map(str::to_owned);
        let any = entry.key == "anyOf";
        self.fill(
            place,
            Item::Union(Union {
                name: name.to_owned(),
                description,
                any,
                tag,
                variants,
            }),
        );
        self.refuse_direct_circle(node, name);
        Some(())
    }

    fn untagged(&mut self, alternatives: &'a Entry, name: &str) -> Vec<Variant> {
        let mut names = Names::free();
        let mut variants = Vec::new();
        for (index, alternative) in alternatives.node.items().iter().enumerate() {
            let wish = match alternative.reference() {
                Some(reference) => variant_name(component_name(reference), "Schema"),
                None => kind(alternative).to_owned(),
            };
            let hint = format!("{name}{}", wish_or_number(&wish, index));
            let variant = names.claim(&wish);
            let ty = self.value_type(alternative, &hint);
            variants.extend(ty.map(|ty| Variant {
                name: variant,
                tags: Vec::new(),
                ty,
            }));
        }
        variants
    }

    fn tagged(
        &mut self,
        alternatives: &'a Entry,
        discriminator: &'a Entry,
    ) -> Option<Vec<Variant>> {
        let property = discriminator.node.text("propertyName")?;
        let mapping = discriminator
            .node
            .get("mapping")
            .map(Node::entries)
            .unwrap_or_default();
        let mut tagged: Vec<(Vec<String>, &'a Node)> = Vec::new();
        let mut sound = true;
        for alternative in alternatives.node.items() {
            let Some(reference) = alternative.reference() else {
                self.findings.add(
                    &alternative.place,
                    "beside a discriminator every alternative is a `$ref`",
                );
                sound = false;
                continue;
            };
            sound &= self.check_tag_member(alternative, property);
            let own = mapping
                .iter()
                .filter(|entry| entry.node.as_text() == Some(reference));
            let mut tags: Vec<String> = own.map(|entry| entry.key.clone()).collect();
            if tags.is_empty() {
                tags.push(component_name(reference).to_owned());
            }
            tagged.push((tags, alternative));
        }
        let references: BTreeSet<&str> = alternatives
            .node
            .items()
            .iter()
            .filter_map(Node::reference)
            .collect();
        for entry in mapping.iter().filter(|entry| {
            !entry
                .node
                .as_text()
                .is_some_and(|text| references.contains(text))
        }) {
            self.findings.add(
                &entry.place,
                format!(
                    "`{}` maps to no alternative of `{}`",
                    entry.key, alternatives.key
                ),
            );
            sound = false;
        }
        let mut names = Names::free();
        let mut variants = Vec::new();
        for (tags, alternative) in tagged {
            let name = names.claim(&variant_name(&tags[0], "Value"));
            let ty = self.schema(alternative, &name).map(|used| used.ty);
            variants.extend(ty.map(|ty| Variant { name, tags, ty }));
        }
        sound.then_some(variants)
    }

    /// Whether an alternative is an object that must have the member which tells the alternatives apart.
    fn check_tag_member(&mut self, alternative: &'a Node, property: &str) -> bool {
        let Some(object) = self.target(alternative) else {
            return false;
        };
        let members = self.quiet_members(object);
        let Some((_, member, true)) = members.iter().find(|(name, ..)| name == property) else {
            let sentence = format!(
                "the discriminator's member `{property}` is not required here, or this is no object"
            );
            self.findings.add(&alternative.place, sentence);
            return false;
        };
        let is_string = self
            .target(member)
            .is_some_and(|member| member.text("type") == Some("string"));
        if !is_string {
            let sentence = format!("the discriminator's member `{property}` is no string here");
            self.findings.add(&alternative.place, sentence);
        }
        is_string
    }

    /// Refuses a union that is an alternative of itself: no value would ever be decided.
    fn refuse_direct_circle(&mut self, node: &Node, name: &str) {
        let mut open = vec![name.to_owned()];
        let mut seen = BTreeSet::new();
        while let Some(current) = open.pop() {
            let next: Vec<String> = self
                .items()
                .filter_map(|item| match item {
                    Item::Union(union) if union.name == current => Some(&union.variants),
                    _ => None,
                })
                .flatten()
                .filter_map(|variant| direct(&variant.ty))
                .map(str::to_owned)
                .collect();
            if next.iter().any(|other| other == name) {
                self.findings
                    .add(&node.place, "this schema is an alternative of itself");
                return;
            }
            open.extend(next.into_iter().filter(|other| seen.insert(other.clone())));
        }
    }
}

fn direct(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Ruled(inner, _) | Type::Nullable(inner) => direct(inner),
        _ => None,
    }
}

fn wish_or_number(wish: &str, index: usize) -> String {
    if wish == "Object" {
        format!("Object{}", index + 1)
    } else {
        wish.to_owned()
    }
}

/// What an alternative without a name is called.
fn kind(node: &Node) -> &'static str {
    match node.text("type") {
        _ if node.get("enum").is_some() => "Choice",
        Some("string") => "Text",
        Some("integer") => "Integer",
        Some("number") => "Number",
        Some("boolean") => "Flag",
        Some("array") => "List",
        Some("object") if node.get("properties").is_none() && node.get("allOf").is_none() => "Map",
        None if node.get("allOf").is_none() => "Other",
        _ => "Object",
    }
}
