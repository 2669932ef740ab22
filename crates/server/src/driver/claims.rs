//! What is wrong with a body that breaks its document, beyond what the document tells.

use std::sync::Arc;

use contract::{Inspect, Location, Submission, Violation};
use domain::driver::{DocumentKind, DriverChange, ExperienceInput, FieldFault, Source};
use futures_util::future::BoxFuture;
use serde_json::Value;

use super::handlers::Service;
use super::sent::{signed_id, uploaded};
use super::words;
use crate::security::authenticator::access;

/// Has the dates, signed ids and files judged of a body that is refused for something else, so that all that is wrong is told at once.
pub struct Claims(pub Arc<Service>);

impl Inspect for Claims {
    fn inspect<'a>(&'a self, submission: &'a Submission<'a>) -> BoxFuture<'a, Vec<Violation>> {
        Box::pin(async {
            let caller = submission
                .principals
                .iter()
                .find_map(|(_, principal)| access(principal).ok());
            let (Some(access), Some(body)) = (caller, submission.body) else {
                return Vec::new();
            };
            if !has_root(body, submission.operation_id) {
                return vec![Violation::new(
                    Location::Body,
                    Vec::new(),
                    "minProperties",
                    Value::from(1),
                )];
            }
            let faults = self.0.faults(access, &claimed(submission)).await;
            // What cannot be looked up now is told when the rest has been mended.
            faults.unwrap_or_default().iter().map(violation).collect()
        })
    }
}

/// Whether there is anything of a profile in a body that should have one. A form may have members that belong to none (`utf8`, `_method`), so that its
/// document cannot tell.
fn has_root(body: &Value, operation: &str) -> bool {
    let root = |name: &String| name == "profile" || name.starts_with("profile[");
    let mut names = body.as_object().into_iter().flat_map(serde_json::Map::keys);
    operation == "createDirectUpload" || names.any(root)
}

fn violation(fault: &FieldFault) -> Violation {
    let path = std::iter::once("profile").chain(fault.field.split('.'));
    let path = path.map(str::to_owned).collect();
    Violation {
        message: words::of_fault(fault.fault),
        ..Violation::new(Location::Body, path, "unfit", Value::Null)
    }
}

/// The part of the change that can be made out.
fn claimed(submission: &Submission<'_>) -> DriverChange {
    let member = |name: &str| member(submission, name);
    DriverChange {
        birth_date: text(member("birth_date")),
        start_date: text(member("start_date")),
        experiences: member("experiences")
            .and_then(Value::as_array)
            .map(|list| list.iter().map(experience).collect()),
        documents: DocumentKind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, sources(submission, kind)?)))
            .collect(),
        ..DriverChange::default()
    }
}

/// A member under its plain name in the root, or under its name with brackets.
fn member<'a>(submission: &Submission<'a>, name: &str) -> Option<&'a Value> {
    let body = submission.body?;
    let nested = body.get("profile").and_then(|profile| profile.get(name));
    nested.or_else(|| body.get(bracketed(name)))
}

fn bracketed(name: &str) -> String {
    format!("profile[{name}]")
}

fn text(value: Option<&Value>) -> Option<String> {
    value
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn experience(value: &Value) -> ExperienceInput {
    ExperienceInput {
        company: String::new(),
        position: String::new(),
        start_date: text(value.get("start_date")),
        end_date: text(value.get("end_date")),
        description: None,
    }
}

fn sources(submission: &Submission<'_>, kind: DocumentKind) -> Option<Vec<Source>> {
    let name = bracketed(kind.name());
    let files = submission
        .files
        .iter()
        .filter(|(member, _)| *member == name)
        .map(|(_, file)| Source::File(uploaded(file.clone())));
    let ids = match member(submission, kind.name()) {
        Some(Value::Array(list)) => list.iter().collect(),
        one => Vec::from_iter(one),
    };
    let ids = ids
        .into_iter()
        .filter_map(|id| signed_id(id.as_str()?.to_owned()));
    let sources: Vec<_> = ids.chain(files).collect();
    (!sources.is_empty()).then_some(sources)
}
