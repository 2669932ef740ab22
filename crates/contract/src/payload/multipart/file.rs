//! Files in memory.

use bytes::Bytes;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};

use super::parts::{FromPart, Parts};
use crate::payload::binary::binary_schema;
use crate::{Constrained, Constraint, Opt, Str};

/// A file of a form, in memory; the guard bounds how much of it all requests may hold.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// The file name that the client gave. It is not safe to use as a path.
    pub name: Option<String>,
    /// The type that the client claims.
    pub content_type: Option<String>,
    /// The contents.
    pub bytes: Bytes,
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("length", &self.bytes.len())
            .finish()
    }
}

/// A member that takes a file or else text, such as an upload or the id of an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOrText {
    /// A file.
    File(File),
    /// Text.
    Text(Str),
}

/// A member that takes several files: `type: array` of `format: binary`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Files(pub Vec<File>);

impl std::ops::Deref for Files {
    type Target = Vec<File>;

    fn deref(&self) -> &Vec<File> {
        &self.0
    }
}

impl FromPart for File {
    const IS_REQUIRED: bool = true;

    fn schema_ref() -> MetaSchemaRef {
        binary_schema()
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        parts.take_file(name)
    }
}

impl FromPart for Files {
    const IS_REQUIRED: bool = true;

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema {
            items: Some(Box::new(binary_schema())),
            ..MetaSchema::new("array")
        }))
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        parts.take_files(name).map(Self)
    }
}

impl FromPart for FileOrText {
    const IS_REQUIRED: bool = true;

    fn schema_ref() -> MetaSchemaRef {
        let text = MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")));
        MetaSchemaRef::Inline(Box::new(MetaSchema {
            one_of: vec![binary_schema(), text],
            ..MetaSchema::ANY
        }))
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        match parts.take_file(name) {
            Some(file) => Some(Self::File(file)),
            None => Str::from_part(parts, name).map(Self::Text),
        }
    }
}

/// What follows for a part: optional, with limits, and both.
macro_rules! derived_parts {
    ($($part:ty),+) => {
        $(
            impl<C: Constraint> FromPart for Constrained<$part, C> {
                const IS_REQUIRED: bool = true;

                fn schema_ref() -> MetaSchemaRef {
                    <$part as FromPart>::schema_ref().merge(C::facts())
                }

                fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
                    <$part as FromPart>::from_part(parts, name).map(Self::new)
                }
            }

            optional_part!(<> $part);
            optional_part!(<C: Constraint> Constrained<$part, C>);
        )+
    };
}

macro_rules! optional_part {
    (<$($parameter:ident: $bound:path)?> $part:ty) => {
        impl$(<$parameter: $bound>)? FromPart for Opt<$part> {
            const IS_REQUIRED: bool = false;

            fn schema_ref() -> MetaSchemaRef {
                <$part as FromPart>::schema_ref()
            }

            fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
                Some(Self(<$part as FromPart>::from_part(parts, name)))
            }
        }
    };
}

derived_parts!(File, Files, FileOrText);
