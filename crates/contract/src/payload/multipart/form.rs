//! A struct as a multipart form.

use poem::{Request, RequestBody, Result};
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use serde_json::Value;

use super::{FromPart, Parts};
use crate::payload::extractor::body_extractor;
use crate::payload::media_type::fits;
use crate::request::{Parsed, Refused, received};
use crate::{Location, Violation};

/// What [`multipart_form!`](crate::multipart_form) makes of a struct.
pub trait MultipartForm: Sized + Send {
    /// Its schema.
    fn schema_ref() -> MetaSchemaRef;

    /// Registers the components that it needs.
    fn register(registry: &mut Registry);

    /// Takes the form apart.
    ///
    /// # Errors
    /// The name of a member that does not have its type.
    fn from_parts(parts: &mut Parts) -> std::result::Result<Self, &'static str>;
}

/// A `multipart/form-data` body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multipart<T>(pub T);

impl<T> Multipart<T> {
    /// The form itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: MultipartForm> Payload for Multipart<T> {
    const CONTENT_TYPE: &'static str = "multipart/form-data";

    fn check_content_type(content_type: &str) -> bool {
        fits(Self::CONTENT_TYPE, content_type)
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: MultipartForm> ParsePayload for Multipart<T> {
    const IS_REQUIRED: bool = true;

    async fn from_request(request: &Request, _body: &mut RequestBody) -> Result<Self> {
        let mut parts = match received(request)? {
            Parsed::Parts(parts) => parts,
            _ => Parts::default(),
        };
        T::from_parts(&mut parts).map(Self).map_err(|name| {
            tracing::warn!(name, "a part fits its document but not its type");
            let path = vec![name.to_owned()];
            let violation = Violation::new(Location::Body, path, "unfit", Value::Null);
            Refused::Invalid(vec![violation]).into()
        })
    }
}

body_extractor!(Multipart<T>, T: MultipartForm);

/// A member of a form, as it is documented.
pub struct FormMember {
    name: &'static str,
    required: bool,
    schema: MetaSchemaRef,
}

impl FormMember {
    /// A member of type `T`.
    #[must_use]
    pub fn new<T: FromPart>(name: &'static str, description: Option<&'static str>) -> Self {
        let description = MetaSchema {
            description,
            ..MetaSchema::ANY
        };
        Self {
            name,
            required: T::IS_REQUIRED,
            schema: T::schema_ref().merge(description),
        }
    }
}

/// The schema of a form with these members.
#[must_use]
pub fn form_schema(
    members: Vec<FormMember>,
    description: Option<&'static str>,
    closed: bool,
) -> MetaSchemaRef {
    let required = members.iter().filter(|member| member.required);
    MetaSchemaRef::Inline(Box::new(MetaSchema {
        description,
        required: required.map(|member| member.name).collect(),
        additional_properties: closed.then(|| Box::new(crate::routes::never())),
        properties: members
            .into_iter()
            .map(|member| (member.name, member.schema))
            .collect(),
        ..MetaSchema::new("object")
    }))
}

/// Makes a struct that is read from a multipart form, with its documentation.
///
/// ```
/// use contract::{File, Opt, Str};
///
/// contract::multipart_form! {
///     /// A change with a picture.
///     pub struct ChangeForm => "The change." {
///         /// The name.
///         pub name: Opt<Str> = "profile[name]",
///         pub picture: Opt<File> = "picture" => "The new picture.",
///     }
/// }
/// ```
///
/// The string after `=>` is the description in the document; it may be left out, of the struct and
/// of each member. `pub closed struct` documents `additionalProperties: false`.
#[macro_export]
macro_rules! multipart_form {
    ($(#[$meta:meta])* $vis:vis closed struct $($rest:tt)+) => {
        $crate::multipart_form! { @ true $(#[$meta])* $vis struct $($rest)+ }
    };
    ($(#[$meta:meta])* $vis:vis struct $($rest:tt)+) => {
        $crate::multipart_form! { @ false $(#[$meta])* $vis struct $($rest)+ }
    };
    (
        @ $closed:literal $(#[$meta:meta])*
        $vis:vis struct $name:ident $(=> $description:literal)? {
            $(
                $(#[$member_meta:meta])*
                $member_vis:vis $member:ident : $type:ty = $key:literal $(=> $told:literal)?
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        $vis struct $name { $($(#[$member_meta])* $member_vis $member: $type),* }

        impl $crate::MultipartForm for $name {
            fn schema_ref() -> $crate::MetaSchemaRef {
                $crate::form_schema(
                    ::std::vec![
                        $($crate::FormMember::new::<$type>($key, $crate::first_of!($($told)?))),*
                    ],
                    $crate::first_of!($($description)?),
                    $closed,
                )
            }

            fn register(_registry: &mut $crate::Registry) {
                $(<$type as $crate::FromPart>::register(_registry);)*
            }

            fn from_parts(
                _parts: &mut $crate::Parts,
            ) -> ::std::result::Result<Self, &'static str> {
                ::std::result::Result::Ok(Self {
                    $($member: _parts.take($key).ok_or($key)?),*
                })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use serde_json::json;

    use super::{MultipartForm, Parts};
    use crate::{File, FileOrText, Files, Int, Opt, Str};

    multipart_form! {
        struct Change => "A change." {
            age: Int = "profile[age]",
            name: Opt<Str> = "name" => "The name.",
            picture: Opt<File> = "picture",
            papers: Opt<Files> = "papers",
            either: Opt<FileOrText> = "either",
        }
    }
    multipart_form! {
        closed struct Closed {
            file: File = "file",
        }
    }

    fn file(text: &'static str) -> File {
        File {
            name: None,
            content_type: None,
            bytes: Bytes::from_static(text.as_bytes()),
        }
    }

    #[test]
    fn members_are_taken_by_their_names() {
        let form = json!({"profile[age]": 7, "picture": "", "papers": ["", ""], "either": "id"});
        let files = [
            ("picture".to_owned(), vec![file("a")]),
            ("papers".to_owned(), vec![file("b"), file("c")]),
        ];
        let mut parts = Parts::new(form, files.into());
        let change = Change::from_parts(&mut parts).unwrap();
        assert_eq!(change.age, Int(7));
        assert_eq!(change.name, Opt(None));
        assert_eq!(change.picture.0.unwrap().bytes, "a");
        assert_eq!(change.papers.0.unwrap().len(), 2);
        assert_eq!(change.either.0, Some(FileOrText::Text("id".into())));
    }

    #[test]
    fn a_member_that_does_not_fit_is_named() {
        let mut parts = Parts::new(json!({"profile[age]": "x"}), [].into());
        assert_eq!(Change::from_parts(&mut parts).unwrap_err(), "profile[age]");
        assert_eq!(
            Closed::from_parts(&mut Parts::default()).unwrap_err(),
            "file"
        );
        let mut parts = Parts::new(
            json!({"file": ""}),
            [("file".to_owned(), vec![file("a")])].into(),
        );
        assert_eq!(Closed::from_parts(&mut parts).unwrap().file.bytes, "a");
    }

    #[test]
    fn it_is_documented() {
        let schema = Change::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!(
            (schema.ty, schema.description),
            ("object", Some("A change."))
        );
        assert_eq!(schema.required, ["profile[age]"]);
        let (name, member) = &schema.properties[1];
        assert_eq!(
            (*name, member.unwrap_inline().description),
            ("name", Some("The name."))
        );
        assert_eq!(
            schema.properties[2].1.unwrap_inline().format,
            Some("binary")
        );
        assert!(schema.additional_properties.is_none());
        assert!(
            Closed::schema_ref()
                .unwrap_inline()
                .additional_properties
                .is_some()
        );
    }
}
