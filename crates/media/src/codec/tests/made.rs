//! Pictures in every format, made here.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};

pub const RED: [u8; 4] = [220, 30, 30, 255];
pub const GREEN: [u8; 4] = [30, 200, 40, 255];
pub const BLUE: [u8; 4] = [40, 50, 210, 255];
pub const WHITE: [u8; 4] = [250, 250, 250, 255];

/// Four quarters: red, green, blue, white, read like text.
pub fn quarters(width: u32, height: u32) -> DynamicImage {
    RgbaImage::from_fn(width, height, |x, y| {
        Rgba(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
    .into()
}

/// The colours in the middle of the quarters, read like text.
pub fn corners(picture: &RgbaImage) -> [Rgba<u8>; 4] {
    let (width, height) = picture.dimensions();
    let at = |x, y| *picture.get_pixel(width * x / 4, height * y / 4);
    [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
}

/// Something that does not compress to nothing, so that a cut cuts.
pub fn textured(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [noise, ..] = state.to_be_bytes();
        Rgba([noise, x.to_le_bytes()[0], y.to_le_bytes()[0], 255])
    });
    picture.into()
}

pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG, with whatever is done to its encoder before.
pub fn jpeg(picture: &DynamicImage, prepare: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    prepare(&mut encoder);
    let size = |length| u16::try_from(length).unwrap();
    let (width, height) = (size(picture.width()), size(picture.height()));
    encoder
        .encode(picture.to_rgb8().as_raw(), width, height, ColorType::Rgb)
        .unwrap();
    bytes
}

/// A PNG with EXIF metadata and an ICC profile.
pub fn png_with(picture: &DynamicImage, exif: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.set_icc_profile(profile.to_vec()).unwrap();
    write(encoder, picture);
    bytes
}

/// A WebP with EXIF metadata and an ICC profile.
pub fn webp_with(picture: &DynamicImage, exif: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(exif.to_vec()).unwrap();
    encoder.set_icc_profile(profile.to_vec()).unwrap();
    write(encoder, picture);
    bytes
}

fn write(encoder: impl ImageEncoder, picture: &DynamicImage) {
    let (width, height) = (picture.width(), picture.height());
    encoder
        .write_image(picture.as_bytes(), width, height, picture.color().into())
        .unwrap();
}

/// A GIF of several frames.
pub fn animation(frames: &[RgbaImage]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder
        .encode_frames(frames.iter().cloned().map(image::Frame::new))
        .unwrap();
    drop(encoder);
    bytes
}

/// EXIF metadata that says nothing but the orientation: a TIFF header, a directory of one entry.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08".to_vec();
    tiff.extend_from_slice(&[0, 1]);
    tiff.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    tiff.extend_from_slice(&[0, 0, 0, 0]);
    tiff
}

/// The same as a JPEG's APP1 segment has it.
pub fn exif_segment(orientation: u8) -> Vec<u8> {
    [b"Exif\0\0".to_vec(), exif(orientation)].concat()
}
