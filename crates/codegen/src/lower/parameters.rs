//! Which parameters an operation has.

use super::{path::Template, state::Lowering};
use crate::{
    model::{Parameter, Source},
    names::Names,
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// The parameters of the path and of the operation, those in the path first and in its order: poem-openapi numbers them.
    pub(super) fn parameters(
        &mut self,
        item: &'a Node,
        node: &'a Node,
        template: &Template,
        prefix: &str,
        entry: &Entry,
    ) -> Vec<Parameter> {
        let shared = self.parameter_nodes(item);
        let own = self.parameter_nodes(node);
        let key = |node: &Node| {
            (
                node.text("in").map(str::to_owned),
                node.text("name").map(str::to_owned),
            )
        };
        for (index, parameter) in own.iter().enumerate() {
            if own[..index]
                .iter()
                .any(|other| key(other.1) == key(parameter.1))
            {
                self.findings
                    .add(&parameter.0.place, "this parameter is described twice");
            }
        }
        let overridden = |node: &Node| own.iter().any(|other| key(other.1) == key(node));
        let all: Vec<_> = shared
            .into_iter()
            .filter(|parameter| !overridden(parameter.1))
            .chain(own.iter().copied())
            .collect();
        let mut names = Names::of_values();
        let mut parameters: Vec<Parameter> = Vec::new();
        for (site, node) in all {
            let in_path = node.text("in") == Some("path");
            let known = node
                .text("name")
                .is_some_and(|name| template.variables.iter().any(|other| other == name));
            if in_path && !known {
                let name = node.text("name").unwrap_or_default();
                self.findings
                    .add(&site.place, format!("the path has no `{{{name}}}`"));
                continue;
            }
            parameters.extend(self.parameter(site, node, &mut names, prefix));
        }
        for variable in &template.variables {
            let declared = |node: &Node| {
                node.text("in") == Some("path") && node.text("name") == Some(variable)
            };
            if !self
                .parameter_nodes(item)
                .iter()
                .chain(&own)
                .any(|(_, node)| declared(node))
            {
                self.findings.add(
                    &entry.place,
                    format!("the path's `{{{variable}}}` is not described as a parameter"),
                );
            }
        }
        let position = |parameter: &Parameter| match parameter.source {
            Source::Path => template
                .variables
                .iter()
                .position(|variable| *variable == parameter.wire),
            _ => None,
        };
        parameters.sort_by_key(|parameter| position(parameter).unwrap_or(usize::MAX));
        parameters
    }

    /// The parameters listed by `node`, each with the place where it stands and what it is.
    fn parameter_nodes(&mut self, node: &'a Node) -> Vec<(&'a Node, &'a Node)> {
        let sites = node.get("parameters").map(Node::items).unwrap_or_default();
        sites
            .iter()
            .filter_map(|site| self.target(site).map(|target| (site, target)))
            .collect()
    }
}
