//! What a schema says beyond its type.

use regex::Regex;

use super::{
    schema::{Shape, shape},
    state::Lowering,
};
use crate::{
    model::{Access, Facts, Item, Rule, Type},
    names::type_name,
    read::{
        grammar::{EXACT, READ_AS},
        node::Node,
    },
};

/// What is wrong with a value that nobody may send.
pub(super) const BOTH_WAYS: &str = "a value is either `readOnly` or `writeOnly`, not both";

/// Keywords of limits by the kind of value that they limit.
const LIMITS: &[(Limited, &[&str])] = &[
    (Limited::Text, &["maxLength", "minLength", "pattern"]),
    (
        Limited::Number,
        &[
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "multipleOf",
        ],
    ),
    (Limited::List, &["maxItems", "minItems", "uniqueItems"]),
    (Limited::Map, &["maxProperties", "minProperties"]),
];

/// A kind of value that limits are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limited {
    Text,
    Number,
    List,
    Map,
    /// Anything else: no limit says anything of it.
    Other,
}

impl Limited {
    /// The kind of the values of `ty`.
    pub(super) fn of(ty: &Type) -> Self {
        match ty {
            Type::Text | Type::Email | Type::Uri | Type::Date | Type::DateTime | Type::Uuid => {
                Self::Text
            }
            Type::Int | Type::Sized(_) | Type::Num | Type::Float(_) => Self::Number,
            Type::List(_) => Self::List,
            Type::Map(_) => Self::Map,
            _ => Self::Other,
        }
    }
}

impl Lowering<'_> {
    /// What `node`, a schema of values of the kind `limited`, says beyond its type.
    pub(super) fn facts(&mut self, node: &Node, limited: Limited) -> Facts {
        self.check_limits(node, limited);
        let access = match (node.flag("readOnly"), node.flag("writeOnly")) {
            (true, _) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            (false, false) => Access::Both,
        };
        let mut facts = Facts {
            description: node
                .text("description")
                .map(str::to_owned)
                .filter(|text| !text.trim().is_empty()),
            default: node.get("default").map(Node::to_json),
            deprecated: node.flag("deprecated"),
            access,
            pattern: node.text("pattern").map(str::to_owned),
            limits: Vec::new(),
            flags: Vec::new(),
        };
        for keyword in LIMITS.iter().flat_map(|(_, keywords)| *keywords) {
            if let Some(number) = node.number(keyword) {
                facts.limits.push((keyword, number.clone().into()));
            } else if node.flag(keyword) {
                facts.flags.push(keyword);
            }
        }
        facts
    }

    fn check_limits(&mut self, node: &Node, limited: Limited) {
        for (kind, keywords) in LIMITS {
            for entry in keywords.iter().filter_map(|keyword| node.entry(keyword)) {
                if *kind != limited {
                    let sentence = format!("`{}` says nothing of a value of this type", entry.key);
                    self.findings.add(&entry.place, sentence);
                }
            }
        }
        for entry in READ_AS.iter().filter_map(|keyword| node.entry(keyword)) {
            if limited != Limited::Text {
                let sentence = format!("`{}` is for texts only, and not for an `enum`", entry.key);
                self.findings.add(&entry.place, sentence);
            }
        }
        if let Some(entry) = node.entry(EXACT)
            && (shape(node) != Shape::Plain || node.get("type").is_some())
        {
            let sentence = format!("`{EXACT}` is for schemas that say nothing of the value");
            self.findings.add(&entry.place, sentence);
        }
        if let Some(entry) = node.entry("pattern")
            && let Some(pattern) = entry.node.as_text()
            && Regex::new(pattern).is_err()
        {
            let sentence = "`pattern` is no regular expression, or has look-around or back-references, which are not supported";
            self.findings.add(&entry.place, sentence);
        }
        for (exclusive, bound) in [
            ("exclusiveMaximum", "maximum"),
            ("exclusiveMinimum", "minimum"),
        ] {
            if let (Some(entry), None) = (node.entry(exclusive), node.entry(bound)) {
                self.findings.add(
                    &entry.place,
                    format!("`{exclusive}` needs `{bound}` beside it"),
                );
            }
        }
        if let Some(entry) = node.entry("multipleOf")
            && node
                .number("multipleOf")
                .and_then(serde_json::Number::as_f64)
                .is_some_and(|number| number <= 0.0)
        {
            self.findings
                .add(&entry.place, "`multipleOf` must be more than 0");
        }
        if node.flag("readOnly") && node.flag("writeOnly") {
            self.findings.add(&node.place, BOTH_WAYS);
        }
    }

    /// `ty` with what `facts` say of it, as a `Constrained` with a rule of its own where they say anything.
    pub(super) fn ruled(&mut self, ty: Type, facts: Facts, hint: &str) -> Type {
        if facts == Facts::default() {
            return ty;
        }
        let name = self
            .names
            .claim(&format!("{}Rule", type_name(hint, "Value")));
        self.add(Item::Rule(Rule {
            name: name.clone(),
            of: hint.to_owned(),
            facts,
        }));
        Type::Ruled(Box::new(ty), name)
    }
}

/// Whether poem-openapi's validators express `facts` for a field or parameter of type `ty`; a pattern is compiled by them for every
/// check and the rest is not for every type.
pub(super) fn validatable(ty: &Type, facts: &Facts) -> bool {
    let simple = match ty {
        Type::Text | Type::Int | Type::Num | Type::Sized("i32" | "i64") => true,
        Type::List(_) => !facts.flags.contains(&"uniqueItems"),
        _ => false,
    };
    simple && facts.pattern.is_none()
}
