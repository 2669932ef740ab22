//! Where clients fetch what lies in the store.

use domain::image::ImageName;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for itself in a segment of a path everywhere (RFC 3986, section 2.3) stays; the rest is encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Makes the URLs under which clients fetch images.
#[derive(Debug, Clone)]
pub struct MediaUrls {
    base: String,
}

impl MediaUrls {
    /// URLs that begin with `public_url`, which has no trailing slash.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self {
            base: format!("{public_url}/media/"),
        }
    }

    /// Where the image can be fetched.
    #[must_use]
    pub fn url(&self, name: &ImageName) -> String {
        format!("{}{name}", self.base)
    }
}

/// Makes the URLs under which clients fetch documents.
#[derive(Debug, Clone)]
pub struct DocumentUrls {
    base: String,
}

impl DocumentUrls {
    /// URLs that begin with `public_url`, which has no trailing slash.
    #[must_use]
    pub fn new(public_url: &str) -> Self {
        Self {
            base: format!("{public_url}/media/documents/"),
        }
    }

    /// Where the document that `token` opens can be fetched, for as long as that is good. Browsers call it `filename` when they save it.
    #[must_use]
    pub fn url(&self, token: &str, filename: &str) -> String {
        let mut url = String::with_capacity(self.base.len() + token.len() + 2 * filename.len());
        url.push_str(&self.base);
        // Of letters, digits, `-` and `_` alone.
        url.push_str(token);
        url.push('/');
        url.extend(utf8_percent_encode(filename, SEGMENT));
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_name() {
        let urls = DocumentUrls::new("https://example.com");
        for (filename, end) in [
            ("cv.pdf", "cv.pdf"),
            ("a b~_-1.pdf", "a%20b~_-1.pdf"),
            ("Führerschein #2.png", "F%C3%BChrerschein%20%232.png"),
            ("a/../b?c=%2F", "a%2F..%2Fb%3Fc%3D%252F"),
        ] {
            assert_eq!(
                urls.url("e30--12ab", filename),
                format!("https://example.com/media/documents/e30--12ab/{end}")
            );
        }
    }
}
