//! Files in memory.

use bytes::Bytes;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef};

use super::derived::derived_parts;
use super::parts::{FromPart, Parts};
use crate::payload::binary::binary_schema;

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

derived_parts!(<> File);
derived_parts!(<> Files);
