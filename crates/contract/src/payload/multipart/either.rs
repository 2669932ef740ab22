//! Members that take files or else texts, such as uploads or the ids of earlier ones.

use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::ParseFromJSON;
use serde_json::Value;

use super::File;
use super::derived::derived_parts;
use super::parts::{FILE, FromPart, Parts};
use crate::Str;
use crate::payload::binary::binary_schema;

/// A member that takes a file or else text of type `T`: `oneOf` `format: binary` and text. A text may be empty; a file input in which
/// nothing was chosen is no member at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileOrText<T = Str> {
    /// A file.
    File(File),
    /// Text.
    Text(T),
}

/// A member that takes several files or texts of type `T`, in the order in which they came: `type: array` of such a `oneOf`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilesOrTexts<T = Str>(pub Vec<FileOrText<T>>);

impl<T> std::ops::Deref for FilesOrTexts<T> {
    type Target = Vec<FileOrText<T>>;

    fn deref(&self) -> &Vec<FileOrText<T>> {
        &self.0
    }
}

fn either_schema<T: ParseFromJSON>() -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(MetaSchema {
        one_of: vec![binary_schema(), T::schema_ref()],
        ..MetaSchema::ANY
    }))
}

impl<T: ParseFromJSON> FromPart for FileOrText<T> {
    const IS_REQUIRED: bool = true;

    fn schema_ref() -> MetaSchemaRef {
        either_schema::<T>()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        match parts.take_file(name) {
            Some(file) => Some(Self::File(file)),
            None => T::from_part(parts, name).map(Self::Text),
        }
    }
}

impl<T: ParseFromJSON> FromPart for FilesOrTexts<T> {
    const IS_REQUIRED: bool = true;

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema {
            items: Some(Box::new(either_schema::<T>())),
            ..MetaSchema::new("array")
        }))
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn from_part(parts: &mut Parts, name: &str) -> Option<Self> {
        let Some(Value::Array(items)) = parts.take_member(name) else {
            return None;
        };
        let mut files = parts.take_files(name).unwrap_or_default().into_iter();
        let either = items.into_iter().map(|item| match item {
            FILE => files.next().map(FileOrText::File),
            text => T::parse_from_json(Some(text)).ok().map(FileOrText::Text),
        });
        either.collect::<Option<_>>().map(Self)
    }
}

derived_parts!(<T: ParseFromJSON> FileOrText<T>);
derived_parts!(<T: ParseFromJSON> FilesOrTexts<T>);

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use serde_json::json;

    use super::{File, FileOrText, FilesOrTexts, FromPart, Parts};
    use crate::{Constrained, Opt, Str};

    crate::constraint! { UpTo5 { max_length: Some(5) } }
    crate::constraint! { AtMost2 { max_items: Some(2) } }

    fn file(text: &'static str) -> File {
        File {
            name: None,
            content_type: None,
            bytes: Bytes::from_static(text.as_bytes()),
        }
    }

    #[test]
    fn a_list_keeps_the_order_of_files_and_texts() {
        let form = json!({"list": ["a", true, "", true], "empty": []});
        let files = [("list".to_owned(), vec![file("1"), file("2")])];
        let mut parts = Parts::new(form, files.into());
        let list: FilesOrTexts = parts.take("list").unwrap();
        let text = |text: &str| FileOrText::Text(Str::from(text));
        let expected = [
            text("a"),
            FileOrText::File(file("1")),
            text(""),
            FileOrText::File(file("2")),
        ];
        assert_eq!(*list, expected);
        assert_eq!(
            parts.take("empty"),
            Some(Opt(Some(FilesOrTexts::<Str>(vec![]))))
        );
        assert_eq!(parts.take("missing"), Some(Opt(None::<FilesOrTexts>)));
    }

    #[test]
    fn limits_of_the_texts_and_of_the_list_are_documented() {
        type Limited = Opt<Constrained<FilesOrTexts<Constrained<Str, UpTo5>>, AtMost2>>;
        let schema = <Limited as FromPart>::schema_ref();
        let schema = schema.unwrap_inline();
        assert_eq!((schema.ty, schema.max_items), ("array", Some(2)));
        let item = schema.items.as_ref().unwrap().unwrap_inline();
        assert_eq!(item.one_of[1].unwrap_inline().max_length, Some(5));
        const { assert!(!<Limited as FromPart>::IS_REQUIRED) };
    }
}
