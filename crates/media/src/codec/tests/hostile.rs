//! Files that are no pictures, no longer pictures, or pictures that mean harm.

use domain::image::ImageError;
use image::ImageFormat;

use super::made::{file, jpeg, quarters, textured};
use super::{processed, refusal};

#[test]
fn what_is_no_picture_is_refused() {
    let files: [&[u8]; 12] = [
        b"\0",
        b"plain text, nothing more",
        b"<!DOCTYPE html><html><body><img src=x onerror=alert(1)></body></html>",
        b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"%PDF-1.7\n1 0 obj\n",
        b"BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0",
        b"II\x2A\0\x08\0\0\0",
        b"\xFF\xD8\xFF",
        b"\x89PNG\r\n\x1A\n",
        b"GIF89a",
        b"RIFF\x04\0\0\0WEBP",
    ];
    for bytes in files {
        let refused = refusal(bytes);
        assert_eq!(
            refused,
            Some(ImageError::Invalid),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert_eq!(refusal(&b""[..]), Some(ImageError::Empty));
}

#[test]
fn a_picture_that_is_cut_short_is_refused() {
    let picture = textured(120, 90);
    for (name, file) in [
        ("jpeg", jpeg(&picture, |_| ())),
        (
            "progressive",
            jpeg(&picture, |encoder| encoder.set_progressive(true)),
        ),
        (
            "restarts",
            jpeg(&picture, |encoder| encoder.set_restart_interval(4)),
        ),
        ("png", file(&picture, ImageFormat::Png)),
        ("webp", file(&picture, ImageFormat::WebP)),
    ] {
        assert!(processed(file.clone()).is_ok(), "{name}");
        for cut in cuts(file.len()) {
            let refused = refusal(file[..cut].to_vec());
            assert_eq!(
                refused,
                Some(ImageError::Invalid),
                "{name}, {cut} of {}",
                file.len()
            );
        }
    }
}

#[test]
fn a_gif_that_is_cut_short_is_refused() {
    let file = file(&textured(120, 90), ImageFormat::Gif);
    assert!(processed(file.clone()).is_ok());
    // The last four bytes end the codes, the frame and the file: without them every pixel is still there.
    for cut in cuts(file.len() - 4) {
        let refused = refusal(file[..cut].to_vec());
        assert_eq!(
            refused,
            Some(ImageError::Invalid),
            "{cut} of {}",
            file.len()
        );
    }
}

/// A hundred places all over a file, and each of its last thirty bytes.
fn cuts(length: usize) -> impl Iterator<Item = usize> {
    (0..100)
        .map(move |part| (length * part / 100).max(1))
        .chain(length - 30..length)
}

#[test]
fn what_comes_after_a_picture_is_passed_over() {
    let picture = quarters(60, 40);
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        let picture = image::DynamicImage::from(picture.to_rgb8());
        let mut file = file(&picture, format);
        file.extend_from_slice(b"<script>alert(1)</script>");
        let made = processed(file).unwrap();
        assert!(
            !made
                .picture
                .bytes
                .windows(8)
                .any(|window| window == b"<script>")
        );
    }
}

#[test]
fn every_damaged_byte_ends_in_a_picture_or_a_refusal() {
    let picture = textured(24, 16);
    for format in [
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Jpeg,
    ] {
        let picture = image::DynamicImage::from(picture.to_rgb8());
        let whole = file(&picture, format);
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0xFF;
            match processed(damaged) {
                Ok(made) => assert!(made.picture.width <= 1_024, "{format:?} at {at}"),
                Err(ImageError::Invalid | ImageError::TooManyPixels { .. }) => (),
                Err(other) => panic!("{format:?} at {at}: {other}"),
            }
        }
    }
}

#[test]
fn a_claim_of_too_many_pixels_is_refused_by_the_header() {
    let too_many = Some(ImageError::TooManyPixels { limit: 50_000_000 });
    let mut png = file(&quarters(60, 40), ImageFormat::Png);
    png[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let crc = crc(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(refusal(png), too_many);

    let mut jpeg = jpeg(&quarters(60, 40), |_| ());
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == [0xFF, 0xC0])
        .unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refusal(jpeg), too_many);

    let mut gif = file(&quarters(60, 40), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_eq!(refusal(gif), too_many);
}

/// CRC-32 as PNG has it (ISO 3309), bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 0 {
                crc >> 1
            } else {
                (crc >> 1) ^ 0xEDB8_8320
            }
        })
    })
}
