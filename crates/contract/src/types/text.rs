//! Strings. poem-openapi's own `String` also accepts numbers and booleans; these do not.

/// Makes a string newtype whose document says `type: string` and this format.
///
/// ```
/// contract::format_string! {
///     /// Never shown again.
///     pub Password, "password"
/// }
/// assert_eq!(*Password::from("secret"), "secret");
/// ```
#[macro_export]
macro_rules! format_string {
    ($(#[$meta:meta])* $vis:vis $name:ident, $format:literal $(;)?) => {
        $crate::string_scalar! { $(#[$meta])* $vis $name, Some($format) }
    };
}

/// [`format_string!`] with the format as an expression, so that [`Str`](crate::Str) has none.
#[doc(hidden)]
#[macro_export]
macro_rules! string_scalar {
    ($(#[$meta:meta])* $vis:vis $name:ident, $format:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name(pub ::std::string::String);

        impl $crate::Scalar for $name {
            const TYPE: &'static str = "string";
            const FORMAT: ::std::option::Option<&'static str> = $format;

            fn from_json(
                value: $crate::__private::Value,
            ) -> ::std::result::Result<Self, $crate::__private::Value> {
                match value {
                    $crate::__private::Value::String(text) => ::std::result::Result::Ok(Self(text)),
                    other => ::std::result::Result::Err(other),
                }
            }

            fn from_text(text: &str) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self(::std::string::String::from(text)))
            }

            fn json(&self) -> $crate::__private::Value {
                $crate::__private::Value::String(::std::clone::Clone::clone(&self.0))
            }

            fn text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(&self.0)
            }

            fn emit<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        $crate::scalar_impls!($name, ::std::string::String);

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(::std::string::String::from(text))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

string_scalar! {
    /// `type: string`.
    pub Str, None
}
string_scalar! {
    /// `type: string, format: email`. Validation checks the form; this only carries the text.
    pub EmailStr, Some("email")
}
string_scalar! {
    /// `type: string, format: uri`. Validation checks the form; this only carries the text.
    pub UriStr, Some("uri")
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ToHeader, ToJSON, Type};
    use serde_json::json;

    use super::{EmailStr, Str};

    #[test]
    fn numbers_and_booleans_are_no_strings() {
        for value in [json!(1), json!(true), json!(null), json!([])] {
            assert!(Str::parse_from_json(Some(value)).is_err());
        }
        assert!(Str::parse_from_json(None).is_err());
        assert_eq!(
            Str::parse_from_json(Some(json!("a"))).unwrap(),
            Str::from("a")
        );
    }

    #[test]
    fn the_format_is_documented() {
        assert_eq!(EmailStr::schema_ref().unwrap_inline().format, Some("email"));
        assert_eq!(Str::schema_ref().unwrap_inline().format, None);
        assert_eq!(Str::schema_ref().unwrap_inline().ty, "string");
    }

    #[test]
    fn it_is_written_as_it_is() {
        let text = Str::from("a \"b\"");
        assert_eq!(text.to_json(), Some(json!("a \"b\"")));
        assert_eq!(serde_json::to_string(&text).unwrap(), r#""a \"b\"""#);
        assert_eq!(text.to_header().unwrap(), "a \"b\"");
        assert_eq!(Str::from("a\nb").to_header(), None);
    }
}
