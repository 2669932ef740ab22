//! Parameters and headers: values that travel as text.

use super::{
    facts::validatable,
    operation::words,
    schema::Use,
    state::{Lowering, component_name},
};
use crate::{
    model::{Access, Facts, Item, Parameter, Presence, Source, Type},
    names::{Names, type_name, value_name},
    read::{grammar::READ_AS, node::Node},
};

/// Headers that OpenAPI leaves to other parts of the document, and who describes them.
const FOREIGN_HEADERS: &[(&str, &str)] = &[
    ("accept", "the media types of the responses"),
    ("content-type", "the media types of the body"),
    ("authorization", "a security scheme"),
];

impl<'a> Lowering<'a> {
    /// Lowers the parameter `node`, which stands (perhaps as a reference) at `site`.
    pub(super) fn parameter(
        &mut self,
        site: &'a Node,
        node: &'a Node,
        names: &mut Names,
        prefix: &str,
    ) -> Option<Parameter> {
        let wire = node.text("name")?;
        let schema = node.get("schema")?;
        let hint = match site.reference().map(component_name) {
            Some(component) => type_name(component, "Parameter"),
            None => format!("{prefix}{}", type_name(wire, "Parameter")),
        };
        let used = self.schema(schema, &hint)?;
        self.refuse_read_as(schema);
        let source = self.source(node, wire, &used.ty)?;
        let required = node.flag("required");
        if source == Source::Path && !required {
            self.findings
                .add(&node.place, "a parameter in the path has `required: true`");
        }
        let Use {
            ty,
            nullable,
            mut facts,
        } = used;
        if nullable {
            self.findings.add(
                &site.place,
                "a parameter is there or not: `nullable` is not supported",
            );
            return None;
        }
        if !self.is_textual(&ty, matches!(source, Source::Query | Source::CsvQuery)) {
            let sentence = match source {
                Source::Query => "a parameter is one value, or in the query an array of such",
                _ => {
                    "this parameter is one value: arrays are supported in the query only, objects nowhere"
                }
            };
            self.findings.add(&site.place, sentence);
            return None;
        }
        let presence = match facts.default.take() {
            Some(default) if !required => {
                self.default_presence(schema, &ty, false, default, &hint)?
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
        let mut parameter = Parameter {
            name: names.claim(&value_name(wire, "parameter")),
            wire: wire.to_owned(),
            source,
            description: words(node, "description"),
            ty,
            presence,
            deprecated: node.flag("deprecated"),
            facts: Facts::default(),
        };
        if sayable(&facts) && validatable(&parameter.ty, &facts) {
            parameter.facts = facts;
        } else {
            parameter.ty = self.ruled(parameter.ty, facts, &hint);
        }
        Some(parameter)
    }

    /// Refuses that a parameter is changed before it is checked: handlers get it as it was sent.
    fn refuse_read_as(&mut self, schema: &'a Node) {
        let Some(target) = self.target(schema) else {
            return;
        };
        for entry in READ_AS.iter().filter_map(|keyword| target.entry(keyword)) {
            let sentence = format!("`{}` is not supported for a parameter", entry.key);
            self.findings.add(&entry.place, sentence);
        }
    }

    fn source(&mut self, node: &Node, wire: &str, ty: &Type) -> Option<Source> {
        let entry = node.entry("in")?;
        let array = matches!(ty, Type::List(_)) || self.alias_of_list(ty);
        let exploded = node.get("explode").is_none() || node.flag("explode");
        let (source, style) = match entry.node.as_text()? {
            "path" => (Source::Path, "simple"),
            "query" if array && !exploded => (Source::CsvQuery, "form"),
            "query" => (Source::Query, "form"),
            "header" => (Source::Header, "simple"),
            "cookie" => (Source::Cookie, "form"),
            other => {
                self.findings.add(
                    &entry.place,
                    format!("a parameter is in path, query, header or cookie, not in `{other}`"),
                );
                return None;
            }
        };
        if let Some(other) = node.entry("style")
            && other.node.as_text() != Some(style)
        {
            self.findings.add(
                &other.place,
                format!("only `style: {style}` is supported here"),
            );
        }
        if source == Source::Header {
            self.check_header(node, wire);
        }
        Some(source)
    }

    fn check_header(&mut self, node: &Node, wire: &str) {
        let place = node.entry("name").map_or(&node.place, |entry| &entry.place);
        if !is_token(wire) {
            self.findings
                .add(place, format!("`{wire}` is no name of a header"));
        }
        if let Some((name, by)) = FOREIGN_HEADERS
            .iter()
            .find(|(name, _)| wire.eq_ignore_ascii_case(name))
        {
            self.findings.add(
                place,
                format!("the header `{name}` is no parameter: it is described by {by}"),
            );
        }
    }

    /// Whether a value of `ty` can be written as text, or, where `lists` are, as several texts.
    pub(super) fn is_textual(&self, ty: &Type, lists: bool) -> bool {
        match ty {
            Type::Any
            | Type::Exact
            | Type::File
            | Type::FileOrText(_)
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Boxed(_) => false,
            Type::List(inner) => lists && self.is_textual(inner, false),
            Type::Ruled(inner, _) => self.is_textual(inner, lists),
            Type::Named(name) => self.items().any(|item| match item {
                Item::Alias(alias) => alias.name == *name && self.is_textual(&alias.ty, lists),
                Item::StringEnum(found) => found.name == *name,
                Item::IntEnum(found) => found.name == *name,
                Item::Format(found, _) => found == name,
                _ => false,
            }),
            _ => true,
        }
    }

    fn alias_of_list(&self, ty: &Type) -> bool {
        match ty {
            Type::List(_) => true,
            Type::Ruled(inner, _) => self.alias_of_list(inner),
            Type::Named(name) => {
                self.items().any(|item| matches!(item, Item::Alias(alias) if alias.name == *name && self.alias_of_list(&alias.ty)))
            }
            _ => false,
        }
    }
}

/// Whether an argument's attributes can say `facts`; its documentation is the parameter's, not the schema's.
fn sayable(facts: &Facts) -> bool {
    facts.default.is_none()
        && facts.description.is_none()
        && !facts.deprecated
        && facts.access == Access::Both
}

/// Whether `name` can name a header (RFC 9110, section 5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
