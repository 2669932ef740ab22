//! Enumerations of integers. poem-openapi's `Enum` knows strings only.

/// Makes an enum whose document says `type: integer, enum: [..]`.
///
/// ```
/// contract::int_enum! {
///     /// How urgent it is.
///     pub enum Level: "int32" => "How urgent it is." { Low = 1, High = 5 }
/// }
/// assert_eq!(Level::High as i64, 5);
/// ```
///
/// The format and the description (`=> ".."`) may be left out.
#[macro_export]
macro_rules! int_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(: $format:literal)? $(=> $description:literal)? {
            $($(#[$variant_meta:meta])* $variant:ident = $number:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant = $number),+ }

        const _: () = {
            impl $name {
                fn number(number: i64) -> ::std::option::Option<Self> {
                    match number {
                        $($number => ::std::option::Option::Some(Self::$variant),)+
                        _ => ::std::option::Option::None,
                    }
                }
            }

            $crate::own_type!($name, stringify!($name), {
                $crate::MetaSchemaRef::Inline(::std::boxed::Box::new($crate::MetaSchema {
                    format: $crate::first_of!($($format)?),
                    description: $crate::first_of!($($description)?),
                    enum_items: ::std::vec![$($crate::__private::Value::from(Self::$variant as i64)),+],
                    ..$crate::MetaSchema::new("integer")
                }))
            }, |_registry| ());

            impl $crate::__private::oai::ParseFromJSON for $name {
                fn parse_from_json(
                    value: ::std::option::Option<$crate::__private::Value>,
                ) -> $crate::__private::oai::ParseResult<Self> {
                    let value = value.unwrap_or_default();
                    value
                        .as_i64()
                        .and_then(Self::number)
                        .ok_or_else(|| $crate::__private::oai::ParseError::expected_type(value))
                }
            }

            impl $crate::__private::oai::ParseFromParameter for $name {
                fn parse_from_parameter(text: &str) -> $crate::__private::oai::ParseResult<Self> {
                    text.parse()
                        .ok()
                        .and_then(Self::number)
                        .ok_or_else(|| $crate::__private::oai::ParseError::custom("it is none of the numbers"))
                }
            }

            impl $crate::__private::oai::ToJSON for $name {
                fn to_json(&self) -> ::std::option::Option<$crate::__private::Value> {
                    ::std::option::Option::Some($crate::__private::Value::from(*self as i64))
                }
            }

            impl $crate::__private::oai::ToHeader for $name {
                fn to_header(&self) -> ::std::option::Option<$crate::__private::HeaderValue> {
                    ::std::option::Option::Some($crate::__private::HeaderValue::from(*self as i64))
                }
            }

            impl $crate::__private::serde::Serialize for $name {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    serializer.serialize_i64(*self as i64)
                }
            }
        };
    };
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ParseFromParameter, ToJSON, Type};
    use serde_json::json;

    int_enum! { enum Level: "int32" => "How urgent." { Low = 1, High = 5 } }

    #[test]
    fn only_its_numbers_are_taken() {
        assert_eq!(Level::parse_from_json(Some(json!(5))).unwrap(), Level::High);
        for value in [json!(2), json!("5"), json!(5.5), json!(null)] {
            assert!(Level::parse_from_json(Some(value)).is_err());
        }
        assert_eq!(Level::parse_from_parameter("1").unwrap(), Level::Low);
        assert!(Level::parse_from_parameter("2").is_err());
    }

    #[test]
    fn it_is_documented_and_written_as_integers() {
        let schema = Level::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!((schema.ty, schema.format), ("integer", Some("int32")));
        assert_eq!(schema.description, Some("How urgent."));
        assert_eq!(schema.enum_items, [json!(1), json!(5)]);
        assert_eq!(Level::High.to_json(), Some(json!(5)));
        assert_eq!(serde_json::to_string(&Level::Low).unwrap(), "1");
    }
}
