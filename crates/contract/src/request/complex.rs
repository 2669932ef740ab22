//! JSON in the texts of a form.

use serde_json::Value;

use super::json;
use crate::index::shape::Shape;

/// Whether a text at a place of this shape may be JSON: objects, and lists of them, are sent as JSON unless a document says otherwise (OpenAPI
/// 3.0.3, "Special Considerations for `multipart` Content" and "Support for x-www-form-urlencoded Request Bodies").
pub(super) const fn is_complex(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(_))
}

/// The value that a text stands for. Where an object belongs it is one, or a list of them, if it is such JSON; else it stays text, and
/// validation then says what is wrong with it.
pub(super) fn value(shape: &Shape, text: String) -> Value {
    if is_complex(shape)
        && let Ok(value @ (Value::Object(_) | Value::Array(_))) = json::parse(text.as_bytes())
    {
        return value;
    }
    shape.value(text)
}
