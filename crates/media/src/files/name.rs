//! The names of images, checked before a store hears of them.

use object_store::path::Path;

/// How many characters of a name nobody can guess.
const SECRET: usize = 32;

/// The name of an image's file: 32 lower-case letters and digits, `-thumb` for the thumbnail, `.jpg` or `.png`. No other name gets near the
/// store, so no path can be made of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileName<'a> {
    name: &'a str,
    content_type: &'static str,
}

impl<'a> FileName<'a> {
    /// Takes a name apart; none for anything that is no name of an image.
    pub fn parse(name: &'a str) -> Option<Self> {
        let (stem, extension) = name.split_once('.')?;
        let content_type = match extension {
            "jpg" => "image/jpeg",
            "png" => "image/png",
            _ => return None,
        };
        let secret = stem.strip_suffix("-thumb").unwrap_or(stem);
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        (secret.len() == SECRET && secret.bytes().all(plain)).then_some(Self { name, content_type })
    }

    /// The media type that goes with its extension.
    pub fn content_type(self) -> &'static str {
        self.content_type
    }

    /// A strong entity tag. A name is given once and what lies under it never changes, so that it identifies the bytes on every instance.
    pub fn etag(self) -> String {
        format!("\"{}\"", self.name)
    }

    /// Where it lies, seen from the location.
    pub fn path(self) -> Path {
        Path::from_iter(["images", self.name])
    }
}
