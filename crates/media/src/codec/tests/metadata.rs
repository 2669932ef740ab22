//! Nothing of an upload's metadata is left, and colours look as they did.

use domain::image::ProcessedImage;
use image::{DynamicImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

use super::made::{exif, exif_segment, jpeg, png_with, quarters, webp_with};
use super::{assert_near, processed, shown};

const SECRET: &[u8] = b"51.5007 N 0.1246 W";

fn assert_without_secret(made: &ProcessedImage) {
    for part in [&made.picture, &made.thumbnail] {
        let found = part
            .bytes
            .windows(SECRET.len())
            .any(|window| window == SECRET);
        assert!(!found, "the metadata is still there");
        let has_exif = part
            .bytes
            .windows(4)
            .any(|window| window == b"Exif" || window == b"eXIf");
        assert!(!has_exif, "EXIF metadata is still there");
    }
}

#[test]
fn metadata_is_stripped_from_a_jpeg() {
    let file = jpeg(&quarters(64, 32), |encoder| {
        encoder
            .add_app_segment(1, [exif_segment(6), SECRET.to_vec()].concat())
            .unwrap();
        encoder.add_app_segment(13, SECRET.to_vec()).unwrap();
        encoder.add_icc_profile(SECRET).unwrap();
    });
    let file = [&file[..], SECRET].concat();
    assert_without_secret(&processed(file).unwrap());
}

#[test]
fn metadata_is_stripped_from_a_png_and_a_webp() {
    let transparent: DynamicImage = RgbaImage::from_pixel(16, 16, Rgba([1, 2, 3, 99])).into();
    let metadata = [exif(1), SECRET.to_vec()].concat();
    for picture in [quarters(64, 32), transparent] {
        assert_without_secret(&processed(png_with(&picture, &metadata, SECRET)).unwrap());
        assert_without_secret(&processed(webp_with(&picture, &metadata, SECRET)).unwrap());
    }
}

#[test]
fn colours_are_brought_from_their_profile_to_srgb() {
    // Display P3's (200, 100, 50) in sRGB, by the matrices of CSS Color 4.
    let expected = [214, 97, 36, 255];
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let picture: DynamicImage = RgbaImage::from_pixel(32, 32, Rgba([200, 100, 50, 255])).into();

    let file = jpeg(&picture, |encoder| {
        encoder.add_icc_profile(&profile).unwrap();
    });
    assert_near(*shown(file).get_pixel(16, 16), expected);
    assert_near(
        *shown(png_with(&picture, b"", &profile)).get_pixel(16, 16),
        expected,
    );
    assert_near(
        *shown(webp_with(&picture, b"", &profile)).get_pixel(16, 16),
        expected,
    );
}

#[test]
fn a_broken_or_foreign_profile_is_passed_over() {
    let picture: DynamicImage = RgbaImage::from_pixel(32, 32, Rgba([200, 100, 50, 255])).into();
    let gray = ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
    for profile in [&b"no profile at all"[..], &gray] {
        let file = png_with(&picture, b"", profile);
        assert_near(*shown(file).get_pixel(16, 16), [200, 100, 50, 255]);
    }
}
