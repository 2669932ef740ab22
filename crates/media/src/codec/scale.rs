//! Makes pictures smaller.

use domain::image::ImageError;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{
    FilterType, IntoImageView, MulDiv, PixelType, ResizeAlg, ResizeOptions, Resizer,
};

/// The size that fits into a square of `edge` pixels with its proportions kept; nothing grows, nothing vanishes.
pub fn fit(width: u32, height: u32, edge: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= edge {
        return (width, height);
    }
    let scaled = |length: u32| {
        let rounded =
            (u64::from(length) * u64::from(edge) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(rounded).unwrap_or(edge).max(1)
    };
    (scaled(width), scaled(height))
}

/// How many pixels scaling keeps between its two passes: every row of the picture, already as short as it will be.
pub fn scratch(width: u32, height: u32, edge: u32) -> usize {
    let (shortened, _) = fit(width, height, edge);
    shortened as usize * height as usize
}

/// Scales a picture down to at most `edge` pixels each way, in its own memory as far as that goes.
pub fn shrink(mut picture: Image<'static>, edge: u32) -> Result<Image<'static>, ImageError> {
    let size = fit(picture.width(), picture.height(), edge);
    if size == (picture.width(), picture.height()) {
        return Ok(picture);
    }
    // Colour counts as much as it is seen. Done in place: the resizer would copy the whole picture first.
    let alpha = has_alpha(picture.pixel_type());
    if alpha {
        MulDiv::new()
            .multiply_alpha_inplace(&mut picture)
            .map_err(|_| ImageError::Invalid)?;
    }
    let mut small = resample(&picture, picture.pixel_type(), size, false)?;
    if alpha {
        MulDiv::new()
            .divide_alpha_inplace(&mut small)
            .map_err(|_| ImageError::Invalid)?;
    }
    Ok(small)
}

/// A copy of a picture, at most `edge` pixels each way.
pub fn thumbnail(picture: &ImageRef<'_>, edge: u32) -> Result<Image<'static>, ImageError> {
    let size = fit(picture.width(), picture.height(), edge);
    resample(picture, picture.pixel_type(), size, true)
}

/// Catmull-Rom: as sharp as Lanczos to the eye, without its ringing at hard edges, and a third faster.
const FILTER: FilterType = FilterType::CatmullRom;

fn resample(
    picture: &impl IntoImageView,
    layout: PixelType,
    (width, height): (u32, u32),
    alpha: bool,
) -> Result<Image<'static>, ImageError> {
    let mut small = Image::new(width, height, layout);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FILTER))
        .use_alpha(alpha);
    Resizer::new()
        .resize(picture, &mut small, &options)
        .map_err(|_| ImageError::Invalid)?;
    Ok(small)
}

fn has_alpha(layout: PixelType) -> bool {
    matches!(
        layout,
        PixelType::U8x2 | PixelType::U8x4 | PixelType::U16x2 | PixelType::U16x4
    )
}
