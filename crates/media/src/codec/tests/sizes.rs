//! Pictures are made smaller, never larger, and keep their proportions.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use super::made::{file, jpeg, quarters};
use super::{assert_near, decoded, processed};
use crate::codec::scale::fit;

fn sizes(file: Vec<u8>) -> [(u32, u32); 2] {
    let made = processed(file).unwrap();
    [&made.picture, &made.thumbnail].map(|part| decoded(part).dimensions())
}

#[test]
fn a_large_picture_fits_into_1024_and_its_thumbnail_into_128() {
    assert_eq!(
        sizes(jpeg(&quarters(2_000, 1_500), |_| ())),
        [(1_024, 768), (128, 96)]
    );
    assert_eq!(
        sizes(jpeg(&quarters(1_500, 2_000), |_| ())),
        [(768, 1_024), (96, 128)]
    );
    assert_eq!(
        sizes(jpeg(&quarters(1_025, 1_025), |_| ())),
        [(1_024, 1_024), (128, 128)]
    );
}

#[test]
fn a_small_picture_keeps_its_size() {
    assert_eq!(
        sizes(jpeg(&quarters(1_024, 300), |_| ())),
        [(1_024, 300), (128, 38)]
    );
    assert_eq!(
        sizes(jpeg(&quarters(100, 50), |_| ())),
        [(100, 50), (100, 50)]
    );
    for format in [
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Jpeg,
    ] {
        let dot = DynamicImage::from(image::RgbImage::from_pixel(
            1,
            1,
            image::Rgb([200, 100, 50]),
        ));
        assert_eq!(sizes(file(&dot, format)), [(1, 1), (1, 1)], "{format:?}");
    }
}

#[test]
fn a_very_wide_or_high_picture_keeps_a_pixel_of_the_other_edge() {
    assert_eq!(
        sizes(jpeg(&quarters(20_000, 10), |_| ())),
        [(1_024, 1), (128, 1)]
    );
    assert_eq!(
        sizes(jpeg(&quarters(10, 20_000), |_| ())),
        [(1, 1_024), (1, 128)]
    );
    assert_eq!(
        sizes(file(&quarters(40_000, 3), ImageFormat::Png)),
        [(1_024, 1), (128, 1)]
    );
}

#[test]
fn proportions_are_rounded_to_the_nearest_pixel() {
    assert_eq!(fit(2_000, 1_333, 1_024), (1_024, 682));
    assert_eq!(fit(1_333, 2_000, 1_024), (682, 1_024));
    assert_eq!(fit(u32::MAX, 1, 1_024), (1_024, 1));
    assert_eq!(fit(128, 128, 128), (128, 128));
}

#[test]
fn what_cannot_be_seen_does_not_bleed_into_what_can() {
    // Red, and green that is wholly transparent: smaller, the edge must fade, not turn brown.
    let picture = RgbaImage::from_fn(2_000, 2_000, |x, _| {
        Rgba(if x % 2 == 0 {
            [255, 0, 0, 255]
        } else {
            [0, 255, 0, 0]
        })
    });
    let made = processed(file(&picture.into(), ImageFormat::Png)).unwrap();
    for part in [&made.picture, &made.thumbnail] {
        let pixel = *decoded(part).get_pixel(part.width / 2, part.height / 2);
        assert_near(Rgba([pixel[0], pixel[1], pixel[2], 255]), [255, 0, 0, 255]);
    }
}
