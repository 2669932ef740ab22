//! Finding one's way in a bundled document.

use serde_json::Value;

use super::IndexError;

/// `$ref`s followed at most this often in a row; more is a circle.
const MAX_HOPS: usize = 32;

/// A bundled OpenAPI 3.0 document: every `$ref` is local.
#[derive(Clone, Copy)]
pub(crate) struct Document<'d>(pub(crate) &'d Value);

impl<'d> Document<'d> {
    /// What `value` is after following its `$ref`s.
    pub(crate) fn resolve<'v>(self, value: &'v Value) -> Result<&'v Value, IndexError>
    where
        'd: 'v,
    {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return Ok(value);
            };
            value = reference
                .strip_prefix('#')
                .and_then(|pointer| self.0.pointer(pointer))
                .ok_or_else(|| IndexError::Dangling(reference.to_owned()))?;
        }
        Err(IndexError::Circle)
    }
}

/// The members of an object, none when it is absent.
pub(crate) fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

/// The items of an array, none when it is absent.
pub(crate) fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// Whether a boolean member is there and true.
pub(crate) fn flag(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool) == Some(true)
}

/// A text member, empty when it is absent.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Document, IndexError};

    #[test]
    fn references_are_followed_to_the_end() {
        let document =
            json!({"a": {"$ref": "#/b"}, "b": {"$ref": "#/c~1d"}, "c/d": {"type": "string"}});
        let found = Document(&document).resolve(&document["a"]).unwrap();
        assert_eq!(found, &json!({"type": "string"}));
    }

    #[test]
    fn a_dangling_or_circular_reference_is_an_error() {
        let document = json!({"a": {"$ref": "#/nowhere"}, "b": {"$ref": "#/b"}, "c": {"$ref": "other.yaml#/c"}});
        let resolve = |name: &str| Document(&document).resolve(&document[name]);
        assert!(
            matches!(resolve("a"), Err(IndexError::Dangling(reference)) if reference == "#/nowhere")
        );
        assert!(matches!(resolve("b"), Err(IndexError::Circle)));
        assert!(matches!(resolve("c"), Err(IndexError::Dangling(_))));
    }
}
