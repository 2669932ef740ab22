//! PNG, WebP and GIF, with the `image` crate.

use std::io::Cursor;

use bytes::Bytes;
use domain::image::ImageError;
use fast_image_resize::PixelType;
use fast_image_resize::images::Image;
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ColorType, ImageDecoder, ImageFormat, ImageResult, Limits};

use super::encode::Chroma;
use super::source::{Decoded, Source, checked_pixels, orientation};
use super::{CodecLimits, scale};

/// What a PNG's rows and its compressed metadata may take while it is decoded, in bytes.
const PNG_OVERHEAD: u32 = 64 << 20;

struct Raster<D> {
    decoder: D,
    layout: PixelType,
    memory: usize,
}

/// Reads the header of a file in `format`.
pub fn open(
    bytes: Bytes,
    format: ImageFormat,
    limits: &CodecLimits,
) -> Result<Box<dyn Source>, ImageError> {
    // Beside the pixels that each decoder hands out (the factor is in bytes for each pixel):
    match format {
        ImageFormat::Png if png_is_complete(&bytes) => {
            let mut allowance = Limits::no_limits();
            allowance.max_alloc = Some(PNG_OVERHEAD.into());
            measured(
                PngDecoder::with_limits(Cursor::new(bytes), allowance),
                0,
                limits,
            )
        }
        // The lossless decoder unpacks RGB from RGBA; the lossy one keeps the planes; an animation is drawn on a canvas.
        ImageFormat::WebP if webp_is_complete(&bytes) => {
            measured(WebPDecoder::new(Cursor::new(bytes)), 8, limits)
        }
        // A frame that is smaller than the screen is copied onto it.
        ImageFormat::Gif => measured(GifDecoder::new(Cursor::new(bytes)), 4, limits),
        _ => Err(ImageError::Invalid),
    }
}

fn measured<D: ImageDecoder + Send + 'static>(
    decoder: ImageResult<D>,
    bytes_beside: usize,
    limits: &CodecLimits,
) -> Result<Box<dyn Source>, ImageError> {
    let decoder = decoder.map_err(|_| ImageError::Invalid)?;
    let (width, height) = decoder.dimensions();
    let pixels = checked_pixels(width, height, limits)?;
    let layout = layout(decoder.color_type()).ok_or(ImageError::Invalid)?;
    let scratch = scale::scratch(width, height, limits.max_edge) * layout.size();
    let memory = pixels * (layout.size() + bytes_beside) + scratch;
    Ok(Box::new(Raster {
        decoder,
        layout,
        memory,
    }))
}

impl<D: ImageDecoder + Send> Source for Raster<D> {
    fn memory(&self) -> usize {
        self.memory
    }

    fn decode(self: Box<Self>) -> Result<Decoded, ImageError> {
        let Self {
            mut decoder,
            layout,
            ..
        } = *self;
        let orientation = orientation(decoder.exif_metadata().unwrap_or_default().as_deref());
        let profile = decoder.icc_profile().unwrap_or_default();
        let (width, height) = decoder.dimensions();
        let mut pixels = Image::new(width, height, layout);
        decoder
            .read_image(pixels.buffer_mut())
            .map_err(|_| ImageError::Invalid)?;
        Ok(Decoded {
            pixels,
            orientation,
            profile,
            chroma: Chroma::Full,
        })
    }
}

fn layout(color: ColorType) -> Option<PixelType> {
    match color {
        ColorType::L8 => Some(PixelType::U8),
        ColorType::La8 => Some(PixelType::U8x2),
        ColorType::Rgb8 => Some(PixelType::U8x3),
        ColorType::Rgba8 => Some(PixelType::U8x4),
        ColorType::L16 => Some(PixelType::U16),
        ColorType::La16 => Some(PixelType::U16x2),
        ColorType::Rgb16 => Some(PixelType::U16x3),
        ColorType::Rgba16 => Some(PixelType::U16x4),
        _ => None,
    }
}

/// Whether the chunks follow one another to the last one (PNG, third edition, section 5): what was cut short lacks it.
fn png_is_complete(bytes: &[u8]) -> bool {
    const SIGNATURE: usize = 8;
    const LENGTH_AND_CHECKSUM: usize = 8;
    let mut rest = bytes.get(SIGNATURE..).unwrap_or_default();
    while let Some((head, _)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let whole = length.saturating_add(LENGTH_AND_CHECKSUM + kind.len());
        let Some(beyond) = rest.get(whole..) else {
            return false;
        };
        if kind == *b"IEND" {
            return true;
        }
        rest = beyond;
    }
    false
}

/// Whether the file is as long as its RIFF header says (WebP container specification, "File Header").
fn webp_is_complete(bytes: &[u8]) -> bool {
    bytes
        .get(4..8)
        .and_then(|size| size.try_into().ok())
        .is_some_and(|size| u32::from_le_bytes(size) as usize <= bytes.len() - 8)
}
