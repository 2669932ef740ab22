//! Responses.

use super::{
    body::{is_binary, media_essence, payload_name},
    operation::words,
    parameter::is_token,
    state::{Lowering, component_name},
};
use crate::{
    model::{Content, Payload, Response, ResponseHeader, Status},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

impl<'a> Lowering<'a> {
    /// The responses of the operation `node` and the name of their enum.
    pub(super) fn responses(
        &mut self,
        node: &'a Node,
        prefix: &str,
    ) -> Option<(String, Vec<Response>)> {
        let entry = node.entry("responses")?;
        let name = self.names.claim(&format!("{prefix}Response"));
        let mut lowered = Vec::new();
        let responses: Vec<&Entry> = entry
            .node
            .entries()
            .iter()
            .filter(|entry| !entry.key.starts_with("x-"))
            .collect();
        if responses.is_empty() {
            self.findings
                .add(&entry.place, "an operation needs a response");
        }
        for response in responses {
            lowered.extend(self.response(response, prefix));
        }
        Some((name, lowered))
    }

    fn response(&mut self, entry: &'a Entry, prefix: &str) -> Option<Response> {
        let (status, variant) = self.status(entry)?;
        let node = self.target(&entry.node)?;
        let own = format!("{prefix}{variant}");
        let prefix = entry.node.reference().map_or(own.clone(), |text| {
            type_name(component_name(text), "Response")
        });
        let content = self.content(node, status, &prefix, &own);
        if status == Status::Other && node.get("content").is_none() {
            let sentence =
                "a `default` response needs a body: poem-openapi has no other way to say it";
            self.findings.add(&entry.place, sentence);
        }
        let mut headers = Vec::new();
        let mut names = Names::of_values();
        names.claim("status");
        for header in node.get("headers").map(Node::entries).unwrap_or_default() {
            headers.extend(self.header(header, &mut names, &prefix));
        }
        Some(Response {
            constructor: value_name(&variant, "other"),
            variant,
            status,
            description: words(node, "description").unwrap_or_default(),
            content,
            headers,
        })
    }

    fn content(
        &mut self,
        node: &'a Node,
        status: Status,
        prefix: &str,
        own: &str,
    ) -> Option<Content> {
        let entry = node.entry("content")?;
        let media = entry.node.entries();
        if matches!(status, Status::Code(100..=199 | 204 | 205 | 304)) && !media.is_empty() {
            self.findings
                .add(&entry.place, "a response of this status has no body");
            return None;
        }
        let mut names = Names::free();
        let mut payloads = Vec::new();
        for media in media {
            let Some((payload, content_type)) = self.response_payload(media, prefix) else {
                continue;
            };
            payloads.push((
                names.claim(&payload_name(&media.key)),
                payload,
                content_type,
            ));
        }
        match payloads.len() {
            0 => None,
            1 => payloads
                .pop()
                .map(|(_, payload, content_type)| Content::One(payload, content_type)),
            _ => Some(Content::Choice(
                self.names.claim(&format!("{own}Content")),
                payloads,
            )),
        }
    }

    fn response_payload(
        &mut self,
        media: &'a Entry,
        prefix: &str,
    ) -> Option<(Payload, Option<String>)> {
        self.refuse_streaming(media);
        let essence = media_essence(&media.key);
        let schema = media.node.get("schema")?;
        if essence == "text/event-stream" {
            return Some((
                Payload::Events(self.value_type(schema, &format!("{prefix}Event"))?),
                None,
            ));
        }
        if essence == "application/json" || essence.ends_with("+json") {
            let ty = self.value_type(schema, &format!("{prefix}Json"))?;
            return Some((
                Payload::Json(ty),
                (media.key != "application/json").then(|| media.key.clone()),
            ));
        }
        if !essence.contains('/') || !media.key.chars().all(|c| matches!(c, ' '..='~')) {
            self.findings
                .add(&media.place, format!("`{}` is no media type", media.key));
            return None;
        }
        let node = self.target(schema)?;
        let marker = self.media_type(&media.key);
        if is_binary(node) {
            self.note_file(schema);
            self.check_whole_body(node);
            return Some((Payload::Binary(marker), None));
        }
        if node.text("type") == Some("string")
            && node.get("format").is_none()
            && node.get("enum").is_none()
        {
            self.check_whole_body(node);
            return Some((Payload::Text(marker), None));
        }
        let sentence = format!(
            "a body of `{}` is described as `type: string`, with `format: binary` where it is no text",
            media.key
        );
        self.findings.add(&schema.place, sentence);
        None
    }

    fn header(
        &mut self,
        entry: &'a Entry,
        names: &mut Names,
        prefix: &str,
    ) -> Option<ResponseHeader> {
        let node = self.target(&entry.node)?;
        if entry.key.eq_ignore_ascii_case("content-type") {
            self.findings.add(
                &entry.place,
                "the header `content-type` is described by the media types of the response",
            );
            return None;
        }
        if !is_token(&entry.key) {
            self.findings.add(
                &entry.place,
                format!("`{}` is no name of a header", entry.key),
            );
            return None;
        }
        let hint = match entry.node.reference().map(component_name) {
            Some(component) => type_name(component, "Header"),
            None => format!("{prefix}{}", type_name(&entry.key, "Header")),
        };
        let ty = self.value_type(node.get("schema")?, &hint)?;
        if !self.is_textual(&ty, false) {
            self.findings.add(
                &entry.node.place,
                "a header is one value, neither null nor an array nor an object",
            );
            return None;
        }
        Some(ResponseHeader {
            name: names.claim(&value_name(&entry.key, "header")),
            wire: entry.key.clone(),
            description: words(node, "description"),
            ty,
            required: node.flag("required"),
            deprecated: node.flag("deprecated"),
            set_by_server: node.flag("x-set-by-server"),
        })
    }
}
