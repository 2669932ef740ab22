//! Every format that is taken, in every kind of pixel it can have.

use std::iter;

use domain::image::ImageError;
use image::{DynamicImage, ImageBuffer, ImageFormat, Luma, LumaA, Rgb, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::made::{BLUE, GREEN, RED, WHITE, animation, corners, file, jpeg, quarters};
use super::{assert_near, processed, refusal, shown};

#[track_caller]
fn assert_quarters(file: Vec<u8>) {
    let expected = [RED, GREEN, BLUE, WHITE];
    for (actual, expected) in iter::zip(corners(&shown(file)), expected) {
        assert_near(actual, expected);
    }
}

#[test]
fn each_format_is_taken() {
    let picture = quarters(60, 40);
    assert_quarters(jpeg(&picture, |_| ()));
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        assert_quarters(file(&picture, format));
    }
}

#[test]
fn what_is_opaque_becomes_jpeg_and_what_is_not_png() {
    let opaque = processed(file(&quarters(60, 40), ImageFormat::Png)).unwrap();
    for part in [&opaque.picture, &opaque.thumbnail] {
        assert_eq!((part.content_type, part.extension), ("image/jpeg", "jpg"));
        assert!(part.bytes.starts_with(b"\xFF\xD8\xFF"));
    }
    let glass = RgbaImage::from_pixel(60, 40, Rgba([10, 200, 30, 128]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let made = processed(file(&glass.clone().into(), format)).unwrap();
        for part in [&made.picture, &made.thumbnail] {
            assert_eq!((part.content_type, part.extension), ("image/png", "png"));
            assert!(part.bytes.starts_with(b"\x89PNG"));
        }
        assert_eq!(
            shown(made.picture.bytes).get_pixel(30, 20),
            &Rgba([10, 200, 30, 128])
        );
    }
}

#[test]
fn jpegs_may_be_progressive_and_sampled_in_any_way() {
    let picture = quarters(64, 64);
    for sampling in [
        SamplingFactor::R_4_4_4,
        SamplingFactor::R_4_2_2,
        SamplingFactor::R_4_4_0,
        SamplingFactor::R_4_2_0,
    ] {
        for progressive in [false, true] {
            assert_quarters(jpeg(&picture, |encoder| {
                encoder.set_sampling_factor(sampling);
                encoder.set_progressive(progressive);
                encoder.set_restart_interval(3);
            }));
        }
    }
}

#[test]
fn jpegs_with_colour_at_a_quarter_are_right_or_refused() {
    let picture = quarters(64, 64);
    let sampled = |sampling, restarts: u16| {
        jpeg(&picture, |encoder| {
            encoder.set_sampling_factor(sampling);
            encoder.set_restart_interval(restarts);
        })
    };
    assert_quarters(sampled(SamplingFactor::R_4_1_1, 0));
    for refused in [
        sampled(SamplingFactor::R_4_1_1, 3),
        sampled(SamplingFactor::R_4_1_0, 0),
        sampled(SamplingFactor::R_4_4_1, 0),
    ] {
        assert_eq!(refusal(refused), Some(ImageError::Invalid));
    }
}

#[test]
fn a_cmyk_jpeg_is_taken() {
    for color in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let mut bytes = Vec::new();
        let ink: Vec<u8> = iter::repeat_n([0, 255, 255, 0], 32 * 32)
            .flatten()
            .collect();
        Encoder::new(&mut bytes, 95)
            .encode(&ink, 32, 32, color)
            .unwrap();
        assert_near(*shown(bytes).get_pixel(16, 16), [255, 0, 0, 255]);
    }
}

#[test]
fn a_gray_jpeg_stays_gray() {
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 90)
        .encode(&[77; 32 * 32], 32, 32, ColorType::Luma)
        .unwrap();
    let made = processed(bytes).unwrap();
    assert_near(
        *shown(made.picture.bytes.clone()).get_pixel(16, 16),
        [77, 77, 77, 255],
    );
    let again = image::load_from_memory(&made.picture.bytes).unwrap();
    assert_eq!(again.color(), image::ColorType::L8);
}

#[test]
fn pngs_may_have_any_kind_of_pixel() {
    let size = (2_048, 16);
    let high = |value: u8| u16::from(value) * 257;
    let [r, g, b, a] = [200_u8, 100, 50, 120];
    let pictures: [(DynamicImage, [u8; 4]); 7] = [
        (
            ImageBuffer::from_pixel(size.0, size.1, Luma([r])).into(),
            [r, r, r, 255],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, LumaA([r, a])).into(),
            [r, r, r, a],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, Rgb([r, g, b])).into(),
            [r, g, b, 255],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, Luma([high(r)])).into(),
            [r, r, r, 255],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, LumaA([high(r), high(a)])).into(),
            [r, r, r, a],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, Rgb([r, g, b].map(high))).into(),
            [r, g, b, 255],
        ),
        (
            ImageBuffer::from_pixel(size.0, size.1, Rgba([r, g, b, a].map(high))).into(),
            [r, g, b, a],
        ),
    ];
    for (picture, expected) in pictures {
        let color = picture.color();
        let shown = shown(file(&picture, ImageFormat::Png));
        assert_eq!(shown.dimensions(), (1_024, 8), "{color:?}");
        assert_near(*shown.get_pixel(500, 4), expected);
    }
}

#[test]
fn a_png_with_a_palette_is_taken_with_its_transparency() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 2);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_palette([200, 100, 50, 20, 30, 240].as_slice());
    encoder.set_trns([255, 0].as_slice());
    let mut writer = encoder.write_header().unwrap();
    writer
        .write_image_data(&[0b0000_1111, 0b0000_1111])
        .unwrap();
    writer.finish().unwrap();
    let shown = shown(bytes);
    assert_eq!(shown.get_pixel(0, 0), &Rgba([200, 100, 50, 255]));
    assert_eq!(shown.get_pixel(7, 1)[3], 0);
}

#[test]
fn of_an_animation_the_first_frame_is_taken() {
    let frame = |color| RgbaImage::from_pixel(40, 30, Rgba(color));
    let shown = shown(animation(&[frame(RED), frame(GREEN), frame(BLUE)]));
    assert_eq!(shown.dimensions(), (40, 30));
    assert_near(*shown.get_pixel(20, 15), RED);
}

#[test]
fn the_content_counts_whatever_a_file_is_called() {
    // There is no name and no declared type to go by: only that the codec takes bytes alone says so.
    let made = processed(file(&quarters(60, 40), ImageFormat::Gif)).unwrap();
    assert_eq!(made.picture.extension, "jpg");
}
