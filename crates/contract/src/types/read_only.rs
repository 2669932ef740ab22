//! Members that only responses carry, though the document requires them.

use std::borrow::Cow;

use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseResult, ToJSON, Type};
use serde::Serialize;
use serde_json::Value;

/// Required and `readOnly`. In a request it is absent (the `Object` derive asks for a `Default`
/// there); in a response it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ReadOnly<T>(pub Option<T>);

impl<T> ReadOnly<T> {
    /// Whether nothing is there; what serde's `skip_serializing_if` asks.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        self.0.is_none()
    }

    /// The option itself.
    #[must_use]
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<T> Default for ReadOnly<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for ReadOnly<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T> std::ops::Deref for ReadOnly<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T: Type> Type for ReadOnly<T> {
    const IS_REQUIRED: bool = true;
    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        format!("read_only_{}", T::name()).into()
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.0.as_ref().and_then(Type::as_raw_value)
    }

    fn raw_element_iter<'a>(
        &'a self,
    ) -> Box<dyn Iterator<Item = &'a Self::RawElementValueType> + 'a> {
        Box::new(self.0.iter().flat_map(Type::raw_element_iter))
    }
}

impl<T: ParseFromJSON> ParseFromJSON for ReadOnly<T> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        T::parse_from_json(value)
            .map(|value| Self(Some(value)))
            .map_err(ParseError::propagate)
    }
}

impl<T: ToJSON> ToJSON for ReadOnly<T> {
    fn to_json(&self) -> Option<Value> {
        self.0.as_ref().and_then(ToJSON::to_json)
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ToJSON, Type};
    use serde_json::json;

    use super::ReadOnly;
    use crate::Int;

    #[test]
    fn it_is_required_and_written() {
        const { assert!(<ReadOnly<Int> as Type>::IS_REQUIRED) };
        assert_eq!(ReadOnly::from(Int(1)).to_json(), Some(json!(1)));
        assert_eq!(serde_json::to_string(&ReadOnly::from(Int(1))).unwrap(), "1");
    }

    #[test]
    fn what_was_not_given_is_absent() {
        assert!(ReadOnly::<Int>::default().is_absent());
        assert_eq!(ReadOnly::<Int>::default().to_json(), None);
    }
}
