//! `Content-Disposition` (RFC 6266).

use domain::blob::Filename;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use poem::http::HeaderValue;

/// What RFC 8187 lets stand for itself (`attr-char`).
const EXTENDED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// What Rails lets stand for itself in the plain parameter, which old clients read.
const PLAIN: &AsciiSet = &EXTENDED.remove(b' ').add(b'&');

/// To be shown where it is, and to be called `filename` when it is saved: as Active Storage writes it, with a `?` for each character that is not
/// in ASCII.
pub fn inline(filename: &Filename) -> HeaderValue {
    let name = filename.as_str();
    let in_ascii = |it: char| if it.is_ascii() { it } else { '?' };
    let plain: String = name.chars().map(in_ascii).collect();
    let value = format!(
        "inline; filename=\"{}\"; filename*=UTF-8''{}",
        utf8_percent_encode(&plain, PLAIN),
        utf8_percent_encode(name, EXTENDED),
    );
    HeaderValue::try_from(value).unwrap_or(HeaderValue::from_static("inline"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_rails_writes() {
        for (filename, plain, extended) in [
            ("cv.pdf", "cv.pdf", "cv.pdf"),
            (
                "my cv (2).pdf",
                "my cv %282%29.pdf",
                "my%20cv%20%282%29.pdf",
            ),
            ("a&b.pdf", "a%26b.pdf", "a&b.pdf"),
            (
                "履歴書.pdf",
                "%3F%3F%3F.pdf",
                "%E5%B1%A5%E6%AD%B4%E6%9B%B8.pdf",
            ),
            (
                "it's!#+.^_`~-.png",
                "it%27s!#+.^_`~-.png",
                "it%27s!#+.^_`~-.png",
            ),
        ] {
            let expected = format!("inline; filename=\"{plain}\"; filename*=UTF-8''{extended}");
            assert_eq!(inline(&Filename::new(filename)), expected);
        }
    }

    #[test]
    fn nothing_breaks_out_of_it() {
        let header = inline(&Filename::new(
            "a\"; filename=\"b\r\nSet-Cookie: c=d\u{202e}\\",
        ));
        let text = header.to_str().unwrap();
        assert_eq!(text.matches('"').count(), 2, "{text}");
        assert!(!text.contains(['\r', '\n', '\\']), "{text}");
    }
}
