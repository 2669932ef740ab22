//! Any JSON value at all.

use std::borrow::Cow;

use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseResult, ToJSON, Type};
use serde::Serialize;
use serde_json::Value;

/// The empty schema `{}`: any value, `null` included.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(transparent)]
pub struct AnyJson(pub Value);

impl AnyJson {
    /// Reads a JSON text, such as one that was kept of a request. (`serde_json` by itself takes an object with a certain member for a text of its
    /// own, and reads that instead.)
    ///
    /// # Errors
    /// A sentence, when it is none or has a member twice.
    pub fn parse(text: &str) -> Result<Self, String> {
        crate::request::json::parse(text.as_bytes()).map(Self)
    }

    /// The value itself.
    #[must_use]
    pub fn into_inner(self) -> Value {
        self.0
    }
}

impl From<Value> for AnyJson {
    fn from(value: Value) -> Self {
        Self(value)
    }
}

impl std::ops::Deref for AnyJson {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl Type for AnyJson {
    const IS_REQUIRED: bool = true;
    type RawValueType = Value;
    type RawElementValueType = Value;

    fn name() -> Cow<'static, str> {
        "any".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema::ANY))
    }

    fn as_raw_value(&self) -> Option<&Value> {
        Some(&self.0)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Value> + 'a> {
        Box::new(std::iter::once(&self.0))
    }
}

impl ParseFromJSON for AnyJson {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        value.map(Self).ok_or_else(ParseError::expected_input)
    }
}

impl ToJSON for AnyJson {
    fn to_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, Type};
    use serde_json::json;

    use super::AnyJson;

    #[test]
    fn a_text_is_read_as_it_is_whatever_its_members_are_called() {
        for text in [
            r#"{"$serde_json::private::RawValue":"[9]"}"#,
            r#"{"$serde_json::private::Number":"9"}"#,
            r#"[1,{"x":{"$serde_json::private::RawValue":"1","b":2}}]"#,
        ] {
            assert_eq!(AnyJson::parse(text).unwrap().0.to_string(), text);
        }
        assert!(AnyJson::parse("[1").is_err());
    }

    #[test]
    fn every_value_is_kept_and_none_is_missing() {
        for value in [json!(null), json!([1, {"a": null}])] {
            let any = AnyJson::parse_from_json(Some(value.clone())).unwrap();
            assert_eq!(serde_json::to_value(any).unwrap(), value);
        }
        assert!(AnyJson::parse_from_json(None).is_err());
        assert!(AnyJson::schema_ref().unwrap_inline().is_empty());
    }
}
