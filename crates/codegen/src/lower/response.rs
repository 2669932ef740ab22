//! Responses.

use super::{
    body::{is_binary, media_essence, payload_name},
    operation::words,
    state::{Lowering, component_name},
};
use crate::{
    model::{Content, Payload, Response, ResponseHeader, Status},
    names::{Names, type_name, value_name},
    read::node::{Entry, Node},
};

/// Names of statuses, as in the IANA registry of HTTP status codes.
const REASONS: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "SwitchingProtocols"),
    (102, "Processing"),
    (103, "EarlyHints"),
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritativeInformation"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "PayloadTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableEntity"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (511, "NetworkAuthenticationRequired"),
];

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

    fn status(&mut self, entry: &Entry) -> Option<(Status, String)> {
        if entry.key == "default" {
            return Some((Status::Other, "Default".to_owned()));
        }
        match entry.key.parse::<u16>() {
            Ok(code @ 100..=599) if entry.key.len() == 3 => {
                let reason = REASONS.iter().find(|(known, _)| *known == code);
                Some((
                    Status::Code(code),
                    reason.map_or_else(|| format!("Status{code}"), |(_, name)| (*name).to_owned()),
                ))
            }
            _ => {
                let sentence = format!(
                    "`{}` is no status from 100 to 599 and not `default`; ranges are not supported",
                    entry.key
                );
                self.findings.add(&entry.place, sentence);
                None
            }
        }
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
            let (payload, content_type) = self.response_payload(media, prefix)?;
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
        if !essence.contains('/') {
            self.findings
                .add(&media.place, format!("`{}` is no media type", media.key));
            return None;
        }
        let node = self.target(schema)?;
        let marker = self.media_type(&media.key);
        if is_binary(node) {
            self.note_binary(schema);
            return Some((Payload::Binary(marker), None));
        }
        if node.text("type") == Some("string")
            && node.get("format").is_none()
            && node.get("enum").is_none()
        {
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
        let valid = !entry.key.is_empty()
            && entry
                .key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c));
        if !valid {
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
