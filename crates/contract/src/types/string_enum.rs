//! Enumerations of strings. poem-openapi's `Enum` makes a component, which it forgets where only a
//! header of a response has it, and cannot be written as such a header.

/// Makes an enum whose document says `type: string, enum: [..]`.
///
/// ```
/// contract::string_enum! {
///     /// How to sort.
///     pub enum Sort => "How to sort." { Name = "name", MinusName = "-name" }
/// }
/// assert_eq!(Sort::MinusName.as_str(), "-name");
/// ```
///
/// The description (`=> ".."`) may be left out.
#[macro_export]
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(=> $description:literal)? {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $vis enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value in the document's order.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it is written.
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        const _: () = {
            impl $name {
                fn from_text(text: &str) -> ::std::option::Option<Self> {
                    match text {
                        $($text => ::std::option::Option::Some(Self::$variant),)+
                        _ => ::std::option::Option::None,
                    }
                }
            }

            impl ::std::fmt::Display for $name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            $crate::own_type!($name, stringify!($name), {
                $crate::MetaSchemaRef::Inline(::std::boxed::Box::new($crate::MetaSchema {
                    description: $crate::first_of!($($description)?),
                    enum_items: ::std::vec![$($crate::__private::Value::from($text)),+],
                    ..$crate::MetaSchema::new("string")
                }))
            }, |_registry| ());

            impl $crate::__private::oai::ParseFromJSON for $name {
                fn parse_from_json(
                    value: ::std::option::Option<$crate::__private::Value>,
                ) -> $crate::__private::oai::ParseResult<Self> {
                    let value = value.unwrap_or_default();
                    value
                        .as_str()
                        .and_then(Self::from_text)
                        .ok_or_else(|| $crate::__private::oai::ParseError::expected_type(value))
                }
            }

            impl $crate::__private::oai::ParseFromParameter for $name {
                fn parse_from_parameter(text: &str) -> $crate::__private::oai::ParseResult<Self> {
                    Self::from_text(text)
                        .ok_or_else(|| $crate::__private::oai::ParseError::custom("it is none of the values"))
                }
            }

            impl $crate::__private::oai::ToJSON for $name {
                fn to_json(&self) -> ::std::option::Option<$crate::__private::Value> {
                    ::std::option::Option::Some($crate::__private::Value::from(self.as_str()))
                }
            }

            impl $crate::__private::oai::ToHeader for $name {
                fn to_header(&self) -> ::std::option::Option<$crate::__private::HeaderValue> {
                    $crate::__private::HeaderValue::from_str(self.as_str()).ok()
                }
            }

            impl $crate::__private::serde::Serialize for $name {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::std::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
        };
    };
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::{ParseFromJSON, ParseFromParameter, ToHeader, ToJSON, Type};
    use serde_json::json;

    string_enum! { enum Sort => "How to sort." { Name = "name", MinusName = "-name", Empty = "" } }

    #[test]
    fn only_its_values_are_taken() {
        let sort = Sort::parse_from_json(Some(json!("-name"))).unwrap();
        assert_eq!(sort, Sort::MinusName);
        for value in [json!("Name"), json!("name "), json!(1), json!(null)] {
            assert!(Sort::parse_from_json(Some(value)).is_err());
        }
        assert_eq!(Sort::parse_from_parameter("").unwrap(), Sort::Empty);
        assert!(Sort::parse_from_parameter("other").is_err());
    }

    #[test]
    fn it_is_documented_and_written_as_strings() {
        let schema = Sort::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!(schema.ty, "string");
        assert_eq!(schema.description, Some("How to sort."));
        assert_eq!(
            schema.enum_items,
            [json!("name"), json!("-name"), json!("")]
        );
        assert_eq!(Sort::ALL, [Sort::Name, Sort::MinusName, Sort::Empty]);
        assert_eq!(Sort::Name.to_json(), Some(json!("name")));
        assert_eq!(serde_json::to_string(&Sort::Name).unwrap(), "\"name\"");
        assert_eq!(Sort::MinusName.to_header().unwrap(), "-name");
        assert_eq!(Sort::MinusName.to_string(), "-name");
    }
}
