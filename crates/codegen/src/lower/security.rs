//! Security schemes and what operations require of them.

use super::state::Lowering;
use crate::{
    model::{Operation, Scheme, SchemeKind, Security, SecurityAlternative},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// The security schemes of the document.
    pub(super) fn schemes(&mut self) -> Vec<Scheme> {
        let entries = self
            .document
            .pointer("/components/securitySchemes")
            .map(Node::entries)
            .unwrap_or_default();
        let mut schemes = Vec::new();
        for entry in entries {
            let Some(node) = self.target(&entry.node) else {
                continue;
            };
            if let Some(kind) = self.scheme_kind(node) {
                let name = self.names.claim(&type_name(&entry.key, "Scheme"));
                let description = node.text("description").map(str::to_owned);
                self.scheme_names.insert(entry.key.clone(), name.clone());
                schemes.push(Scheme {
                    name,
                    wire: entry.key.clone(),
                    description,
                    kind,
                });
            }
        }
        schemes
    }

    /// Refuses schemes that no operation requires: poem-openapi documents a scheme where an operation uses it.
    pub(super) fn unused_schemes(&mut self, schemes: &[Scheme], operations: &[Operation]) {
        let entries = self
            .document
            .pointer("/components/securitySchemes")
            .map(Node::entries)
            .unwrap_or_default();
        for scheme in schemes {
            let mut arguments = operations
                .iter()
                .filter_map(|operation| operation.security.as_deref());
            let used = arguments.any(|ty| self.requires(ty, &scheme.name));
            let entry = entries.iter().find(|entry| entry.key == scheme.wire);
            if let (false, Some(entry)) = (used, entry) {
                self.findings.add(
                    &entry.place,
                    format!("no operation requires `{}`", scheme.wire),
                );
            }
        }
    }

    /// Whether the security argument `ty` is or contains the type `scheme`.
    fn requires(&self, ty: &str, scheme: &str) -> bool {
        ty == scheme
            || self
                .securities
                .iter()
                .filter(|security| security.name() == ty)
                .any(|security| match security {
                    Security::All(_, fields) => {
                        fields.iter().any(|(_, ty)| self.requires(ty, scheme))
                    }
                    Security::Any(_, types) => types.iter().any(|ty| self.requires(ty, scheme)),
                    Security::Optional(_, ty) => self.requires(ty, scheme),
                })
    }

    fn scheme_kind(&mut self, node: &Node) -> Option<SchemeKind> {
        let entry = node.entry("type")?;
        match entry.node.as_text()? {
            "http" => self.http_kind(node, entry),
            "apiKey" => {
                let place = match node.text("in") {
                    Some("header") => "Header",
                    Some("query") => "Query",
                    Some("cookie") => "Cookie",
                    _ => {
                        self.findings.add(
                            &entry.place,
                            "an API key needs `in: header`, `in: query` or `in: cookie`",
                        );
                        return None;
                    }
                };
                let Some(name) = node.text("name").filter(|name| !name.is_empty()) else {
                    self.findings.add(&entry.place, "an API key needs `name`");
                    return None;
                };
                Some(SchemeKind::ApiKey(place, name.to_owned()))
            }
            other => {
                self.findings.add(&entry.place, format!("security schemes of type `{other}` are not supported, only `http` and `apiKey`"));
                None
            }
        }
    }

    fn http_kind(&mut self, node: &Node, entry: &Entry) -> Option<SchemeKind> {
        match node.text("scheme").map(str::to_ascii_lowercase).as_deref() {
            Some("bearer") => Some(SchemeKind::Bearer(
                node.text("bearerFormat").map(str::to_owned),
            )),
            Some("basic") => Some(SchemeKind::Basic),
            _ => {
                self.findings.add(
                    &entry.place,
                    "`type: http` needs `scheme: bearer` or `scheme: basic`",
                );
                None
            }
        }
    }

    /// The type of the security argument of the operation `node`; none where it is open to everybody.
    pub(super) fn security(&mut self, node: &'a Node) -> Option<String> {
        let entry = node
            .entry("security")
            .or_else(|| self.document.entry("security"))?;
        let mut alternatives: Vec<SecurityAlternative> = Vec::new();
        for requirement in entry.node.items() {
            let names = self.requirement(requirement)?;
            let sorted = |names: &[String]| {
                let mut names = names.to_vec();
                names.sort();
                names
            };
            if alternatives
                .iter()
                .any(|other| sorted(other) == sorted(&names))
            {
                self.findings
                    .add(&requirement.place, "the same requirement stands here twice");
                return None;
            }
            alternatives.push(names);
        }
        let optional = alternatives.iter().any(Vec::is_empty);
        alternatives.retain(|names| !names.is_empty());
        if alternatives.is_empty() {
            if optional {
                self.findings.add(
                    &entry.place,
                    "an operation without security has `security: []`",
                );
            }
            return None;
        }
        let types: Vec<String> = alternatives.iter().map(|names| self.all(names)).collect();
        let ty = self.any_scheme(&types);
        Some(if optional { self.optional(ty) } else { ty })
    }

    /// The types of the schemes that are required together.
    fn requirement(&mut self, node: &Node) -> Option<SecurityAlternative> {
        let mut names = Vec::new();
        for entry in node.entries() {
            if !entry.node.items().is_empty() {
                self.findings.add(
                    &entry.place,
                    "scopes are for OAuth 2, which is not supported",
                );
            }
            let Some(name) = self.scheme_names.get(&entry.key) else {
                // A scheme that is there has been refused already.
                if self
                    .document
                    .pointer("/components/securitySchemes")
                    .and_then(|node| node.get(&entry.key))
                    .is_none()
                {
                    self.findings.add(
                        &entry.place,
                        format!("there is no security scheme `{}`", entry.key),
                    );
                }
                return None;
            };
            names.push(name.clone());
        }
        Some(names)
    }

    fn all(&mut self, names: &[String]) -> String {
        if let [name] = names {
            return name.clone();
        }
        let known = self.securities.iter().find_map(|security| match security {
            Security::All(name, fields) if fields.iter().map(|(_, ty)| ty).eq(names) => {
                Some(name.clone())
            }
            _ => None,
        });
        known.unwrap_or_else(|| {
            let name = self.names.claim(&names.join("And"));
            let mut fields = Names::of_values();
            let fields = names
                .iter()
                .map(|ty| (fields.claim(&value_name(ty, "scheme")), ty.clone()))
                .collect();
            self.securities.push(Security::All(name.clone(), fields));
            name
        })
    }

    fn any_scheme(&mut self, types: &[String]) -> String {
        if let [name] = types {
            return name.clone();
        }
        let known = self.securities.iter().find_map(|security| match security {
            Security::Any(name, others) if others == types => Some(name.clone()),
            _ => None,
        });
        known.unwrap_or_else(|| {
            let name = self.names.claim(&types.join("Or"));
            self.securities
                .push(Security::Any(name.clone(), types.to_vec()));
            name
        })
    }

    fn optional(&mut self, ty: String) -> String {
        let known = self.securities.iter().find_map(|security| match security {
            Security::Optional(name, other) if *other == ty => Some(name.clone()),
            _ => None,
        });
        known.unwrap_or_else(|| {
            let name = self.names.claim(&format!("Optional{ty}"));
            self.securities.push(Security::Optional(name.clone(), ty));
            name
        })
    }
}
