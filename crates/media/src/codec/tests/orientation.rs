//! Pictures come out upright, whatever their EXIF orientation.

use image::Rgba;

use super::made::{
    BLUE, GREEN, RED, WHITE, corners, exif, exif_segment, jpeg, png_with, quarters, webp_with,
};
use super::{assert_near, decoded, processed, shown};

/// Where the stored quarters are to be seen, by EXIF 2.32, table 6 ("row 0 is the right side, column 0 the top" and so on).
const SEEN: [[[u8; 4]; 4]; 8] = [
    [RED, GREEN, BLUE, WHITE],
    [GREEN, RED, WHITE, BLUE],
    [WHITE, BLUE, GREEN, RED],
    [BLUE, WHITE, RED, GREEN],
    [RED, BLUE, GREEN, WHITE],
    [BLUE, RED, WHITE, GREEN],
    [WHITE, GREEN, BLUE, RED],
    [GREEN, WHITE, RED, BLUE],
];

#[track_caller]
fn assert_upright(file: Vec<u8>, orientation: u8) {
    let made = processed(file).unwrap();
    let (width, height) = if orientation < 5 { (64, 32) } else { (32, 64) };
    assert_eq!((made.picture.width, made.picture.height), (width, height));
    for part in [&made.picture, &made.thumbnail] {
        for (actual, expected) in corners(&decoded(part)).into_iter().zip(seen(orientation)) {
            assert_near(actual, expected);
        }
    }
}

fn seen(orientation: u8) -> [[u8; 4]; 4] {
    SEEN[usize::from(orientation) - 1]
}

#[test]
fn a_jpeg_is_turned_upright() {
    for orientation in 1..=8 {
        let file = jpeg(&quarters(64, 32), |encoder| {
            encoder
                .add_app_segment(1, exif_segment(orientation))
                .unwrap();
        });
        assert_upright(file, orientation);
    }
}

#[test]
fn a_png_is_turned_upright() {
    for orientation in 1..=8 {
        assert_upright(
            png_with(&quarters(64, 32), &exif(orientation), b""),
            orientation,
        );
    }
}

#[test]
fn a_webp_is_turned_upright_with_either_form_of_exif() {
    for orientation in 1..=8 {
        for form in [exif(orientation), exif_segment(orientation)] {
            assert_upright(webp_with(&quarters(64, 32), &form, b""), orientation);
        }
    }
}

#[test]
fn a_picture_is_turned_after_it_was_scaled_down() {
    let file = jpeg(&quarters(2_400, 1_200), |encoder| {
        encoder.add_app_segment(1, exif_segment(6)).unwrap();
    });
    let picture = shown(file);
    assert_eq!(picture.dimensions(), (512, 1_024));
    for (actual, expected) in corners(&picture).into_iter().zip(seen(6)) {
        assert_near(actual, expected);
    }
}

#[test]
fn an_orientation_that_does_not_exist_is_passed_over() {
    for nonsense in [0, 9, 255] {
        let file = jpeg(&quarters(64, 32), |encoder| {
            encoder.add_app_segment(1, exif_segment(nonsense)).unwrap();
        });
        let first: Rgba<u8> = corners(&shown(file))[0];
        assert_near(first, RED);
    }
}
