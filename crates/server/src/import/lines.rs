//! Lines of bounded length.

use std::io::{self, BufRead};

/// Longest line, in bytes, without what ends it.
const LONGEST: usize = 64 << 10;
/// What editors and shells of Windows put before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a text line by line. A line that is too long is skipped without being held.
pub(super) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    /// How many lines there have been.
    pub(super) number: u64,
    /// How many bytes they had.
    pub(super) bytes: u64,
}

/// The line has more than 64 KiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it has more than 65,536 bytes")]
pub(super) struct TooLong;

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            line: Vec::new(),
            number: 0,
            bytes: 0,
        }
    }

    /// The next line; none at the end.
    ///
    /// # Errors
    /// The reader's.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<&[u8], TooLong>>> {
        self.line.clear();
        let (mut length, mut ended) = (0, false);
        while !ended {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                break;
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            ended = end.is_some();
            let part = buffer
                .get(..end.unwrap_or(buffer.len()))
                .unwrap_or_default();
            length += part.len();
            if length <= LONGEST {
                self.line.extend_from_slice(part);
            }
            let read = part.len() + usize::from(ended);
            self.bytes += read as u64;
            self.reader.consume(read);
        }
        if length == 0 && !ended {
            return Ok(None);
        }
        self.number += 1;
        if length > LONGEST {
            return Ok(Some(Err(TooLong)));
        }
        let mark = if self.number == 1 { MARK } else { b"" };
        let line = self.line.strip_prefix(mark).unwrap_or(&self.line);
        Ok(Some(Ok(line)))
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// All lines, read through a buffer of this size.
    fn lines(text: &[u8], buffer: usize) -> Vec<Result<Vec<u8>, TooLong>> {
        let mut lines = Lines::new(BufReader::with_capacity(buffer, text));
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(line.map(<[u8]>::to_vec));
        }
        assert_eq!(
            (lines.number, lines.bytes),
            (all.len() as u64, text.len() as u64)
        );
        all
    }

    #[test]
    fn lines_are_what_line_breaks_end() {
        for buffer in [1, 2, 3, 8192] {
            let line = |text: &str| Ok(text.as_bytes().to_vec());
            assert_eq!(lines(b"", buffer), []);
            assert_eq!(lines(b"\n", buffer), [line("")]);
            assert_eq!(lines(b"a\n\nb", buffer), [line("a"), line(""), line("b")]);
            assert_eq!(lines(b"a\r\nb\n", buffer), [line("a\r"), line("b")]);
        }
    }

    #[test]
    fn the_mark_of_windows_is_no_part_of_the_first_line() {
        let line = |text: &str| Ok(text.as_bytes().to_vec());
        assert_eq!(lines("\u{feff}a\n".as_bytes(), 2), [line("a")]);
        assert_eq!(
            lines("a\n\u{feff}b".as_bytes(), 2),
            [line("a"), line("\u{feff}b")]
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_not_held() {
        let longest = vec![b'a'; LONGEST];
        let text = [&longest[..], b"\n", &longest, b"a\nb\n", &longest, &longest].concat();
        for buffer in [1000, 8192, text.len()] {
            let expected = [
                Ok(longest.clone()),
                Err(TooLong),
                Ok(b"b".to_vec()),
                Err(TooLong),
            ];
            assert_eq!(lines(&text, buffer), expected);
        }
        let endless = io::Read::take(io::repeat(b'a'), 1 << 30);
        let mut lines = Lines::new(BufReader::new(endless));
        assert_eq!(lines.next().unwrap(), Some(Err(TooLong)));
        assert!(lines.line.capacity() <= 2 * LONGEST);
    }
}
