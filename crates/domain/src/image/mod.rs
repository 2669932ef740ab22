//! Profile images: from bytes that anybody may send to files that can be shown.
//!
//! An image is *reserved* (a row, before any file is written), then its files are stored, then it is *attached* in the transaction that
//! changes the profile. One that is replaced or removed becomes an *orphan* in that same transaction; orphans, and reservations
//! that nobody attached in time, are swept: files first, row last. So a crash at any point leaves no profile with a missing file, and
//! nothing that is not swept later.

mod codec;
mod repository;
mod storage;
mod sweep;

pub use codec::{Encoded, ImageCodec, ImageError, ProcessedImage};
pub use repository::ImageRepository;
pub use storage::MediaStore;
pub(crate) use sweep::{discard, sweep, warn};

use crate::random::{Random, secret_name};

/// The file name of an image in the media store: 32 characters that nobody can guess, and the extension of its format (`….jpg`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImageName(pub String);

impl ImageName {
    /// A new name that nobody can guess (160 random bits).
    #[must_use]
    pub fn generate(extension: &str, random: &impl Random) -> Self {
        Self(format!("{}.{extension}", secret_name(random)))
    }

    /// The name of the thumbnail that goes with it (`….jpg` → `…-thumb.jpg`).
    #[must_use]
    pub fn thumbnail(&self) -> Self {
        let (stem, extension) = self.0.rsplit_once('.').unwrap_or((&self.0, "jpg"));
        Self(format!("{stem}-thumb.{extension}"))
    }
}

impl std::fmt::Display for ImageName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fakes::SeededRandom;

    #[test]
    fn a_name_is_32_characters_and_the_extension() {
        let ImageName(name) = ImageName::generate("png", &SeededRandom::default());
        let stem = name.strip_suffix(".png").unwrap();
        assert_eq!(stem.len(), 32);
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        assert!(stem.bytes().all(plain), "{stem}");
    }

    #[test]
    fn no_two_names_are_the_same() {
        let random = SeededRandom::default();
        assert_ne!(
            ImageName::generate("jpg", &random),
            ImageName::generate("jpg", &random)
        );
    }

    #[test]
    fn a_thumbnail_lies_beside_its_picture() {
        let name = ImageName("abc.png".to_owned());
        assert_eq!(name.thumbnail().to_string(), "abc-thumb.png");
    }
}
