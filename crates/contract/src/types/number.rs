//! Numbers without a format. poem-openapi's own integers and floats always document one.

use std::borrow::Cow;

use serde::Serializer;
use serde_json::Value;

use crate::Scalar;

/// `type: integer`. Validation keeps what does not fit 64 bits out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Int(pub i64);

impl Scalar for Int {
    const TYPE: &'static str = "integer";
    const FORMAT: Option<&'static str> = None;

    fn from_json(value: Value) -> Result<Self, Value> {
        value.as_i64().map(Self).ok_or(value)
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn json(&self) -> Value {
        self.0.into()
    }

    fn text(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn emit<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}
crate::scalar_impls!(Int, i64);

/// `type: number`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Num(pub f64);

impl Scalar for Num {
    const TYPE: &'static str = "number";
    const FORMAT: Option<&'static str> = None;

    fn from_json(value: Value) -> Result<Self, Value> {
        value.as_f64().map(Self).ok_or(value)
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Self)
    }

    fn json(&self) -> Value {
        self.0.into()
    }

    fn text(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn emit<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}
crate::scalar_impls!(Num, f64);

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ParseFromParameter, Type};
    use serde_json::json;

    use super::{Int, Num};

    #[test]
    fn no_format_is_documented() {
        assert_eq!(Int::schema_ref().unwrap_inline().format, None);
        assert_eq!(Num::schema_ref().unwrap_inline().format, None);
    }

    #[test]
    fn a_text_is_no_number_in_json() {
        assert!(Int::parse_from_json(Some(json!("1"))).is_err());
        assert!(Int::parse_from_json(Some(json!(1.5))).is_err());
        assert!(Num::parse_from_json(Some(json!("1"))).is_err());
        assert_eq!(Num::parse_from_json(Some(json!(1))).unwrap(), Num(1.0));
    }

    #[test]
    fn parameters_are_parsed() {
        assert_eq!(Int::parse_from_parameter("-7").unwrap(), Int(-7));
        assert!(Int::parse_from_parameter("").is_err());
        assert!(Num::parse_from_parameter("inf").is_err());
    }
}
