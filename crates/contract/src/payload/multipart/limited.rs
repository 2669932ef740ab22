//! Forms with limits of their own, such as `minProperties`.

use poem_openapi::registry::{MetaSchemaRef, Registry};

use super::{MultipartForm, Parts};
use crate::{Constrained, Constraint};

impl<T: MultipartForm, C: Constraint> MultipartForm for Constrained<T, C> {
    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref().merge(C::facts())
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn from_parts(parts: &mut Parts) -> Result<Self, &'static str> {
        T::from_parts(parts).map(Self::new)
    }
}
