//! Members that may be absent. poem-openapi's `Option` silently accepts `null` as well.

use std::borrow::Cow;

use poem::http::HeaderValue;
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{
    ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToHeader, ToJSON, Type,
};
use serde::Serialize;
use serde_json::Value;

/// Optional, but not nullable: absent is fine, `null` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Opt<T>(pub Option<T>);

impl<T> Opt<T> {
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

impl<T> Default for Opt<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Option<T>> for Opt<T> {
    fn from(value: Option<T>) -> Self {
        Self(value)
    }
}

impl<T> std::ops::Deref for Opt<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T: Type> Type for Opt<T> {
    const IS_REQUIRED: bool = false;
    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        format!("optional_{}", T::name()).into()
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

    fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: ParseFromJSON> ParseFromJSON for Opt<T> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value {
            None => Ok(Self(None)),
            value => T::parse_from_json(value)
                .map(|value| Self(Some(value)))
                .map_err(ParseError::propagate),
        }
    }
}

impl<T: ParseFromParameter> ParseFromParameter for Opt<T> {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        T::parse_from_parameter(text)
            .map(|value| Self(Some(value)))
            .map_err(ParseError::propagate)
    }

    fn parse_from_parameters<I: IntoIterator<Item = A>, A: AsRef<str>>(
        texts: I,
    ) -> ParseResult<Self> {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_none() {
            return Ok(Self(None));
        }
        T::parse_from_parameters(texts)
            .map(|value| Self(Some(value)))
            .map_err(ParseError::propagate)
    }
}

impl<T: ToJSON> ToJSON for Opt<T> {
    fn to_json(&self) -> Option<Value> {
        self.0.as_ref().and_then(ToJSON::to_json)
    }
}

impl<T: ToHeader> ToHeader for Opt<T> {
    fn to_header(&self) -> Option<HeaderValue> {
        self.0.as_ref().and_then(ToHeader::to_header)
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ParseFromParameter, ToHeader, ToJSON, Type};
    use serde_json::json;

    use super::Opt;
    use crate::{Int, Str};

    #[test]
    fn absent_is_fine_and_null_is_not() {
        assert_eq!(Opt::<Str>::parse_from_json(None).unwrap(), Opt(None));
        assert!(Opt::<Str>::parse_from_json(Some(json!(null))).is_err());
        assert_eq!(
            Opt::<Str>::parse_from_json(Some(json!("a"))).unwrap(),
            Opt(Some(Str::from("a")))
        );
        const { assert!(!<Opt<Str> as Type>::IS_REQUIRED) };
        assert!(!Opt::<Str>::schema_ref().unwrap_inline().nullable);
    }

    #[test]
    fn absent_parameters_are_absent() {
        let none: [&str; 0] = [];
        assert_eq!(Opt::<Int>::parse_from_parameters(none).unwrap(), Opt(None));
        assert_eq!(
            Opt::<Int>::parse_from_parameters(["5"]).unwrap(),
            Opt(Some(Int(5)))
        );
        assert!(Opt::<Int>::parse_from_parameters(["x"]).is_err());
    }

    #[test]
    fn absent_writes_nothing() {
        assert_eq!(Opt::<Str>(None).to_json(), None);
        assert_eq!(Opt::<Str>(None).to_header(), None);
        assert_eq!(Opt(Some(Int(5))).to_header().unwrap(), "5");
        assert!(Opt::<Str>(None).is_absent());
    }
}
