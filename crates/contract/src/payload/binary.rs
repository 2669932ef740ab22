//! Responses that are not JSON.

use std::marker::PhantomData;

use poem::http::{HeaderValue, header};
use poem::{Body, IntoResponse, Response};
use poem_openapi::payload::Payload;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};

use super::media_type::MediaType;

/// Bytes, documented as `type: string, format: binary`.
pub struct Binary<M> {
    body: Body,
    content_type: HeaderValue,
    media_type: PhantomData<fn() -> M>,
}

impl<M: MediaType> Binary<M> {
    /// Sends the body as the documented media type.
    pub fn new(body: impl Into<Body>) -> Self {
        Self {
            body: body.into(),
            content_type: HeaderValue::from_static(M::NAME),
            media_type: PhantomData,
        }
    }

    /// Sends another `Content-Type`, where the document has a range such as `*/*`. One that cannot
    /// be in a header is left as it was.
    #[must_use]
    pub fn with_content_type(mut self, content_type: &str) -> Self {
        if let Ok(content_type) = HeaderValue::from_str(content_type) {
            self.content_type = content_type;
        }
        self
    }
}

impl<M> std::fmt::Debug for Binary<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Binary")
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl<M: MediaType> Payload for Binary<M> {
    const CONTENT_TYPE: &'static str = M::NAME;

    fn schema_ref() -> MetaSchemaRef {
        binary_schema()
    }
}

impl<M> IntoResponse for Binary<M> {
    fn into_response(self) -> Response {
        with_type(self.body, self.content_type)
    }
}

/// Text, documented as `type: string`.
pub struct Text<M> {
    text: String,
    media_type: PhantomData<fn() -> M>,
}

impl<M> Text<M> {
    /// Sends the text as the documented media type, in UTF-8.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            media_type: PhantomData,
        }
    }
}

impl<M> std::fmt::Debug for Text<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Text").field(&self.text).finish()
    }
}

impl<M: MediaType> Payload for Text<M> {
    const CONTENT_TYPE: &'static str = M::NAME;

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")))
    }
}

impl<M: MediaType> IntoResponse for Text<M> {
    fn into_response(self) -> Response {
        with_type(
            Body::from_string(self.text),
            HeaderValue::from_static(M::NAME),
        )
    }
}

fn with_type(body: Body, content_type: HeaderValue) -> Response {
    let mut response = Response::from(body);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}

pub(super) fn binary_schema() -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(MetaSchema::new_with_format("string", "binary")))
}

#[cfg(test)]
mod tests {
    use poem::IntoResponse;
    use poem_openapi::payload::Payload;

    use super::{Binary, Text};

    crate::media_type! { Png = "image/png" }
    crate::media_type! { Anything = "*/*" }
    crate::media_type! { Plain = "text/plain" }

    #[tokio::test]
    async fn bytes_are_sent_as_documented_or_as_told() {
        let response = Binary::<Png>::new(vec![1, 2]).into_response();
        assert_eq!(response.content_type(), Some("image/png"));
        assert_eq!(response.into_body().into_vec().await.unwrap(), [1, 2]);
        let response = Binary::<Anything>::new("a")
            .with_content_type("text/css")
            .into_response();
        assert_eq!(response.content_type(), Some("text/css"));
        assert_eq!(
            Binary::<Png>::schema_ref().unwrap_inline().format,
            Some("binary")
        );
    }

    #[tokio::test]
    async fn text_is_documented_as_a_plain_string() {
        let response = Text::<Plain>::new("a").into_response();
        assert_eq!(response.content_type(), Some("text/plain"));
        assert_eq!(Text::<Plain>::schema_ref().unwrap_inline().format, None);
    }
}
