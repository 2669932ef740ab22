//! What the macros of this crate share.

/// `Some` of the first literal, `None` without any.
#[doc(hidden)]
#[macro_export]
macro_rules! first_of {
    () => {
        ::std::option::Option::None
    };
    ($first:expr) => {
        ::std::option::Option::Some($first)
    };
}

/// `Type` for a type that is its own raw value.
#[doc(hidden)]
#[macro_export]
macro_rules! own_type {
    ($name:ident, $oai:expr, $schema:expr, |$registry:ident| $register:expr) => {
        impl $crate::__private::oai::Type for $name {
            const IS_REQUIRED: bool = true;
            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed($oai)
            }

            fn schema_ref() -> $crate::MetaSchemaRef {
                $schema
            }

            fn register($registry: &mut $crate::Registry) {
                $register
            }

            fn as_raw_value(&self) -> ::std::option::Option<&Self> {
                ::std::option::Option::Some(self)
            }

            fn raw_element_iter<'a>(
                &'a self,
            ) -> ::std::boxed::Box<dyn ::std::iter::Iterator<Item = &'a Self> + 'a> {
                ::std::boxed::Box::new(::std::iter::once(self))
            }
        }
    };
}

/// `ToJSON` and `Serialize` of a union: those of the member.
#[doc(hidden)]
#[macro_export]
macro_rules! union_writes {
    ($name:ident { $($variant:ident),+ }) => {
        impl $crate::__private::oai::ToJSON for $name {
            fn to_json(&self) -> ::std::option::Option<$crate::__private::Value> {
                match self {
                    $(Self::$variant(member) => {
                        $crate::__private::oai::ToJSON::to_json(member)
                    })+
                }
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(member) => {
                        $crate::__private::serde::Serialize::serialize(member, serializer)
                    })+
                }
            }
        }
    };
}
