//! Pictures made in code.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// A picture of this size in this format, with a gradient in it.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([byte(x), byte(y), 128]));
    encode(&DynamicImage::from(pixels), format)
}

/// A PNG with transparent pixels.
pub fn transparent(width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbaImage::from_fn(width, height, |x, _| Rgba([byte(x), 0, 0, byte(x)]));
    encode(&DynamicImage::from(pixels), ImageFormat::Png)
}

/// The low byte of a coordinate.
fn byte(coordinate: u32) -> u8 {
    coordinate.to_le_bytes()[0]
}

fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture
        .write_to(&mut file, format)
        .expect("the picture can be encoded");
    file.into_inner()
}
