//! JPEG, with zune-jpeg itself: through the `image` crate it reads the header three times and takes pictures that end early.

use bytes::Bytes;
use domain::image::ImageError;
use fast_image_resize::PixelType;
use fast_image_resize::images::Image;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::encode::Chroma;
use super::jpeg_outline::Outline;
use super::source::{Decoded, Source, checked_pixels, orientation};
use super::{CodecLimits, scale};

/// More passes than any encoder makes (10 are usual); each costs a walk over the whole picture.
const MAX_SCANS: usize = 64;

struct Jpeg {
    decoder: JpegDecoder<ZCursor<Bytes>>,
    size: (u32, u32),
    layout: PixelType,
    memory: usize,
}

/// Reads a JPEG's header.
pub fn open(bytes: Bytes, limits: &CodecLimits) -> Result<Box<dyn Source>, ImageError> {
    let outline = Outline::of(&bytes);
    if !outline.complete || outline.decodes_wrongly() {
        return Err(ImageError::Invalid);
    }
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_max_scans(MAX_SCANS);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| ImageError::Invalid)?;
    let info = decoder.info().ok_or(ImageError::Invalid)?;
    let size = (u32::from(info.width), u32::from(info.height));
    let pixels = checked_pixels(size.0, size.1, limits)?;

    let gray = decoder.input_colorspace() == Some(ColorSpace::Luma);
    let (output, layout) = if gray {
        (ColorSpace::Luma, PixelType::U8)
    } else {
        (ColorSpace::RGB, PixelType::U8x3)
    };
    // Stray bytes between header segments harm nobody; but a scan that breaks off is an error, not a picture that is gray from there on.
    decoder.set_options(
        options
            .set_strict_mode(true)
            .jpeg_set_out_colorspace(output),
    );

    // Coefficients of 16 bits are kept for the whole picture unless one scan holds everything.
    let coefficients = if outline.in_several_scans() {
        2 * usize::from(info.components)
    } else {
        0
    };
    let scratch = scale::scratch(size.0, size.1, limits.max_edge) * layout.size();
    let memory = pixels * (layout.size() + coefficients) + scratch;
    Ok(Box::new(Jpeg {
        decoder,
        size,
        layout,
        memory,
    }))
}

impl Source for Jpeg {
    fn memory(&self) -> usize {
        self.memory
    }

    fn decode(mut self: Box<Self>) -> Result<Decoded, ImageError> {
        let mut pixels = Image::new(self.size.0, self.size.1, self.layout);
        self.decoder
            .decode_into(pixels.buffer_mut())
            .map_err(|_| ImageError::Invalid)?;
        let orientation = orientation(self.decoder.exif().map(Vec::as_slice));
        Ok(Decoded {
            pixels,
            orientation,
            profile: self.decoder.icc_profile(),
            chroma: Chroma::Halved,
        })
    }
}
