//! Header parameters.

use std::borrow::Cow;

use poem::http::{HeaderMap, HeaderName};
use poem::{Request, RequestBody, Result};
use poem_openapi::error::ParseParamError;
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, Registry};
use poem_openapi::types::ParseFromParameter;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

/// A header. Several lines of it are one, joined by commas (RFC 9110 section 5.3), and bytes that
/// are no text stay visible as U+FFFD: poem-openapi's own drops such a line, so that a broken
/// `If-Match` would count as none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<T>(pub T);

impl<T> std::ops::Deref for Header<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'a, T: ParseFromParameter> ApiExtractor<'a> for Header<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = T::IS_REQUIRED;
    type ParamType = T;
    type ParamRawType = T::RawValueType;

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Header)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(T::schema_ref())
    }

    fn param_raw_type(&self) -> Option<&T::RawValueType> {
        self.0.as_raw_value()
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        options: ExtractParamOptions<T>,
    ) -> Result<Self> {
        let text = HeaderName::from_bytes(options.name.as_bytes())
            .ok()
            .and_then(|name| header_text(request.headers(), &name));
        if let (None, Some(default)) = (&text, options.default_value) {
            return Ok(Self(default()));
        }
        T::parse_from_parameters(text).map(Self).map_err(|error| {
            let name = options.name;
            let reason = error.into_message();
            ParseParamError { name, reason }.into()
        })
    }
}

/// All lines of a header as one.
pub(crate) fn header_text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<Cow<'h, str>> {
    let mut lines = headers
        .get_all(name)
        .iter()
        .map(|line| String::from_utf8_lossy(line.as_bytes()));
    let first = lines.next()?;
    Some(lines.fold(first, |mut joined, line| {
        let text = joined.to_mut();
        text.push_str(", ");
        text.push_str(&line);
        joined
    }))
}

#[cfg(test)]
mod tests {
    use poem::Request;
    use poem::http::HeaderValue;
    use poem_openapi::{ApiExtractor, ExtractParamOptions};

    use super::Header;
    use crate::{Opt, Str};

    async fn read(lines: &[&[u8]]) -> Option<String> {
        let mut request = Request::builder();
        for line in lines {
            request = request.header("If-Match", HeaderValue::from_bytes(line).unwrap());
        }
        let (request, mut body) = request.finish().split();
        let options = ExtractParamOptions {
            name: "If-Match",
            explode: false,
            ..Default::default()
        };
        let header = Header::<Opt<Str>>::from_request(&request, &mut body, options);
        header.await.unwrap().0.0.map(Str::into_inner)
    }

    #[tokio::test]
    async fn lines_are_joined_and_nothing_is_dropped() {
        assert_eq!(read(&[]).await, None);
        assert_eq!(read(&[b"\"a\""]).await.as_deref(), Some("\"a\""));
        assert_eq!(
            read(&[b"\"a\"", b"\"b\", \"c\""]).await.as_deref(),
            Some("\"a\", \"b\", \"c\"")
        );
        assert_eq!(read(&[b"\"\xff\""]).await.as_deref(), Some("\"\u{fffd}\""));
    }
}
