//! Taking a form apart.

use std::collections::HashMap;

use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use serde_json::{Map, Value};

use super::File;

/// What stands for a file in the JSON of a form: nothing that a text in the place of one becomes.
pub(crate) const FILE: Value = Value::Bool(true);

/// The members of a form that has been validated.
#[derive(Debug, Default)]
pub struct Parts {
    /// The form as JSON, with [`FILE`] in the place of each file.
    members: Map<String, Value>,
    files: HashMap<String, Vec<File>>,
}

impl Parts {
    pub(crate) fn new(form: Value, files: HashMap<String, Vec<File>>) -> Self {
        let members = match form {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        Self { members, files }
    }

    /// Takes a member; none when it does not have the type.
    pub fn take<T: FromPart>(&mut self, name: &str) -> Option<T> {
        T::from_part(self, name)
    }

    /// The form as JSON, and all files with the names of their members, in the order of the names.
    pub(crate) fn into_whole(self) -> (Value, Vec<(String, File)>) {
        let named = self.files.into_iter();
        let mut files: Vec<_> = named
            .flat_map(|(name, files)| files.into_iter().map(move |file| (name.clone(), file)))
            .collect();
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        (Value::Object(self.members), files)
    }

    pub(super) fn take_file(&mut self, name: &str) -> Option<File> {
        self.files.remove(name)?.into_iter().next()
    }

    pub(super) fn take_files(&mut self, name: &str) -> Option<Vec<File>> {
        self.files.remove(name)
    }

    pub(super) fn take_member(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }
}

/// What a member of a multipart form may be.
pub trait FromPart: Sized {
    /// Whether it is among the `required` ones.
    const IS_REQUIRED: bool;

    /// Its schema.
    fn schema_ref() -> MetaSchemaRef;

    /// Registers the components that it needs.
    fn register(_registry: &mut Registry) {}

    /// Takes it out of the form; none when it is missing or does not have the type.
    fn from_part(parts: &mut Parts, name: &str) -> Option<Self>;
}

impl<T: ParseFromJSON> FromPart for T {
    const IS_REQUIRED: bool = <T as Type>::IS_REQUIRED;

    fn schema_ref() -> MetaSchemaRef {
        <T as Type>::schema_ref()
    }

    fn register(registry: &mut Registry) {
        <T as Type>::register(registry);
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        T::parse_from_json(parts.take_member(name)).ok()
    }
}
