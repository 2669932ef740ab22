//! What the codec makes of pictures that are made here, pixel by pixel.

mod formats;
mod hostile;
mod limits;
mod made;
mod metadata;
mod orientation;
mod sizes;

use bytes::Bytes;
use domain::image::{Encoded, ImageError, ProcessedImage};
use image::RgbaImage;

use super::{Codec, CodecLimits};

/// What comes of a file.
fn processed(file: impl Into<Bytes>) -> Result<ProcessedImage, ImageError> {
    Codec::new(CodecLimits::default()).process_here(file.into())
}

/// Why a file is refused; none when it is not.
fn refusal(file: impl Into<Bytes>) -> Option<ImageError> {
    processed(file).err()
}

/// The picture that comes of a good file, decoded again.
fn shown(file: impl Into<Bytes>) -> RgbaImage {
    decoded(&processed(file).unwrap().picture)
}

fn decoded(encoded: &Encoded) -> RgbaImage {
    let picture = image::load_from_memory(&encoded.bytes).unwrap();
    assert_eq!(
        (picture.width(), picture.height()),
        (encoded.width, encoded.height)
    );
    picture.into_rgba8()
}

/// Asserts that a pixel has this colour, but for what JPEG costs.
#[track_caller]
fn assert_near(actual: image::Rgba<u8>, expected: [u8; 4]) {
    let off = actual
        .0
        .iter()
        .zip(expected)
        .map(|(&a, b)| a.abs_diff(b))
        .max()
        .unwrap();
    assert!(off <= 12, "{actual:?} is not near {expected:?}");
}
