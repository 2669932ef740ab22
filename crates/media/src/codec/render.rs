//! From a file whose header is fine to what is shown.

use domain::image::{ImageError, ProcessedImage};
use fast_image_resize::PixelType;
use fast_image_resize::images::{Image, ImageRef};
use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};

use super::source::Source;
use super::{CodecLimits, color, encode, scale};

/// Decodes, scales, corrects, turns and encodes: each step on as few pixels as possible.
pub fn render(source: Box<dyn Source>, limits: &CodecLimits) -> Result<ProcessedImage, ImageError> {
    let decoded = source.decode()?;
    let small = scale::shrink(decoded.pixels, limits.max_edge)?;
    let picture = opaque_without_alpha(in_eight_bits(small)?);
    let mut picture = color::to_srgb(picture, decoded.profile.as_deref());
    picture.apply_orientation(decoded.orientation);
    let thumbnail = thumbnail(&picture, limits.thumbnail_edge)?;
    Ok(ProcessedImage {
        picture: encode::encode(&picture, decoded.chroma)?,
        thumbnail: encode::encode(&thumbnail, decoded.chroma)?,
    })
}

fn thumbnail(picture: &DynamicImage, edge: u32) -> Result<DynamicImage, ImageError> {
    let layout = match picture {
        DynamicImage::ImageLuma8(_) => PixelType::U8,
        DynamicImage::ImageLumaA8(_) => PixelType::U8x2,
        DynamicImage::ImageRgb8(_) => PixelType::U8x3,
        _ => PixelType::U8x4,
    };
    let view = ImageRef::new(
        picture.width(),
        picture.height(),
        picture.as_bytes(),
        layout,
    )
    .map_err(|_| ImageError::Invalid)?;
    in_eight_bits(scale::thumbnail(&view, edge)?)
}

fn in_eight_bits(picture: Image<'static>) -> Result<DynamicImage, ImageError> {
    let (width, height, layout) = (picture.width(), picture.height(), picture.pixel_type());
    let pixels = picture.into_vec();
    match layout {
        PixelType::U8 => GrayImage::from_raw(width, height, pixels).map(Into::into),
        PixelType::U8x2 => GrayAlphaImage::from_raw(width, height, pixels).map(Into::into),
        PixelType::U8x3 => RgbImage::from_raw(width, height, pixels).map(Into::into),
        PixelType::U8x4 => RgbaImage::from_raw(width, height, pixels).map(Into::into),
        PixelType::U16 => GrayImage::from_raw(width, height, halved(&pixels)).map(Into::into),
        PixelType::U16x2 => {
            GrayAlphaImage::from_raw(width, height, halved(&pixels)).map(Into::into)
        }
        PixelType::U16x3 => RgbImage::from_raw(width, height, halved(&pixels)).map(Into::into),
        PixelType::U16x4 => RgbaImage::from_raw(width, height, halved(&pixels)).map(Into::into),
        _ => None,
    }
    .ok_or(ImageError::Invalid)
}

/// Components of 16 bits, in the machine's order, rounded to 8.
fn halved(components: &[u8]) -> Vec<u8> {
    let (pairs, _) = components.as_chunks::<2>();
    pairs
        .iter()
        .map(|&pair| rounded(u16::from_ne_bytes(pair)))
        .collect()
}

fn rounded(component: u16) -> u8 {
    u8::try_from((u32::from(component) + 128) / 257).unwrap_or(u8::MAX)
}

/// Drops an alpha channel that hides nothing, as most screenshots and all opaque GIFs have.
fn opaque_without_alpha(picture: DynamicImage) -> DynamicImage {
    match &picture {
        DynamicImage::ImageLumaA8(pixels) if pixels.pixels().all(|pixel| pixel.0[1] == u8::MAX) => {
            picture.into_luma8().into()
        }
        DynamicImage::ImageRgba8(pixels) if pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX) => {
            picture.into_rgb8().into()
        }
        _ => picture,
    }
}
