//! JSON bodies.

use std::marker::PhantomData;

use poem::http::{HeaderValue, StatusCode, header};
use poem::{Body, IntoResponse, Request, RequestBody, Response, Result};
use poem_openapi::ApiResponse;
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use serde::Serialize;

use super::media_type::{MediaType, fits};
use crate::request::{Parsed, received, unfit};

/// Room for most bodies, in bytes: it need not grow.
const USUAL: usize = 1 << 10;

/// A JSON body, documented as `application/json`. A response is written once, straight from the
/// value, by serde.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: Type> Payload for Json<T> {
    const CONTENT_TYPE: &'static str = "application/json";

    fn check_content_type(content_type: &str) -> bool {
        fits(Self::CONTENT_TYPE, content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: ParseFromJSON> ParsePayload for Json<T> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;

    async fn from_request(request: &Request, _body: &mut RequestBody) -> Result<Self> {
        let value = match received(request)? {
            Parsed::Json(value) => Some(value),
            _ => None,
        };
        T::parse_from_json(value).map(Self).map_err(unfit)
    }
}

super::extractor::body_extractor!(Json<T>, T: ParseFromJSON);

impl<T: Serialize + Send> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        let mut json = Vec::with_capacity(USUAL);
        match serde_json::to_writer(&mut json, &self.0) {
            Ok(()) => {
                let mut response = Response::from(Body::from_vec(json));
                let json = HeaderValue::from_static("application/json");
                response.headers_mut().insert(header::CONTENT_TYPE, json);
                response
            }
            Err(error) => {
                tracing::error!(%error, "a response cannot be written as JSON");
                StatusCode::INTERNAL_SERVER_ERROR.into()
            }
        }
    }
}

impl<T: Type + Serialize> ApiResponse for Json<T> {
    fn meta() -> MetaResponses {
        MetaResponses {
            responses: vec![MetaResponse {
                description: "",
                status: Some(200),
                status_range: None,
                content: vec![MetaMediaType {
                    content_type: Self::CONTENT_TYPE,
                    schema: T::schema_ref(),
                }],
                headers: vec![],
            }],
        }
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

/// A JSON body of another media type, such as `application/merge-patch+json`.
pub struct JsonAs<T, M>(Json<T>, PhantomData<fn() -> M>);

impl<T, M> JsonAs<T, M> {
    /// The body.
    pub const fn new(value: T) -> Self {
        Self(Json(value), PhantomData)
    }

    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0.0
    }
}

impl<T: std::fmt::Debug, M> std::fmt::Debug for JsonAs<T, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Type, M: MediaType> Payload for JsonAs<T, M> {
    const CONTENT_TYPE: &'static str = M::NAME;

    fn check_content_type(content_type: &str) -> bool {
        fits(M::NAME, content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: ParseFromJSON, M: MediaType> ParsePayload for JsonAs<T, M> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;

    async fn from_request(request: &Request, body: &mut RequestBody) -> Result<Self> {
        let json = <Json<T> as ParsePayload>::from_request(request, body).await?;
        Ok(Self(json, PhantomData))
    }
}

super::extractor::body_extractor!(JsonAs<T, M>, T: ParseFromJSON, M: MediaType);

impl<T: Serialize + Send, M: MediaType> IntoResponse for JsonAs<T, M> {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        let name = HeaderValue::from_static(M::NAME);
        response.headers_mut().insert(header::CONTENT_TYPE, name);
        response
    }
}
