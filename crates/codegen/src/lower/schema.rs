//! Schemas to types.

use super::{
    facts::{BOTH_WAYS, Limited},
    state::{Lowering, Progress, component_name},
};
use crate::{
    model::{Access, Alias, Facts, Item, Type},
    names::type_name,
    read::node::{Entry, Node, Value},
};

/// A schema as some place uses it: the type, and what the place has to add to it.
#[derive(Debug, Clone)]
pub(super) struct Use {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    pub(super) facts: Facts,
}

/// What a schema is, told by its keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `$ref`.
    Reference,
    /// `allOf` around one schema, only to say more of it.
    Wrapper,
    /// A struct.
    Object,
    /// `oneOf` or `anyOf`.
    Union,
    /// `enum`.
    Enum,
    /// Anything else.
    Plain,
}

fn shape(node: &Node) -> Shape {
    if node.reference().is_some() {
        Shape::Reference
    } else if let Some(parts) = node.get("allOf") {
        if parts.items().len() == 1 && node.get("properties").is_none() {
            Shape::Wrapper
        } else {
            Shape::Object
        }
    } else if node.get("oneOf").is_some() || node.get("anyOf").is_some() {
        Shape::Union
    } else if node.get("enum").is_some() {
        Shape::Enum
    } else if node.get("properties").is_some() || closed_and_empty(node) {
        Shape::Object
    } else {
        Shape::Plain
    }
}

/// `additionalProperties: false` without `properties`: an object without members.
fn closed_and_empty(node: &Node) -> bool {
    node.get("additionalProperties")
        .is_some_and(|more| matches!(more.value, Value::Flag(false)))
}

impl<'a> Lowering<'a> {
    /// The use of a schema; `hint` names what has no name of its own.
    pub(super) fn schema(&mut self, node: &'a Node, hint: &str) -> Option<Use> {
        match shape(node) {
            Shape::Reference => self.component(node),
            Shape::Wrapper => self.wrapper(node, hint),
            Shape::Plain => self.plain(node, hint),
            shape @ (Shape::Object | Shape::Union | Shape::Enum) => {
                let name = self.names.claim(&type_name(hint, "Schema"));
                let used = self.named_use(node, name.clone());
                self.define(node, shape, &name)?;
                Some(used)
            }
        }
    }

    /// A schema as one type that says all of it: for items, map values, alternatives, headers and bodies.
    pub(super) fn value_type(&mut self, node: &'a Node, hint: &str) -> Option<Type> {
        let key = std::ptr::from_ref(node);
        if let Some(known) = self.values.get(&key) {
            return known.clone();
        }
        let lowered = self.schema(node, hint).map(|used| {
            let ty = self.ruled(used.ty, used.facts, hint);
            if used.nullable {
                Type::Nullable(Box::new(ty))
            } else {
                ty
            }
        });
        self.values.insert(key, lowered.clone());
        lowered
    }

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

    fn component(&mut self, node: &'a Node) -> Option<Use> {
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

    /// `allOf` with one schema in it: that schema, and what stands around it.
    fn wrapper(&mut self, node: &'a Node, hint: &str) -> Option<Use> {
        self.refuse(
            node,
            &[
                "type",
                "format",
                "enum",
                "items",
                "required",
                "additionalProperties",
                "oneOf",
                "anyOf",
                "discriminator",
            ],
            "allOf",
        );
        let inner = node.get("allOf")?.items().first()?;
        let mut used = self.schema(inner, hint)?;
        let limited = self.limited(&used.ty);
        let outer = self.facts(node, limited);
        let (kept, passed) = split(std::mem::take(&mut used.facts));
        used.ty = self.ruled(used.ty, kept, hint);
        used.facts = passed;
        used.nullable |= node.flag("nullable");
        let access = match (outer.access, used.facts.access) {
            (Access::Both, inner) => inner,
            (outer, Access::Both) => outer,
            (outer, inner) => {
                if outer != inner {
                    self.findings.add(&node.place, BOTH_WAYS);
                }
                outer
            }
        };
        used.facts = Facts {
            default: outer.default.or(used.facts.default),
            access,
            ..outer
        };
        Some(used)
    }

    /// The use of a type of the module; what the schema says in words is said by the type itself.
    pub(super) fn named_use(&mut self, node: &'a Node, name: String) -> Use {
        let limited = match shape(node) {
            Shape::Object => Limited::Map,
            _ => Limited::Other,
        };
        let mut facts = self.facts(node, limited);
        facts.description = None;
        Use {
            ty: Type::Named(name),
            nullable: node.flag("nullable"),
            facts,
        }
    }

    fn define(&mut self, node: &'a Node, shape: Shape, name: &str) -> Option<()> {
        match shape {
            Shape::Enum => {
                self.refuse(
                    node,
                    &[
                        "properties",
                        "items",
                        "required",
                        "additionalProperties",
                        "discriminator",
                    ],
                    "enum",
                );
                self.enumeration(node, name)
            }
            Shape::Union => self.union(node, name),
            _ => self.object(node, name),
        }
    }

    /// Refuses keywords that say nothing beside what the schema is.
    pub(super) fn refuse(&mut self, node: &Node, keywords: &[&str], beside: &str) {
        for entry in keywords.iter().filter_map(|keyword| node.entry(keyword)) {
            let beside = if beside.contains(' ') {
                format!("of {beside}")
            } else {
                format!("beside `{beside}`")
            };
            self.findings.add(
                &entry.place,
                format!("`{}` {beside} is not supported", entry.key),
            );
        }
    }
}

/// Parts what a type can say itself from what only the place that uses it can act on.
fn split(mut facts: Facts) -> (Facts, Facts) {
    let passed = Facts {
        default: facts.default.take(),
        access: std::mem::take(&mut facts.access),
        ..Facts::default()
    };
    (facts, passed)
}
