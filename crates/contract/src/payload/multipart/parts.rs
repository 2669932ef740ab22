//! Taking a form apart.

use std::collections::HashMap;

use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromJSON, Type};
use serde_json::{Map, Value};

use super::File;

/// The members of a form that has been validated.
#[derive(Debug, Default)]
pub struct Parts {
    texts: Map<String, Value>,
    files: HashMap<String, Vec<File>>,
}

impl Parts {
    pub(crate) fn new(form: Value, files: HashMap<String, Vec<File>>) -> Self {
        let mut texts = match form {
            Value::Object(texts) => texts,
            _ => Map::new(),
        };
        // Only placeholders of the files.
        for name in files.keys() {
            texts.remove(name);
        }
        Self { texts, files }
    }

    /// Takes a member; none when it does not have the type.
    pub fn take<T: FromPart>(&mut self, name: &str) -> Option<T> {
        T::from_part(self, name)
    }

    /// All files with the names of their members.
    pub(crate) fn files(&self) -> Vec<(String, File)> {
        let named = self
            .files
            .iter()
            .flat_map(|(name, files)| files.iter().map(move |file| (name.clone(), file.clone())));
        let mut files: Vec<_> = named.collect();
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        files
    }

    pub(super) fn take_file(&mut self, name: &str) -> Option<File> {
        self.files.remove(name)?.into_iter().next()
    }

    pub(super) fn take_files(&mut self, name: &str) -> Option<Vec<File>> {
        self.files.remove(name)
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
        T::parse_from_json(parts.texts.remove(name)).ok()
    }
}
