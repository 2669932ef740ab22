//! The one description of a scalar, from which its poem-openapi traits follow.

use std::borrow::Cow;

use serde::Serializer;
use serde_json::Value;

/// What a scalar newtype says about itself. `scalar_impls!` turns it into the traits that the
/// derives of poem-openapi ask for, so that each fact is written once.
pub trait Scalar: Sized {
    /// `type` in the document.
    const TYPE: &'static str;
    /// `format` in the document.
    const FORMAT: Option<&'static str>;

    /// Takes a JSON value; gives it back when it is not one of these.
    ///
    /// # Errors
    /// The value itself, when it is of another type.
    fn from_json(value: Value) -> Result<Self, Value>;

    /// Reads a parameter, a header or the text of a form.
    fn from_text(text: &str) -> Option<Self>;

    /// The JSON value.
    fn json(&self) -> Value;

    /// The text of a header.
    fn text(&self) -> Cow<'_, str>;

    /// Writes the JSON value without making it first.
    ///
    /// # Errors
    /// Those of the serializer.
    fn emit<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// The traits that follow from [`Scalar`] for the newtype `$name($inner)`.
#[doc(hidden)]
#[macro_export]
macro_rules! scalar_impls {
    ($name:ident, $inner:ty) => {
        const _: () = {
            use ::std::borrow::Cow;
            use ::std::boxed::Box;
            use ::std::option::Option::{self, None, Some};
            use ::std::result::Result::{self, Err};
            use $crate::__private::poem_openapi::types::{
                ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToHeader, ToJSON, Type,
            };
            use $crate::__private::{HeaderValue, Value, serde};
            use $crate::Scalar;

            impl $name {
                /// The value itself.
                #[must_use]
                pub fn into_inner(self) -> $inner {
                    self.0
                }
            }

            impl ::std::ops::Deref for $name {
                type Target = $inner;

                fn deref(&self) -> &$inner {
                    &self.0
                }
            }

            impl ::std::convert::From<$name> for $inner {
                fn from(value: $name) -> Self {
                    value.0
                }
            }

            impl ::std::convert::From<$inner> for $name {
                fn from(value: $inner) -> Self {
                    Self(value)
                }
            }

            impl Type for $name {
                const IS_REQUIRED: bool = true;
                type RawValueType = $inner;
                type RawElementValueType = $inner;

                fn name() -> Cow<'static, str> {
                    Cow::Borrowed(stringify!($name))
                }

                fn schema_ref() -> $crate::MetaSchemaRef {
                    $crate::MetaSchemaRef::Inline(Box::new($crate::MetaSchema {
                        format: <Self as Scalar>::FORMAT,
                        ..$crate::MetaSchema::new(<Self as Scalar>::TYPE)
                    }))
                }

                fn as_raw_value(&self) -> Option<&$inner> {
                    Some(&self.0)
                }

                fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a $inner> + 'a> {
                    Box::new(::std::iter::once(&self.0))
                }
            }

            impl ParseFromJSON for $name {
                fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                    match value {
                        Some(value) => {
                            <Self as Scalar>::from_json(value).map_err(ParseError::expected_type)
                        }
                        None => Err(ParseError::expected_input()),
                    }
                }
            }

            impl ParseFromParameter for $name {
                fn parse_from_parameter(text: &str) -> ParseResult<Self> {
                    <Self as Scalar>::from_text(text)
                        .ok_or_else(|| ParseError::custom("the text is not of this type"))
                }
            }

            impl ToJSON for $name {
                fn to_json(&self) -> Option<Value> {
                    Some(Scalar::json(self))
                }
            }

            impl ToHeader for $name {
                fn to_header(&self) -> Option<HeaderValue> {
                    HeaderValue::from_str(&Scalar::text(self)).ok()
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    Scalar::emit(self, serializer)
                }
            }
        };
    };
}
