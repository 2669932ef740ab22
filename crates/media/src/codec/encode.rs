//! Writes pictures anew: JPEG, or PNG where something can be seen through.

use domain::image::{Encoded, ImageError};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};

/// Where JPEG's errors stop being seen at arm's length while its files still shrink: the usual choice for photographs on the web. Colour
/// is kept at half the resolution (4:2:0), which is part of that.
const QUALITY: u8 = 85;

/// Encodes a picture of at most 65,535 pixels each way.
pub fn encode(picture: &DynamicImage) -> Result<Encoded, ImageError> {
    match picture {
        DynamicImage::ImageLuma8(_) => jpeg(picture, ColorType::Luma),
        DynamicImage::ImageRgb8(_) => jpeg(picture, ColorType::Rgb),
        _ => png(picture),
    }
}

fn jpeg(picture: &DynamicImage, color: ColorType) -> Result<Encoded, ImageError> {
    let size = |length: u32| u16::try_from(length).map_err(|_| ImageError::Invalid);
    let (width, height) = (size(picture.width())?, size(picture.height())?);
    let mut bytes = Vec::with_capacity(picture.as_bytes().len() / 8);
    Encoder::new(&mut bytes, QUALITY)
        .encode(picture.as_bytes(), width, height, color)
        .map_err(|_| ImageError::Invalid)?;
    Ok(encoded(picture, bytes, "image/jpeg", "jpg"))
}

fn png(picture: &DynamicImage) -> Result<Encoded, ImageError> {
    let mut bytes = Vec::with_capacity(picture.as_bytes().len() / 2);
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive)
        .write_image(
            picture.as_bytes(),
            picture.width(),
            picture.height(),
            picture.color().into(),
        )
        .map_err(|_| ImageError::Invalid)?;
    Ok(encoded(picture, bytes, "image/png", "png"))
}

fn encoded(
    picture: &DynamicImage,
    bytes: Vec<u8>,
    content_type: &'static str,
    extension: &'static str,
) -> Encoded {
    let (width, height) = (picture.width(), picture.height());
    Encoded {
        bytes,
        content_type,
        extension,
        width,
        height,
    }
}
