//! Any JSON value, as it is written.

use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseResult, ToJSON};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::AnyJson;

/// A schema with `x-exact` that says nothing else: any value, `null` included, as a JSON text. What a request has there comes without white space between its tokens, each
/// of its strings is one of Unicode, no member appears twice, and it may be nested to any depth. A response has the text that it was made of.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct ExactJson(Box<RawValue>);

impl ExactJson {
    /// A JSON text.
    ///
    /// # Errors
    /// When it is none.
    pub fn new(json: String) -> Result<Self, serde_json::Error> {
        RawValue::from_string(json).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        Box::<str>::from(self.0).into_string()
    }
}

impl PartialEq for ExactJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

crate::own_type!(
    ExactJson,
    "any",
    MetaSchemaRef::Inline(Box::new(MetaSchema::ANY)),
    |_registry| {}
);

impl ParseFromJSON for ExactJson {
    /// What is parsed has the text as a string in the place of the value.
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value {
            Some(Value::String(json)) => Self::new(json).map_err(ParseError::custom),
            _ => Err(ParseError::expected_input()),
        }
    }
}

impl ToJSON for ExactJson {
    /// As near as a [`Value`] comes; a response is written from the text.
    fn to_json(&self) -> Option<Value> {
        AnyJson::parse(self.as_str()).ok().map(AnyJson::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
    use serde_json::{Value, json};

    use super::ExactJson;

    #[test]
    fn what_is_written_is_what_was_read() {
        let text = r#"{"b":1.10,"a":[1e400,-0,123456789012345678901234567890]}"#;
        let exact = ExactJson::parse_from_json(Some(Value::String(text.to_owned()))).unwrap();
        assert_eq!(serde_json::to_string(&exact).unwrap(), text);
        assert_eq!(
            (exact.as_str(), exact.clone().into_string()),
            (text, text.to_owned())
        );
        let in_an_object = serde_json::to_string(&[Some(exact)]).unwrap();
        assert_eq!(in_an_object, format!("[{text}]"));
    }

    #[test]
    fn it_says_nothing_of_the_value() {
        assert!(ExactJson::schema_ref().unwrap_inline().is_empty());
        let exact = ExactJson::new("[1]".to_owned()).unwrap();
        assert_eq!(exact.to_json(), Some(json!([1])));
    }

    #[test]
    fn what_is_no_text_of_json_is_refused() {
        for text in ["", "[1", "1 2"] {
            assert!(ExactJson::new(text.to_owned()).is_err());
        }
        for value in [None, Some(json!(null)), Some(json!([1])), Some(json!("x"))] {
            assert!(ExactJson::parse_from_json(value).is_err());
        }
    }
}
