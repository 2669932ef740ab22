//! Response headers that a middleware sets for every response.

use std::borrow::Cow;
use std::marker::PhantomData;

use poem::http::HeaderValue;
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ToHeader, Type};

/// Documented as `T` (required when `T` is), but sends nothing: an outer middleware does, so the
/// handler is not asked for it.
pub struct SetByServer<T>(PhantomData<fn() -> T>);

impl<T> SetByServer<T> {
    /// The placeholder.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Default for SetByServer<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for SetByServer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for SetByServer<T> {}

impl<T> std::fmt::Debug for SetByServer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SetByServer")
    }
}

impl<T: Type> Type for SetByServer<T> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;
    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        None
    }

    fn raw_element_iter<'a>(
        &'a self,
    ) -> Box<dyn Iterator<Item = &'a Self::RawElementValueType> + 'a> {
        Box::new(std::iter::empty())
    }
}

impl<T: Type> ToHeader for SetByServer<T> {
    fn to_header(&self) -> Option<HeaderValue> {
        None
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ToHeader, Type};

    use super::SetByServer;
    use crate::{Opt, Str};

    #[test]
    fn it_is_documented_as_its_type_and_sends_nothing() {
        const { assert!(<SetByServer<Str> as Type>::IS_REQUIRED) };
        const { assert!(!<SetByServer<Opt<Str>> as Type>::IS_REQUIRED) };
        assert_eq!(SetByServer::<Str>::schema_ref(), Str::schema_ref());
        assert_eq!(SetByServer::<Str>::new().to_header(), None);
    }
}
