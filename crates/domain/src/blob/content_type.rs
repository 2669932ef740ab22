//! The types of files that are kept.

/// A type of files, known by how they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentType {
    /// PDF (ISO 32000).
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl ContentType {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Jpeg, Self::Png, Self::WebP];

    /// So many bytes of a file tell what it is.
    pub const TELLING: usize = 12;

    /// The media type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }

    /// The extension that goes with it.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }

    /// The type of this name, if it is kept.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What a file is that begins so, whatever it is called; none for any other.
    #[must_use]
    pub fn of(beginning: &[u8]) -> Option<Self> {
        match beginning {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Some(Self::WebP),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        for kind in ContentType::ALL {
            assert_eq!(ContentType::named(kind.name()), Some(kind));
        }
        assert_eq!(ContentType::named("text/html"), None);
    }

    #[test]
    fn the_beginning_tells() {
        let cases: [(&[u8], _); 8] = [
            (b"%PDF-1.7\n", Some(ContentType::Pdf)),
            (&[0xff, 0xd8, 0xff, 0xe0], Some(ContentType::Jpeg)),
            (b"\x89PNG\r\n\x1a\n....", Some(ContentType::Png)),
            (b"RIFF\x01\x02\x03\x04WEBPVP8 ", Some(ContentType::WebP)),
            (b"RIFF\x01\x02\x03\x04WAVE", None),
            (b"MZ\x90\x00", None),
            (b"\x7fELF", None),
            (b"", None),
        ];
        for (beginning, expected) in cases {
            assert_eq!(ContentType::of(beginning), expected, "{beginning:?}");
        }
    }
}
