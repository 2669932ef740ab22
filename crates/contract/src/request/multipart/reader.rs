//! Reading the parts of a form.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, TryStreamExt};
use poem::Request;

use super::super::complex::is_complex;
use super::super::form::{MAX_MEMBERS, too_many};
use super::super::nest::Place;
use super::super::refused::Refused;
use super::gather::{Form, Gathering};
use crate::index::shape::Shape;
use crate::payload::media_type::is_json;
use crate::payload::multipart::File;
use crate::payload::streamed::BodyError;

/// Most bytes of the texts of a form.
#[derive(Debug, Clone, Copy)]
pub(in crate::request) struct TextLimits {
    /// Of each of them.
    pub(in crate::request) each: usize,
    /// Of all JSON in them together.
    pub(in crate::request) json: usize,
}

/// Reads a form.
pub(in crate::request) async fn read(
    request: &Request,
    pieces: impl Stream<Item = Result<Bytes, BodyError>> + Send + 'static,
    declared: Option<usize>,
    limits: TextLimits,
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
        limits,
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
    limits: TextLimits,
}

impl Reader {
    async fn form(&mut self, shape: &Shape) -> Result<Form, Refused> {
        let mut form = Gathering::new(shape, self.limits.json);
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
            if is_file(&part, described) {
                let file = self.file(part).await?;
                form.file(&place, described, file)?;
            } else {
                let limit = match described {
                    Some(shape) if is_complex(shape) => self.limits.json,
                    _ => self.limits.each,
                };
                let bytes = self.bytes(part, limit).await?;
                form.text(&place, described, bytes)?;
            }
        }
        Ok(form.into_form())
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

/// Whether a part for which the schema says `described` is a file: it has a name, or the type of one.
fn is_file(part: &multer::Field<'_>, described: Option<&Shape>) -> bool {
    let is_named = part.file_name().is_some();
    let content_type = part.content_type();
    match described {
        Some(Shape::File) => is_named || content_type.is_some(),
        Some(Shape::FileOrText) => is_named || content_type.is_some_and(|it| it.type_() != "text"),
        // In a browser only what has a name can have a type.
        Some(shape) if is_complex(shape) => {
            is_named && !content_type.is_some_and(|it| is_json(it.essence_str()))
        }
        _ => is_named,
    }
}

fn malformed() -> Refused {
    Refused::Malformed("The body is no multipart form.".to_owned())
}
