//! Schemas to types.

use super::{
    facts::{BOTH_WAYS, Limited},
    state::Lowering,
};
use crate::{
    model::{Access, Facts, Type},
    names::type_name,
    read::node::{Node, Value},
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
pub(super) enum Shape {
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

pub(super) fn shape(node: &Node) -> Shape {
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

    /// `allOf` with one schema in it: that schema, and what stands around it.
    pub(super) fn wrapper(&mut self, node: &'a Node, hint: &str) -> Option<Use> {
        self.refuse(
            node,
            &[
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
        self.check_type(node, inner, used.nullable);
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

    /// Refuses a `type` beside `allOf` that is not the one of what `allOf` refers to. The same one says nothing more, but OpenAPI 3.0.3 gives
    /// `nullable` a meaning only where `type` stands beside it.
    fn check_type(&mut self, node: &'a Node, inner: &'a Node, inner_nullable: bool) {
        let Some(entry) = node.entry("type") else {
            return;
        };
        if entry.node.as_text() != self.kind(inner) {
            let sentence = "`type` beside `allOf` has to be that of what `allOf` refers to";
            self.findings.add(&entry.place, sentence);
        } else if inner_nullable && !node.flag("nullable") {
            let sentence = "`type` without `nullable` refuses the `null` that `allOf` refers to";
            self.findings.add(&entry.place, sentence);
        }
    }

    /// The `type` of a schema, through references and `allOf`; none where it has none, or more than one.
    fn kind(&self, node: &'a Node) -> Option<&'a str> {
        let mut node = node;
        for _ in 0..32 {
            if let Some(kind) = node.text("type") {
                return Some(kind);
            }
            node = match shape(node) {
                Shape::Reference => self
                    .document
                    .pointer(node.reference()?.strip_prefix('#')?)?,
                Shape::Wrapper => node.get("allOf")?.items().first()?,
                Shape::Object => return Some("object"),
                Shape::Union | Shape::Enum | Shape::Plain => return None,
            };
        }
        None
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

    pub(super) fn define(&mut self, node: &'a Node, shape: Shape, name: &str) -> Option<()> {
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
pub(super) fn split(mut facts: Facts) -> (Facts, Facts) {
    let passed = Facts {
        default: facts.default.take(),
        access: std::mem::take(&mut facts.access),
        ..Facts::default()
    };
    (facts, passed)
}
