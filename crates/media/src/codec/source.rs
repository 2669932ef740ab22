//! Tells what bytes are, by content, and measures it without decoding.

use bytes::Bytes;
use domain::image::ImageError;
use fast_image_resize::images::Image;
use image::ImageFormat;
use image::metadata::Orientation;

use super::encode::Chroma;
use super::{CodecLimits, jpeg, raster};

/// A picture whose header has been read and is within the limits. Nothing is allocated for its pixels yet.
pub trait Source: Send {
    /// What decoding takes at most, in bytes, the pixels included.
    fn memory(&self) -> usize;

    /// Decodes the whole picture; of an animation the first frame.
    ///
    /// # Errors
    /// [`ImageError::Invalid`] when it is broken or ends early.
    fn decode(self: Box<Self>) -> Result<Decoded, ImageError>;
}

/// A decoded picture, as it lies in the file.
pub struct Decoded {
    /// One to four components of 8 or 16 bits (gray, gray and alpha, RGB, RGBA).
    pub pixels: Image<'static>,
    /// How it must be turned to be upright.
    pub orientation: Orientation,
    /// The ICC profile that its colours are meant in.
    pub profile: Option<Vec<u8>>,
    /// How finely its colour is worth keeping.
    pub chroma: Chroma,
}

/// Reads the header of a JPEG, PNG, WebP or GIF.
///
/// # Errors
/// [`ImageError::Invalid`] for anything else and for a broken header, [`ImageError::TooManyPixels`].
pub fn open(bytes: Bytes, limits: &CodecLimits) -> Result<Box<dyn Source>, ImageError> {
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg) => jpeg::open(bytes, limits),
        Ok(format @ (ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => {
            raster::open(bytes, format, limits)
        }
        _ => Err(ImageError::Invalid),
    }
}

/// The number of pixels of a picture that claims to be `width` by `height`.
///
/// # Errors
/// [`ImageError::Invalid`] when there are none, [`ImageError::TooManyPixels`].
pub fn checked_pixels(width: u32, height: u32, limits: &CodecLimits) -> Result<usize, ImageError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(ImageError::Invalid),
        pixels if pixels > limits.max_pixels => Err(ImageError::TooManyPixels {
            limit: limits.max_pixels,
        }),
        pixels => usize::try_from(pixels).map_err(|_| ImageError::Invalid),
    }
}

/// The orientation that EXIF metadata asks for. Some WebP encoders keep the mark that the metadata has in a JPEG.
pub fn orientation(exif: Option<&[u8]>) -> Orientation {
    exif.map(|exif| exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))
        .and_then(Orientation::from_exif_chunk)
        .unwrap_or(Orientation::NoTransforms)
}
