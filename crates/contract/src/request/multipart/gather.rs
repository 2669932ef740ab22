//! Putting the parts of a form where they belong.

use std::collections::HashMap;

use bytes::Bytes;
use serde_json::Value;

use super::super::complex::{is_complex, value};
use super::super::nest::{Nest, Place};
use super::super::refused::Refused;
use crate::index::shape::Shape;
use crate::payload::multipart::{FILE, File};
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

/// A form in the making.
pub(super) struct Gathering<'s> {
    nest: Nest<'s>,
    files: HashMap<String, Vec<File>>,
    blank: Vec<String>,
    violations: Vec<Violation>,
    /// How many bytes of JSON there were in its texts, and how many there may be.
    json: usize,
    most_json: usize,
}

impl<'s> Gathering<'s> {
    /// An empty form of this shape, with at most so many bytes of JSON in its texts.
    pub(super) fn new(shape: &'s Shape, most_json: usize) -> Self {
        Self {
            nest: Nest::new(shape),
            files: HashMap::new(),
            blank: Vec::new(),
            violations: Vec::new(),
            json: 0,
            most_json,
        }
    }

    /// Adds a file, for which the schema says `described`.
    pub(super) fn file(
        &mut self,
        place: &Place<'_>,
        described: Option<&Shape>,
        file: File,
    ) -> Result<(), Refused> {
        // A browser sends this for an input in which nothing was chosen.
        if file.bytes.is_empty() && file.name.as_deref() == Some("") {
            if described == Some(&Shape::File) {
                self.blank.push(place.member().to_owned());
            }
            return Ok(());
        }
        if described.is_some_and(|shape| !shape.takes_files()) {
            self.violations.push(wrong(place.member(), "string"));
            return Ok(());
        }
        let repeated = self.nest.put(place, stand_in)?;
        if described.is_some() && repeated.is_none() {
            let files = self.files.entry(place.member().to_owned());
            files.or_default().push(file);
        }
        self.violations.extend(repeated);
        Ok(())
    }

    /// Adds a text, for which the schema says `described`.
    pub(super) fn text(
        &mut self,
        place: &Place<'_>,
        described: Option<&Shape>,
        bytes: Bytes,
    ) -> Result<(), Refused> {
        if described == Some(&Shape::File) {
            // A form sends nothing at all for a file that was not chosen, one way or another.
            if bytes.is_empty() {
                self.blank.push(place.member().to_owned());
            } else {
                self.violations.push(no_file(place.member()));
            }
            return Ok(());
        }
        let text = match String::from_utf8(bytes.into()) {
            Ok(text) => text,
            // A file whose name and type the client has left out.
            Err(bytes) if described == Some(&Shape::FileOrText) => {
                let file = File {
                    name: None,
                    content_type: None,
                    bytes: bytes.into_bytes().into(),
                };
                return self.file(place, described, file);
            }
            Err(_) => {
                let said = "A text of the form is not UTF-8.".to_owned();
                return Err(Refused::Malformed(said));
            }
        };
        let repeated = self.nest.put(place, |shape| {
            if is_complex(shape) {
                self.json = self.json.saturating_add(text.len());
            }
            value(shape, text)
        })?;
        self.violations.extend(repeated);
        if self.json > self.most_json {
            return Err(Refused::TooLarge(self.most_json));
        }
        Ok(())
    }

    /// The whole.
    pub(super) fn into_form(self) -> Form {
        Form {
            value: self.nest.into_value(),
            files: self.files,
            blank: self.blank,
            violations: self.violations,
        }
    }
}

/// What stands for a file: [`FILE`], unless that would be a value where a file is none.
fn stand_in(shape: &Shape) -> Value {
    match shape {
        Shape::Boolean => Value::String(String::new()),
        _ => FILE,
    }
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
