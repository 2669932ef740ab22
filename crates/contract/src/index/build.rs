//! Reading a document.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use super::IndexError;
use super::document::{Document, members, text};
use super::draft::Draft4;
use super::operation::{Body, BodyKind, Operation};
use super::paths::{Template, allow};
use super::{Location, Violation};

/// The methods that a path item may have (OpenAPI 3.0.3, "Path Item Object").
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A document, compiled once at start.
pub struct Index {
    operations: HashMap<String, Operation>,
    templates: Vec<Template>,
}

impl Index {
    /// Compiles a bundled document.
    ///
    /// # Errors
    /// When it is not JSON, refers to what is not there, or has a schema that cannot be compiled.
    pub fn new(document: &str) -> Result<Self, IndexError> {
        let document: Value = serde_json::from_str(document)?;
        let document = Document(&document);
        let draft = Draft4::new(document)?;
        let mut index = Self {
            operations: HashMap::new(),
            templates: Vec::new(),
        };
        for (path, item) in members(document.0.get("paths")) {
            let item = document.resolve(item)?;
            let methods = METHODS.iter().filter(|method| item.get(**method).is_some());
            index.templates.push(Template::new(
                path,
                methods.clone().map(|method| method.to_uppercase()),
            ));
            for method in methods {
                let operation = &item[*method];
                let id = text(operation, "operationId");
                if id.is_empty() {
                    return Err(IndexError::Nameless(format!("{method} {path}")));
                }
                let operation = Operation::new(document, &draft, path, item, operation)?;
                index.operations.insert(id.to_owned(), operation);
            }
        }
        Ok(index)
    }

    /// The operation of this `operationId`.
    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.get(id)
    }

    /// What is wrong with `value` as the JSON body of an operation: for input that arrives otherwise
    /// than by HTTP and has to follow the same rules. Nothing is wrong where the operation takes no JSON.
    #[must_use]
    pub fn check_body(&self, operation: &str, value: &Value) -> Vec<Violation> {
        let mut violations = Vec::new();
        if let Some(Body {
            kind: BodyKind::Json(validator),
            tidy,
            ..
        }) = self
            .operation(operation)
            .and_then(|it| it.body("application/json"))
        {
            let mut value = Cow::Borrowed(value);
            if let Some(tidy) = tidy {
                tidy.apply(value.to_mut());
            }
            validator.check(&value, Location::Body, &[], &mut violations);
        }
        violations
    }

    /// The methods of a path, as `Allow` lists them; none when the document has no such path.
    pub(crate) fn allow(&self, path: &str) -> Option<String> {
        allow(&self.templates, path)
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("operations", &self.operations.keys())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Index, IndexError};

    #[test]
    fn paths_and_operations_are_known() {
        let document = json!({"paths": {"/a/{b}": {
            "parameters": [{"name": "b", "in": "path", "required": true, "schema": {"type": "string"}}],
            "get": {"operationId": "getA", "parameters": [
                {"name": "b", "in": "path", "required": true, "schema": {"type": "integer"}},
            ]},
        }}});
        let index = Index::new(&document.to_string()).unwrap();
        assert_eq!(index.operation("getA").unwrap().parameters.len(), 1);
        assert_eq!(index.allow("/a/b").as_deref(), Some("GET, HEAD, OPTIONS"));
        assert_eq!(index.allow("/b"), None);
    }

    #[test]
    fn a_bad_document_says_where() {
        let bad = |document: serde_json::Value| Index::new(&document.to_string()).unwrap_err();
        assert!(matches!(Index::new("{").unwrap_err(), IndexError::Json(_)));
        assert!(matches!(
            bad(json!({"paths": {"/a": {"get": {}}}})),
            IndexError::Nameless(place) if place == "get /a"
        ));
        let body = |schema: serde_json::Value| {
            json!({"paths": {"/a": {"post": {"operationId": "a", "requestBody": {
                "content": {"application/json": {"schema": schema}}}}}}})
        };
        assert!(matches!(
            bad(body(json!({"type": "string", "pattern": "("}))),
            IndexError::Schema { place, .. } if place == "the body `application/json` of `a`"
        ));
        assert!(matches!(
            bad(body(json!({"$ref": "#/components/schemas/Nothing"}))),
            IndexError::Dangling(_)
        ));
    }
}
