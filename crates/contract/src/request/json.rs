//! Strict JSON (RFC 8259): UTF-8, one value, no member twice, no more than 128 levels deep.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::exact::compact;
use crate::index::Exact;

/// What is said of a body of no bytes.
pub const EMPTY_BODY: &str = "The body is empty; JSON was expected.";

/// A member's name is shown up to this many characters.
const SHOWN: usize = 100;

/// Parses a JSON text.
///
/// # Errors
/// A sentence that says what is wrong and where, and may be shown.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, String> {
    parse_with(bytes, None)
}

/// The same. What is kept as it is written stands as a string with its text in the place of the value.
pub(super) fn parse_with(bytes: &[u8], exact: Option<&Exact>) -> Result<Value, String> {
    if bytes.is_empty() {
        return Err(EMPTY_BODY.to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "The body is not UTF-8.".to_owned())?;
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = Strict(exact)
        .deserialize(&mut parser)
        .map_err(|error| sentence(&error))?;
    parser.end().map_err(|error| sentence(&error))?;
    Ok(value)
}

fn sentence(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = said.strip_suffix(&place).unwrap_or(&said);
    let lead = if error.is_data() {
        "The body is refused"
    } else {
        "The body is not JSON"
    };
    format!(
        "{lead}: {what} (line {}, column {}).",
        error.line(),
        error.column()
    )
}

/// What is wrong with an object that has this member twice.
pub(super) fn twice(name: &str) -> String {
    let shown: String = name.chars().take(SHOWN).collect();
    format!("the member `{shown}` appears twice")
}

/// Makes a [`Value`], like its own `Deserialize`, but no member may appear twice, and some are kept as they are written.
#[derive(Clone, Copy)]
struct Strict<'e>(Option<&'e Exact>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.0.is_some_and(Exact::is_whole) {
            let text = <&RawValue>::deserialize(deserializer)?;
            return compact(text.get())
                .map(Value::String)
                .map_err(Error::custom);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        let item = Strict(self.0.and_then(Exact::item));
        while let Some(item) = items.next_element_seed(item)? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(twice(&name)));
            }
            let member = Strict(self.0.and_then(|exact| exact.member(&name)));
            object.insert(name, members.next_value_seed(member)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn values_are_what_serde_json_says() {
        let text = r#" {"a": [1, -2, 18446744073709551615, 1.5, true, null, "\u00e4\ud83d\ude00"], "": {}} "#;
        assert_eq!(
            parse(text.as_bytes()).unwrap(),
            serde_json::from_str::<serde_json::Value>(text).unwrap()
        );
        assert_eq!(parse(b"5").unwrap(), json!(5));
    }

    #[test]
    fn a_member_twice_is_refused_at_any_depth() {
        for text in [r#"{"a": 1, "a": 1}"#, r#"[{"b": {"a": 1, "\u0061": 2}}]"#] {
            let said = parse(text.as_bytes()).unwrap_err();
            assert!(
                said.contains("the member `a` appears twice (line 1, column "),
                "{said}"
            );
        }
        assert!(parse(br#"{"a": {"a": {"a": 1}}}"#).is_ok());
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for (bytes, said) in [
            (&b""[..], "The body is empty; JSON was expected."),
            (
                b"{\"a\": 1,}",
                "The body is not JSON: trailing comma (line 1, column 9).",
            ),
            (
                b"{} x",
                "The body is not JSON: trailing characters (line 1, column 4).",
            ),
            (b"\"\xff\"", "The body is not UTF-8."),
            (
                b"NaN",
                "The body is not JSON: expected value (line 1, column 1).",
            ),
        ] {
            assert_eq!(parse(bytes).unwrap_err(), said);
        }
        for bytes in [
            &br#""\ud800""#[..],
            br#""\udc00""#,
            br#""\ud800\u0041""#,
            b"1e999",
            b"\"\n\"",
        ] {
            assert!(
                parse(bytes)
                    .unwrap_err()
                    .starts_with("The body is not JSON: ")
            );
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(nested(127).as_bytes()).is_ok());
        let said = parse(nested(129).as_bytes()).unwrap_err();
        assert!(said.contains("recursion limit exceeded"), "{said}");
        assert!(parse("[".repeat(1_000_000).as_bytes()).is_err());
    }
}
