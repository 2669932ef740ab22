//! Brings colours to sRGB, which is what a picture without a profile is taken for.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts RGB pixels from `profile`. A profile that cannot be used is passed over, as browsers do.
pub fn to_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    match profile.and_then(|profile| converted(&picture, profile)) {
        Some(converted) => converted,
        None => picture,
    }
}

fn converted(picture: &DynamicImage, profile: &[u8]) -> Option<DynamicImage> {
    let layout = match picture {
        DynamicImage::ImageRgb8(_) => Layout::Rgb,
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => return None,
    };
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let srgb = ColorProfile::new_srgb();
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let options = TransformOptions::default();
    let transform = profile
        .create_transform_8bit(layout, &srgb, layout, options)
        .ok()?;
    let mut pixels = vec![0; picture.as_bytes().len()];
    transform.transform(picture.as_bytes(), &mut pixels).ok()?;
    let (width, height) = (picture.width(), picture.height());
    match layout {
        Layout::Rgb => {
            image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8)
        }
        _ => image::RgbaImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgba8),
    }
}
