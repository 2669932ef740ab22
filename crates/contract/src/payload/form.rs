//! URL-encoded forms.

use poem::{Request, RequestBody, Result};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};

use super::extractor::body_extractor;
use super::media_type::fits;
use crate::request::{Parsed, received, unfit};

/// An `application/x-www-form-urlencoded` body. Its texts become JSON by the document's schema and
/// are validated as such; poem-openapi's own knows no repeated names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form<T>(pub T);

impl<T> Form<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: Type> Payload for Form<T> {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";

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

impl<T: ParseFromJSON> ParsePayload for Form<T> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;

    async fn from_request(request: &Request, _body: &mut RequestBody) -> Result<Self> {
        let value = match received(request)? {
            Parsed::Json(value) => Some(value),
            _ => None,
        };
        T::parse_from_json(value).map(Self).map_err(unfit)
    }
}

body_extractor!(Form<T>, T: ParseFromJSON);
