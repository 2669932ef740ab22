//! Multipart forms (RFC 7578), kept in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt;
use poem::{Body, Request};
use serde_json::{Map, Value};

use super::form::{MAX_MEMBERS, too_many};
use super::refused::Refused;
use super::{nest, read};
use crate::index::shape::Shape;
use crate::payload::multipart::File;
use crate::{Location, Violation};

/// What a form consists of.
pub(super) struct Form {
    /// The texts as JSON; an empty string stands for each file, so that the schema sees it.
    pub(super) value: Value,
    /// The files by the name of their member.
    pub(super) files: HashMap<String, Vec<File>>,
    /// Files where text belongs and the other way round, and what was given twice.
    pub(super) violations: Vec<Violation>,
}

/// Reads a form, at most `limit` bytes of it and `text_limit` bytes of each text.
pub(super) async fn read(
    request: &Request,
    body: Body,
    declared: Option<usize>,
    limit: usize,
    text_limit: usize,
    shape: &Shape,
) -> Result<Form, Refused> {
    let boundary = request
        .content_type()
        .and_then(|content_type| multer::parse_boundary(content_type).ok())
        .ok_or_else(|| Refused::Malformed("The Content-Type has no boundary.".to_owned()))?;
    // multer wraps the errors of its stream; the first of ours is kept aside.
    let broken: Arc<Mutex<Option<Refused>>> = Arc::default();
    let keep = Arc::clone(&broken);
    let chunks = read::chunks(body, limit).map_err(move |refused| {
        *keep.lock().unwrap_or_else(PoisonError::into_inner) = Some(refused);
        std::io::Error::other("refused")
    });
    let mut reader = Reader {
        parts: multer::Multipart::new(chunks, boundary),
        left: declared,
        text_limit,
    };
    reader.form(shape).await.map_err(|refused| {
        let broken = broken.lock().unwrap_or_else(PoisonError::into_inner).take();
        broken.unwrap_or(refused)
    })
}

struct Reader {
    parts: multer::Multipart<'static>,
    /// At most this much is still to come, when it is known.
    left: Option<usize>,
    text_limit: usize,
}

impl Reader {
    async fn form(&mut self, shape: &Shape) -> Result<Form, Refused> {
        let mut value = Map::new();
        let mut files: HashMap<String, Vec<File>> = HashMap::new();
        let mut violations = Vec::new();
        let mut parts = 0;
        while let Some(part) = self.parts.next_field().await.map_err(|_| malformed())? {
            parts += 1;
            if parts > MAX_MEMBERS {
                return Err(too_many());
            }
            let name = part.name().unwrap_or_default().to_owned();
            if name.is_empty() {
                return Err(Refused::Malformed(
                    "A part of the form has no name.".to_owned(),
                ));
            }
            let key = nest::literal(shape, &name).unwrap_or(&name).to_owned();
            let expected = match nest::member(shape, &key) {
                Shape::Array(item) => item,
                expected => expected,
            };
            let known = nest::literal(shape, &name).is_some();
            let is_file = part.file_name().is_some()
                || *expected == Shape::File && part.content_type().is_some();
            if is_file {
                let file = self.file(part).await?;
                // A browser sends this for an input in which nothing was chosen.
                if file.bytes.is_empty() && file.name.as_deref() == Some("") {
                    continue;
                }
                if known && !matches!(expected, Shape::File | Shape::FileOrText) {
                    violations.push(wrong(&key, "string"));
                    continue;
                }
                let before = violations.len();
                let placeholder = |_: &Shape| Value::String(String::new());
                nest::insert(&mut value, shape, &name, &mut violations, placeholder)?;
                if known && violations.len() == before {
                    files.entry(key).or_default().push(file);
                }
            } else {
                if *expected == Shape::File {
                    // A form sends nothing at all for a file that was not chosen, one way or another.
                    if !self.bytes(part, self.text_limit).await?.is_empty() {
                        violations.push(wrong(&key, "file"));
                    }
                    continue;
                }
                let text = self.text(part).await?;
                nest::insert(&mut value, shape, &name, &mut violations, |shape| {
                    shape.value(text)
                })?;
            }
        }
        Ok(Form {
            value: Value::Object(value),
            files,
            violations,
        })
    }

    async fn file(&mut self, part: multer::Field<'static>) -> Result<File, Refused> {
        let name = part.file_name().map(str::to_owned);
        let content_type = part.content_type().map(ToString::to_string);
        let bytes = self.bytes(part, usize::MAX).await?;
        Ok(File {
            name,
            content_type,
            bytes,
        })
    }

    async fn text(&mut self, part: multer::Field<'static>) -> Result<String, Refused> {
        let bytes = self.bytes(part, self.text_limit).await?;
        String::from_utf8(bytes.into())
            .map_err(|_| Refused::Malformed("A text of the form is not UTF-8.".to_owned()))
    }

