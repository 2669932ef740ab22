//! Reading, parsing and validating a body.

use poem::http::header;
use poem::{Body, Request, RequestBody};
use serde_json::Value;

use super::refused::Refused;
use super::state::{Parsed, State};
use super::{form, json, multipart, read};
use crate::index::{self, BodyKind, Operation};
use crate::payload::multipart::Parts;
use crate::payload::streamed::BodyStream;
use crate::{Location, Violation};

/// Leaves the operation's body in `state`, or says why not. What breaks the schema is added to
/// `violations`.
pub(super) async fn receive(
    state: &State,
    operation: &Operation,
    request: &Request,
    body: &mut RequestBody,
    violations: &mut Vec<Violation>,
) -> Result<(), Refused> {
    let sent = body
        .take()
        .map_err(|_| Refused::Misused("the body was taken before it was validated"))?;
    let Some(documented) = choose(operation, request, &sent)? else {
        if operation.body_required {
            violations.push(Violation::new(
                Location::Body,
                Vec::new(),
                "required",
                Value::Null,
            ));
        }
        state.keep_body(Parsed::Absent);
        return Ok(());
    };
    let limits = &state.shared.limits;
    let limit = match documented.kind {
        BodyKind::Json(_) | BodyKind::Form(..) => limits.body,
        BodyKind::Multipart(..) | BodyKind::Raw | BodyKind::Streamed => limits.multipart,
    };
    let patience = limits.body_timeout;
    let declared = read::declared(request, limit)?;
    if let BodyKind::Streamed = documented.kind {
        let pieces = BodyStream::new(read::pieces(sent, limit, patience));
        let length = declared.and_then(|length| u64::try_from(length).ok());
        state.keep_body(Parsed::Streamed(length, pieces));
        return Ok(());
    }
    let memory = limits.memory.reserve(declared.unwrap_or(limit), patience);
    state.keep_permit(memory.await?);
    if let BodyKind::Multipart(shape, validator) = &documented.kind {
        let pieces = read::pieces(sent, limit, patience);
        let texts = multipart::TextLimits {
            each: limits.part_text,
            json: limits.body,
        };
        let mut form = multipart::read(request, pieces, declared, texts, shape).await?;
        violations.extend(form.violations);
        check(documented, validator, &mut form.value, violations);
        blame(violations, &form.blank);
        state.keep_body(Parsed::Parts(Parts::new(form.value, form.files)));
        return Ok(());
    }
    let bytes = read::bytes(sent, declared, limit, patience).await?;
    let parsed = match &documented.kind {
        _ if bytes.is_empty() && !operation.body_required => Parsed::Absent,
        BodyKind::Json(validator) => {
            let exact = documented.exact.as_ref();
            let mut value = json::parse_with(&bytes, exact).map_err(Refused::Malformed)?;
            check(documented, validator, &mut value, violations);
            Parsed::Json(value)
        }
        BodyKind::Form(shape, validator) => {
            let mut value = form::parse(&bytes, shape, violations)?;
            check(documented, validator, &mut value, violations);
            Parsed::Json(value)
        }
        _ => Parsed::Raw(bytes),
    };
    state.keep_body(parsed);
    Ok(())
}

fn check(
    documented: &index::Body,
    validator: &index::Validator,
    value: &mut Value,
    violations: &mut Vec<Violation>,
) {
    if let Some(tidy) = &documented.tidy {
        tidy.apply(value);
    }
    validator.check(value, Location::Body, &[], violations);
}

/// A required file for which an empty text was sent is no file, rather than missing.
fn blame(violations: &mut [Violation], blank: &[String]) {
    for violation in violations {
        match &*violation.path {
            [name] if violation.keyword == "required" && blank.contains(name) => {
                *violation = multipart::no_file(name);
            }
            _ => {}
        }
    }
}

/// The documented body that the `Content-Type` chooses; none when nothing was sent.
fn choose<'o>(
    operation: &'o Operation,
    request: &Request,
    sent: &Body,
) -> Result<Option<&'o index::Body>, Refused> {
    let content_type = request.content_type();
    if content_type.is_none() && sent.is_empty() {
        return Ok(None);
    }
    if is_encoded(request) {
        let plain = "sent without a Content-Encoding".to_owned();
        return Err(Refused::UnsupportedMediaType(vec![plain]));
    }
    operation
        .body(content_type.unwrap_or_default())
        .map(Some)
        .ok_or_else(|| {
            let supported = operation.bodies.iter();
            Refused::UnsupportedMediaType(supported.map(|body| body.media_type.clone()).collect())
        })
}

/// Whether the body is compressed, which no operation takes (RFC 9110, section 8.4).
fn is_encoded(request: &Request) -> bool {
    let mut encodings = request.headers().get_all(header::CONTENT_ENCODING).iter();
    encodings.any(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

#[cfg(test)]
mod tests {
    use super::{Location, Value, Violation, blame};

    #[test]
    fn a_required_file_that_was_sent_as_nothing_is_no_file() {
        let required = |path: &[&str]| {
            let path = path.iter().map(|name| (*name).to_owned()).collect();
            Violation::new(Location::Body, path, "required", Value::Null)
        };
        let mut found = [
            required(&["a"]),
            required(&["b"]),
            required(&["a", "b"]),
            required(&[]),
        ];
        blame(&mut found, &["a".to_owned()]);
        let keywords = found.each_ref().map(|it| it.keyword);
        assert_eq!(keywords, ["type", "required", "required", "required"]);
        assert_eq!(
            (&*found[0].path, &found[0].limit),
            (&["a".to_owned()][..], &Value::from("file"))
        );
    }
}
