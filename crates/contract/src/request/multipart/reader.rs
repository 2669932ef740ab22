//! Multipart forms (RFC 7578), kept in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, TryStreamExt};
use poem::Request;
use serde_json::Value;

use super::super::form::{MAX_MEMBERS, too_many};
use super::super::nest::{Nest, Place};
use super::super::refused::Refused;
use crate::index::shape::Shape;
use crate::payload::multipart::{FILE, File};
use crate::payload::streamed::BodyError;
use crate::{Location, Violation};

/// What a form consists of.
pub(in crate::request) struct Form {
    /// The texts as JSON; [`FILE`] stands for each file, so that the schema sees it.
    pub(in crate::request) value: Value,
    /// The files by the name of their member, in the order in which they came.
    pub(in crate::request) files: HashMap<String, Vec<File>>,
    /// The members for which an empty text was sent instead of a file: a form sends that, too, where no file was chosen.
    pub(in crate::request) blank: Vec<String>,
    /// Files where text belongs and the other way round, and what was given twice.
    pub(in crate::request) violations: Vec<Violation>,
}

/// Reads a form, at most `text_limit` bytes of each text.
pub(in crate::request) async fn read(
    request: &Request,
    pieces: impl Stream<Item = Result<Bytes, BodyError>> + Send + 'static,
    declared: Option<usize>,
    text_limit: usize,
    shape: &Shape,
) -> Result<Form, Refused> {
    let boundary = request
        .content_type()
        .and_then(|content_type| multer::parse_boundary(content_type).ok())
        .ok_or_else(|| Refused::Malformed("The Content-Type has no boundary.".to_owned()))?;
    // multer wraps the errors of its stream; ours is kept aside.
    let broken: Arc<Mutex<Option<BodyError>>> = Arc::default();
    let keep = Arc::clone(&broken);
    let pieces = pieces.inspect_err(move |error| {
        *keep.lock().unwrap_or_else(PoisonError::into_inner) = Some(*error);
    });
    let mut reader = Reader {
        parts: multer::Multipart::new(pieces, boundary),
        left: declared,
        text_limit,
    };
    reader.form(shape).await.map_err(|refused| {
        let broken = broken.lock().unwrap_or_else(PoisonError::into_inner).take();
        broken.map_or(refused, Refused::from)
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
        let mut form = Nest::new(shape);
        let mut files: HashMap<String, Vec<File>> = HashMap::new();
        let (mut blank, mut violations) = (Vec::new(), Vec::new());
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
            let place = Place::of(shape, &name)?;
            let described = place.described(shape);
            let is_file = part.file_name().is_some()
                || described == Some(&Shape::File) && part.content_type().is_some();
            if is_file {
                let file = self.file(part).await?;
                // A browser sends this for an input in which nothing was chosen.
                if file.bytes.is_empty() && file.name.as_deref() == Some("") {
                    if described == Some(&Shape::File) {
                        blank.push(place.member().to_owned());
                    }
                    continue;
                }
                if described.is_some_and(|shape| !shape.takes_files()) {
                    violations.push(wrong(place.member(), "string"));
                    continue;
                }
                let repeated = form.put(&place, stand_in)?;
                if described.is_some() && repeated.is_none() {
                    files
                        .entry(place.member().to_owned())
                        .or_default()
                        .push(file);
                }
                violations.extend(repeated);
            } else if described == Some(&Shape::File) {
                // A form sends nothing at all for a file that was not chosen, one way or another.
                if self.bytes(part, self.text_limit).await?.is_empty() {
                    blank.push(place.member().to_owned());
                } else {
                    violations.push(no_file(place.member()));
                }
            } else {
                let text = self.text(part).await?;
                violations.extend(form.put(&place, |shape| shape.value(text))?);
            }
        }
        Ok(Form {
            value: form.into_value(),
            files,
            blank,
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

/// What stands for a file: [`FILE`], unless that would be a value where a file is none.
fn stand_in(shape: &Shape) -> Value {
    match shape {
        Shape::Boolean => Value::String(String::new()),
        _ => FILE,
    }
}

fn malformed() -> Refused {
    Refused::Malformed("The body is no multipart form.".to_owned())
}

/// A text in the place of a file.
pub(in crate::request) fn no_file(name: &str) -> Violation {
    wrong(name, "file")
}

fn wrong(name: &str, expected: &str) -> Violation {
    Violation::new(
        Location::Body,
        vec![name.to_owned()],
        "type",
        expected.into(),
    )
}
