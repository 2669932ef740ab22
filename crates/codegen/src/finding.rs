//! What is wrong with a document, and where.

use std::{fmt, sync::Arc};

/// A line of a file, as the person who called the generator names the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
}

/// One reason why a document cannot be turned into Rust.
///
/// Displayed as `file:line: sentence`; findings sort by file, then line, then sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// What is wrong and, where it helps, what to write instead.
    pub sentence: String,
}

impl Finding {
    /// A finding at `place`.
    pub fn new(place: &Place, sentence: impl Into<String>) -> Self {
        Self {
            place: place.clone(),
            sentence: sentence.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}",
            self.place.file, self.place.line, self.sentence
        )
    }
}

/// Collects findings, so that all of them are told at once.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Notes that something is wrong at `place`.
    pub fn add(&mut self, place: &Place, sentence: impl Into<String>) {
        self.0.push(Finding::new(place, sentence));
    }

    /// Whether nothing is wrong so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All findings in order, each once.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
