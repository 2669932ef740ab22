//! `oneOf` and `anyOf` without a discriminator, scalars included.

/// Makes a union whose first member that fits wins.
///
/// ```
/// use contract::{Int, Str};
///
/// contract::untagged_union! {
///     /// A code.
///     pub enum Code => "A code." one_of { Text(Str), Number(Int) }
/// }
/// ```
///
/// `any_of` in place of `one_of` documents the other keyword; the description may be left out. The
/// union is a component called like the enum, so that its members may contain it.
#[macro_export]
macro_rules! untagged_union {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(=> $description:literal)? one_of $members:tt
    ) => {
        $crate::untagged_union! {
            @ $(#[$meta])* $vis enum $name ($($description)?) one_of $members
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(=> $description:literal)? any_of $members:tt
    ) => {
        $crate::untagged_union! {
            @ $(#[$meta])* $vis enum $name ($($description)?) any_of $members
        }
    };
    (
        @ $(#[$meta:meta])*
        $vis:vis enum $name:ident ($($description:literal)?) $keyword:ident {
            $($(#[$variant_meta:meta])* $variant:ident($member:ty)),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis enum $name { $($(#[$variant_meta])* $variant($member)),+ }

        const _: () = {
            $crate::own_type!(
                $name,
                stringify!($name),
                $crate::MetaSchemaRef::Reference(::std::string::String::from(stringify!($name))),
                |registry| registry.create_schema::<Self, _>(
                    ::std::string::String::from(stringify!($name)),
                    |registry| {
                        $(<$member as $crate::__private::oai::Type>::register(registry);)+
                        $crate::MetaSchema {
                            description: $crate::first_of!($($description)?),
                            $keyword: ::std::vec![$(<$member as $crate::__private::oai::Type>::schema_ref()),+],
                            ..$crate::MetaSchema::ANY
                        }
                    },
                )
            );

            impl $crate::__private::oai::ParseFromJSON for $name {
                fn parse_from_json(
                    value: ::std::option::Option<$crate::__private::Value>,
                ) -> $crate::__private::oai::ParseResult<Self> {
                    let value = value.unwrap_or_default();
                    $(
                        if let ::std::result::Result::Ok(member) =
                            <$member as $crate::__private::oai::ParseFromJSON>::parse_from_json(
                                ::std::option::Option::Some(::std::clone::Clone::clone(&value)),
                            )
                        {
                            return ::std::result::Result::Ok(Self::$variant(member));
                        }
                    )+
                    ::std::result::Result::Err($crate::__private::oai::ParseError::expected_type(value))
                }
            }

            $crate::union_writes!($name { $($variant),+ });
        };
    };
}

#[cfg(test)]
mod tests {
    use poem_openapi::registry::Registry;
    use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
    use serde_json::json;

    use crate::{Int, Str};

    untagged_union! { enum Code => "A code." one_of { Text(Str), Number(Int) } }
    untagged_union! { enum Loose any_of { Number(Int), Text(Str) } }

    #[test]
    fn the_first_member_that_fits_wins() {
        let code = Code::parse_from_json(Some(json!("7"))).unwrap();
        assert!(matches!(&code, Code::Text(text) if text.as_str() == "7"));
        let code = Code::parse_from_json(Some(json!(7))).unwrap();
        assert!(matches!(code, Code::Number(Int(7))));
        assert_eq!(code.to_json(), Some(json!(7)));
        assert_eq!(serde_json::to_string(&code).unwrap(), "7");
        assert!(Code::parse_from_json(Some(json!(true))).is_err());
    }

    #[test]
    fn scalars_are_documented_without_an_object_type() {
        let mut registry = Registry::new();
        Code::register(&mut registry);
        Loose::register(&mut registry);
        let schema = &registry.schemas["Code"];
        assert_eq!(
            (schema.ty, schema.one_of.len(), schema.any_of.len()),
            ("", 2, 0)
        );
        assert_eq!(schema.description, Some("A code."));
        assert_eq!(registry.schemas["Loose"].any_of.len(), 2);
    }
}