    async fn bytes(
        &mut self,
        mut part: multer::Field<'static>,
        limit: usize,
    ) -> Result<Bytes, Refused> {
        let mut whole = BytesMut::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| malformed())? {
            if whole.len() + chunk.len() > limit {
                return Err(Refused::TooLarge(limit));
            }
            if whole.is_empty() && limit == usize::MAX {
                // What is left is mostly this file: room for it at once spares growing.
                whole.reserve(self.left.unwrap_or_default().max(chunk.len()));
            }
            self.left = self.left.map(|left| left.saturating_sub(chunk.len()));
            whole.extend_from_slice(&chunk);
        }
        Ok(whole.freeze())
    }
}

fn malformed() -> Refused {
    Refused::Malformed("The body is no multipart form.".to_owned())
}

fn wrong(name: &str, expected: &str) -> Violation {
    Violation::new(
        Location::Body,
        vec![name.to_owned()],
        "type",
        expected.into(),
    )
}

#[cfg(test)]
mod tests {
    use poem::{Body, Request};
    use serde_json::{Value, json};

    use super::{Form, Refused, Shape, read};
    use crate::index::Document;

    async fn form(parts: &str) -> Result<Form, Refused> {
        let binary = json!({"type": "string", "format": "binary"});
        let schema = json!({"type": "object", "properties": {
            "age": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "picture": binary,
            "papers": {"type": "array", "items": binary},
            "either": {"oneOf": [binary, {"type": "string"}]},
        }});
        let shape = Shape::of(Document(&Value::Null), &schema).unwrap();
        let request = Request::builder()
            .content_type("multipart/form-data; boundary=X")
            .finish();
        let body = Body::from_string(format!("{}--X--\r\n", parts.replace('\n', "\r\n")));
        read(&request, body, None, 2_000, 10, &shape).await
    }

    fn text(name: &str, value: &str) -> String {
        format!("--X\nContent-Disposition: form-data; name=\"{name}\"\n\n{value}\n")
    }

    fn file(name: &str, file_name: &str, value: &str) -> String {
        format!(
            "--X\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\n\
             Content-Type: image/png\n\n{value}\n"
        )
    }

    #[tokio::test]
    async fn texts_and_files_are_told_apart() {
        let parts = [
            text("age", "7"),
            text("tags", "a"),
            text("tags", "b"),
            file("picture", "a.png", "PNG"),
            file("papers", "1.pdf", "1"),
            file("papers[]", "2.pdf", "2"),
            text("either", "id"),
        ];
        let form = form(&parts.concat()).await.unwrap();
        assert_eq!(form.violations, []);
        assert_eq!(
            form.value,
            json!({"age": 7, "tags": ["a", "b"], "picture": "", "papers": ["", ""], "either": "id"})
        );
        let picture = &form.files["picture"][0];
        assert_eq!(picture.name.as_deref(), Some("a.png"));
        assert_eq!(picture.content_type.as_deref(), Some("image/png"));
        assert_eq!(picture.bytes, "PNG");
        assert_eq!(form.files["papers"].len(), 2);
    }

    #[tokio::test]
    async fn what_is_in_the_wrong_place_is_a_violation() {
        let parts = [
            file("age", "a", "7"),
            text("picture", "x"),
            file("either", "a", "x"),
            file("either", "b", "y"),
        ];
        let form = form(&parts.concat()).await.unwrap();
        let told: Vec<_> = form
            .violations
            .iter()
            .map(|it| (it.path[0].as_str(), it.keyword))
            .collect();
        assert_eq!(
            told,
            [("age", "type"), ("picture", "type"), ("either", "repeated")]
        );
        assert_eq!(form.files["either"].len(), 1);
    }

    #[tokio::test]
    async fn an_empty_file_input_is_absent_and_unknown_files_are_not_kept() {
        let parts = [file("picture", "", ""), file("other", "a", "x")];
        let form = form(&parts.concat()).await.unwrap();
        assert_eq!(form.value, json!({"other": ""}));
        assert!(form.files.is_empty());
    }

    #[tokio::test]
    async fn limits_and_broken_forms_are_refused() {
        assert!(matches!(
            form(&text("tags", "01234567890")).await,
            Err(Refused::TooLarge(10))
        ));
        let long = file("picture", "a", &"x".repeat(3_000));
        assert!(matches!(form(&long).await, Err(Refused::TooLarge(2_000))));
        for parts in [
            "--X\nContent-Disposition: form-data\n\na\n",
            "--X\nnonsense",
        ] {
            assert!(
                matches!(form(parts).await, Err(Refused::Malformed(_))),
                "{parts}"
            );
        }
        let bad = "--X\nContent-Disposition: form-data; name=\"tags\"\n\n";
        let request = Request::builder()
            .content_type("multipart/form-data")
            .finish();
        let read = read(
            &request,
            Body::from_string(bad.into()),
            None,
            9,
            9,
            &Shape::Text,
        )
        .await;
        assert!(matches!(read, Err(Refused::Malformed(said)) if said.contains("boundary")));
    }
}
