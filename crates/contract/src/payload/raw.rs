//! Request bodies of any bytes.

use std::marker::PhantomData;

use bytes::Bytes;
use poem::{Request, RequestBody, Result};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::MetaSchemaRef;

use super::binary::binary_schema;
use super::extractor::body_extractor;
use super::media_type::{MediaType, fits};
use crate::request::{Parsed, received};

/// A request body that is not parsed, in memory.
pub struct RawBody<M> {
    /// The bytes.
    pub bytes: Bytes,
    /// The `Content-Type` as it was sent.
    pub content_type: Option<String>,
    media_type: PhantomData<fn() -> M>,
}

impl<M> std::fmt::Debug for RawBody<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawBody")
            .field("length", &self.bytes.len())
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl<M: MediaType> Payload for RawBody<M> {
    const CONTENT_TYPE: &'static str = M::NAME;

    fn check_content_type(content_type: &str) -> bool {
        fits(M::NAME, content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        binary_schema()
    }
}

impl<M: MediaType> ParsePayload for RawBody<M> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, _body: &mut RequestBody) -> Result<Self> {
        let bytes = match received(request)? {
            Parsed::Raw(bytes) => bytes,
            _ => Bytes::new(),
        };
        Ok(Self {
            bytes,
            content_type: request.content_type().map(str::to_owned),
            media_type: PhantomData,
        })
    }
}

body_extractor!(RawBody<M>, M: MediaType);
