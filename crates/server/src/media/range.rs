//! Which bytes of a file are wanted.

use std::ops::Range;

use media::FileInfo;
use poem::http::{HeaderMap, header};

/// What a request wants of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Whole,
    /// These bytes, of which there is at least one.
    Part(Range<u64>),
    /// Bytes that it does not have.
    Unsatisfiable,
}

/// What the `Range` header asks for (RFC 9110, section 14). Several ranges at once, another unit, or an `If-Range` that does not
/// match get the whole file, as the RFC allows.
pub fn wanted(headers: &HeaderMap, info: &FileInfo) -> Wanted {
    if text(headers, &header::IF_RANGE).is_some_and(|tag| tag != info.etag) {
        return Wanted::Whole;
    }
    match text(headers, &header::RANGE).and_then(|range| single_range(range, info.size)) {
        None => Wanted::Whole,
        Some(range) if range.start < range.end => Wanted::Part(range),
        Some(_) => Wanted::Unsatisfiable,
    }
}

/// The bytes that `bytes=first-last`, `bytes=first-` or `bytes=-length` mean in a file of `size` bytes; empty when they lie outside it,
/// `None` when the header is anything else.
fn single_range(header: &str, size: u64) -> Option<Range<u64>> {
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u64>().ok())
            .flatten()
    };
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    match (first, last) {
        ("", length) => Some(size.saturating_sub(number(length)?)..size),
        (first, "") => number(first).map(|first| first.min(size)..size),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then(|| first.min(size)..last.saturating_add(1).min(size))
        }
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
