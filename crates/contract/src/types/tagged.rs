//! `oneOf` with a discriminator. poem-openapi's `Union` wraps the members in components of its own
//! and adds `type: object`.

/// Makes a union of objects that carry the discriminator themselves.
///
/// ```
/// use contract::Str;
/// use poem_openapi::Object;
///
/// #[derive(Debug, Clone, Object, serde::Serialize)]
/// pub struct Truck {
///     kind: Str,
/// }
/// #[derive(Debug, Clone, Object, serde::Serialize)]
/// pub struct Sedan {
///     kind: Str,
/// }
/// contract::tagged_union! {
///     /// What drives.
///     pub enum Vehicle as "Vehicle" => "What drives." by "kind" {
///         "truck" => Truck(Truck),
///         "sedan" => Sedan(Sedan),
///     }
/// }
/// ```
///
/// The string after `as` is the component's name; the description (`=> ".."`) may be left out.
/// Several tags may lead to one member (`"a" | "b" => Member(Member)`), and `any_of` or `one_of` (when left out) may stand behind the discriminator.
#[macro_export]
macro_rules! tagged_union {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident as $component:literal $(=> $description:literal)? by $tag:literal {
            $($variants:tt)+
        }
    ) => {
        $crate::tagged_union! {
            $(#[$meta])*
            $vis enum $name as $component $(=> $description)? by $tag one_of { $($variants)+ }
        }
    };
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident as $component:literal $(=> $description:literal)? by $tag:literal $alternatives:ident {
            $($(#[$variant_meta:meta])* $($value:literal)|+ => $variant:ident($member:ty)),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis enum $name { $($(#[$variant_meta])* $variant($member)),+ }

        const _: () = {
            $crate::own_type!(
                $name,
                $component,
                $crate::MetaSchemaRef::Reference(::std::string::String::from($component)),
                |registry| registry.create_schema::<Self, _>(
                    ::std::string::String::from($component),
                    |registry| {
                        $(<$member as $crate::__private::oai::Type>::register(registry);)+
                        $crate::MetaSchema {
                            description: $crate::first_of!($($description)?),
                            $alternatives: ::std::vec![$(<$member as $crate::__private::oai::Type>::schema_ref()),+],
                            discriminator: ::std::option::Option::Some($crate::__private::MetaDiscriminatorObject {
                                property_name: $tag,
                                mapping: ::std::vec![$($((
                                    ::std::string::String::from($value),
                                    ::std::format!(
                                        "#/components/schemas/{}",
                                        <$member as $crate::__private::oai::Type>::name()
                                    ),
                                )),+),+],
                            }),
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
                    let tag = value.get($tag).and_then($crate::__private::Value::as_str);
                    match tag {
                        $($(::std::option::Option::Some($value))|+ => {
                            <$member as $crate::__private::oai::ParseFromJSON>::parse_from_json(
                                ::std::option::Option::Some(value),
                            )
                            .map(Self::$variant)
                            .map_err($crate::__private::oai::ParseError::propagate)
                        })+
                        _ => ::std::result::Result::Err($crate::__private::oai::ParseError::expected_type(value)),
                    }
                }
            }

            $crate::union_writes!($name { $($variant),+ });
        };
    };
}

#[cfg(test)]
mod tests {
    use poem_openapi::Object;
    use poem_openapi::registry::Registry;
    use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
    use serde_json::json;

    use crate::{Int, Str};

    #[derive(Debug, Clone, Object, serde::Serialize)]
    struct Truck {
        kind: Str,
        payload: Int,
    }

    #[derive(Debug, Clone, Object, serde::Serialize)]
    struct Sedan {
        kind: Str,
        doors: Int,
    }

    tagged_union! {
        enum Vehicle as "Vehicle" => "What drives." by "kind" {
            "truck" => Truck(Truck),
            "sedan" => Sedan(Sedan),
        }
    }

    #[test]
    fn the_tag_chooses_the_member() {
        let value = json!({"kind": "sedan", "doors": 4});
        let vehicle = Vehicle::parse_from_json(Some(value.clone())).unwrap();
        assert!(matches!(&vehicle, Vehicle::Sedan(sedan) if sedan.doors.0 == 4));
        assert_eq!(vehicle.to_json(), Some(value.clone()));
        assert_eq!(serde_json::to_value(&vehicle).unwrap(), value);
        for wrong in [
            json!({"kind": "bike"}),
            json!({"doors": 4}),
            json!({"kind": "truck", "doors": 4}),
            json!(null),
        ] {
            assert!(Vehicle::parse_from_json(Some(wrong)).is_err());
        }
    }

    #[test]
    fn it_is_documented_without_a_type() {
        let mut registry = Registry::new();
        Vehicle::register(&mut registry);
        let schema = &registry.schemas["Vehicle"];
        assert_eq!(schema.ty, "");
        assert_eq!(schema.description, Some("What drives."));
        assert_eq!(schema.one_of, [Truck::schema_ref(), Sedan::schema_ref()]);
        let mapping = &schema.discriminator.as_ref().unwrap().mapping;
        assert_eq!(mapping[1].1, "#/components/schemas/Sedan");
        assert!(registry.schemas.contains_key("Truck"));
    }
}
