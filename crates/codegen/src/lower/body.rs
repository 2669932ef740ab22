//! Bodies of requests.

use super::{operation::words, state::Lowering, variant_name};
use crate::{
    model::{Argument, Body, BodyPayload, Item, Type},
    names::Names,
    read::{
        grammar::STREAMED,
        node::{Entry, Node},
    },
};

impl<'a> Lowering<'a> {
    /// The body of the operation `node`.
    pub(super) fn body(&mut self, node: &'a Node, method: &str, prefix: &str) -> Option<Body> {
        let entry = node.entry("requestBody")?;
        if matches!(method, "get" | "head" | "trace") {
            self.findings.add(
                &entry.place,
                format!("a {} request has no body", method.to_uppercase()),
            );
        }
        let body = self.target(&entry.node)?;
        let content = body.entry("content")?;
        if content.node.entries().is_empty() {
            self.findings
                .add(&content.place, "a body needs a media type");
        }
        let required = body.flag("required");
        let mut names = Names::free();
        let mut payloads = Vec::new();
        for media in content.node.entries() {
            let Some(payload) = self.payload(media, required, prefix) else {
                continue;
            };
            payloads.push((names.claim(&payload_name(&media.key)), payload));
        }
        let sole =
            payloads.len() == 1 && (required || matches!(payloads[0].1, BodyPayload::Json(_)));
        let argument = match payloads.pop() {
            Some((_, payload)) if sole => Argument::Payload(payload),
            last => {
                payloads.extend(last);
                let name = self.names.claim(&format!("{prefix}Body"));
                let wrapper = (!required).then(|| self.names.claim(&format!("Optional{name}")));
                Argument::Choice(name, payloads, wrapper)
            }
        };
        Some(Body {
            description: words(body, "description"),
            required,
            argument,
        })
    }

    fn payload(&mut self, media: &'a Entry, required: bool, prefix: &str) -> Option<BodyPayload> {
        let media_type = media_essence(&media.key);
        if media_type != media.key || !media_type.contains('/') || media_type.contains('*') {
            let sentence =
                "a body's media type is a type and a subtype in lower case, without parameters";
            self.findings.add(&media.place, sentence);
            return None;
        }
        if is_parsed(&media_type) {
            self.refuse_streaming(media);
        }
        let schema = media.node.get("schema")?;
        match media_type.as_str() {
            "application/json" => Some(BodyPayload::Json(
                self.value_type(schema, &format!("{prefix}Json"))?,
            )),
            "application/x-www-form-urlencoded" => {
                let ty = self.value_type(schema, &format!("{prefix}Form"))?;
                if !self.is_object(&ty) {
                    self.findings
                        .add(&schema.place, "a form is an object with named members");
                    return None;
                }
                Some(BodyPayload::Form(ty))
            }
            "multipart/form-data" => Some(BodyPayload::Multipart(
                self.form(schema, &format!("{prefix}Multipart"))?,
            )),
            other if other.ends_with("+json") => {
                let ty = self.value_type(schema, &format!("{prefix}{}", payload_name(other)))?;
                Some(BodyPayload::JsonAs(ty, self.media_type(other)))
            }
            other => {
                let raw = self.target(schema)?;
                if !is_binary(raw) {
                    let sentence = format!(
                        "a body of `{other}` is described as `type: string` with `format: binary`"
                    );
                    self.findings.add(&schema.place, sentence);
                    return None;
                }
                self.note_file(schema);
                self.check_whole_body(raw);
                let marker = self.media_type(other);
                let Some(streamed) = media
                    .node
                    .entry(STREAMED)
                    .filter(|_| media.node.flag(STREAMED))
                else {
                    return Some(BodyPayload::Raw(marker));
                };
                if !required {
                    let sentence = format!(
                        "a body with `{STREAMED}` is `required`: before it is read nobody can tell whether there is one"
                    );
                    self.findings.add(&streamed.place, sentence);
                }
                Some(BodyPayload::Streamed(marker))
            }
        }
    }

    /// Refuses that a body is handed over as it comes where it cannot be.
    pub(super) fn refuse_streaming(&mut self, media: &Entry) {
        if let Some(entry) = media.node.entry(STREAMED) {
            let sentence = format!("`{STREAMED}` is for request bodies of bytes only");
            self.findings.add(&entry.place, sentence);
        }
    }

    /// Refuses what poem-openapi cannot say of a body that is bytes or text.
    pub(super) fn check_whole_body(&mut self, schema: &Node) {
        const SAID: &[&str] = &["type", "format", "title", "example"];
        for entry in schema
            .entries()
            .iter()
            .filter(|entry| !SAID.contains(&&*entry.key) && !entry.key.starts_with("x-"))
        {
            let sentence = format!(
                "`{}` of a body of bytes or text is not supported: describe the body around it",
                entry.key
            );
            self.findings.add(&entry.place, sentence);
        }
    }

    /// Whether `ty` is a struct.
    fn is_object(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(name) => self.items().any(|item| match item {
                Item::Object(object) => object.name == *name,
                Item::Alias(alias) => alias.name == *name && self.is_object(&alias.ty),
                _ => false,
            }),
            Type::Ruled(inner, _) => self.is_object(inner),
            _ => false,
        }
    }
}

/// Whether a body of this media type is turned into values.
fn is_parsed(media_type: &str) -> bool {
    matches!(
        media_type,
        "application/json" | "application/x-www-form-urlencoded" | "multipart/form-data"
    ) || media_type.ends_with("+json")
}

/// Whether a schema is that of bytes.
pub(super) fn is_binary(node: &Node) -> bool {
    node.text("type") == Some("string") && node.text("format") == Some("binary")
}

/// A media type without parameters, in lower case.
pub(super) fn media_essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// The variant of a media type: `Json`, `Form`, `Multipart`, `MergePatchJson`, `Pdf`.
pub(super) fn payload_name(media_type: &str) -> String {
    match media_type {
        "application/json" => "Json".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "*/*" => "Any".to_owned(),
        other => variant_name(
            other
                .split(';')
                .next()
                .unwrap_or(other)
                .rsplit('/')
                .next()
                .unwrap_or(other),
            "Other",
        ),
    }
}
