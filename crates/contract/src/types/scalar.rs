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

        impl $crate::__private::oai::Type for $name {
            const IS_REQUIRED: bool = true;
            type RawValueType = $inner;
            type RawElementValueType = $inner;

            fn name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(stringify!($name))
            }

            fn schema_ref() -> $crate::MetaSchemaRef {
                $crate::MetaSchemaRef::Inline(::std::boxed::Box::new($crate::MetaSchema {
                    format: <Self as $crate::Scalar>::FORMAT,
                    ..$crate::MetaSchema::new(<Self as $crate::Scalar>::TYPE)
                }))
            }

            fn as_raw_value(&self) -> ::std::option::Option<&$inner> {
                ::std::option::Option::Some(&self.0)
            }

            fn raw_element_iter<'a>(
                &'a self,
            ) -> ::std::boxed::Box<dyn ::std::iter::Iterator<Item = &'a $inner> + 'a> {
                ::std::boxed::Box::new(::std::iter::once(&self.0))
            }
        }

        impl $crate::__private::oai::ParseFromJSON for $name {
            fn parse_from_json(
                value: ::std::option::Option<$crate::__private::Value>,
            ) -> $crate::__private::oai::ParseResult<Self> {
                match value {
                    ::std::option::Option::Some(value) => {
                        <Self as $crate::Scalar>::from_json(value)
                            .map_err($crate::__private::oai::ParseError::expected_type)
                    }
                    ::std::option::Option::None => ::std::result::Result::Err(
                        $crate::__private::oai::ParseError::expected_input(),
                    ),
                }
            }
        }

        impl $crate::__private::oai::ParseFromParameter for $name {
            fn parse_from_parameter(text: &str) -> $crate::__private::oai::ParseResult<Self> {
                <Self as $crate::Scalar>::from_text(text).ok_or_else(|| {
                    $crate::__private::oai::ParseError::custom("the text is not of this type")
                })
            }
        }

        impl $crate::__private::oai::ToJSON for $name {
            fn to_json(&self) -> ::std::option::Option<$crate::__private::Value> {
                ::std::option::Option::Some($crate::Scalar::json(self))
            }
        }

        impl $crate::__private::oai::ToHeader for $name {
            fn to_header(&self) -> ::std::option::Option<$crate::__private::HeaderValue> {
                $crate::__private::HeaderValue::from_str(&$crate::Scalar::text(self)).ok()
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::Scalar::emit(self, serializer)
            }
        }
    };
}
