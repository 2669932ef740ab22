//! The codec on the pictures of Pillow's own tests: good, odd, broken and hostile ones that people have met.

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use domain::image::{ImageError, ProcessedImage};
use image::RgbImage;
use media::{Codec, CodecLimits};

/// Far more than the slowest of them needs, even where nothing is optimised and the machine is busy.
const LONGEST: Duration = Duration::from_secs(20);

/// The folder with the pictures.
fn corpus() -> PathBuf {
    let folder = env::var_os("DOSSIER_TEST_IMAGES")
        .expect("DOSSIER_TEST_IMAGES must name the folder of Pillow's test images; `make test` downloads them");
    PathBuf::from(folder)
}

fn process(path: &Path) -> Result<ProcessedImage, ImageError> {
    let bytes = fs::read(path).expect("the file can be read");
    Codec::new(CodecLimits::default()).process_here(bytes.into())
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(corpus())
        .expect("the folder can be read")
        .map(|entry| entry.expect("its entries, too").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_ends_in_a_picture_or_a_refusal_in_bounded_time() {
    let (mut pictures, mut refusals) = (0, 0);
    for path in files() {
        let start = Instant::now();
        let made = catch_unwind(AssertUnwindSafe(|| process(&path)));
        let took = start.elapsed();
        assert!(took < LONGEST, "{} took {took:?}", path.display());
        let Ok(made) = made else {
            panic!("a decoder panicked on {}", path.display());
        };
        match made {
            Ok(made) => {
                pictures += 1;
                for (part, edge) in [(&made.picture, 1_024), (&made.thumbnail, 128)] {
                    let again = image::load_from_memory(&part.bytes).expect("a good file");
                    assert_eq!((again.width(), again.height()), (part.width, part.height));
                    assert!(part.width.max(part.height) <= edge, "{}", path.display());
                }
            }
            Err(_) => refusals += 1,
        }
    }
    assert!(
        pictures > 300 && refusals > 100,
        "{pictures} pictures, {refusals} refusals"
    );
}

#[test]
fn pictures_in_the_four_formats_are_taken_and_all_others_refused() {
    let taken = [
        "hopper.jpg",
        "hopper.png",
        "hopper.webp",
        "hopper.gif",
        "flower.jpg",
        "flower.webp",
        "iss634.gif",
        "iss634.webp",
        "pil_sample_cmyk.jpg",
        "junk_jpeg_header.jpg",
        "fujifilm.mpo",
        "16_bit_binary.png",
        "transparent.png",
        "transparent.webp",
    ];
    let refused = [
        "hopper.bmp",
        "hopper.tif",
        "hopper.ico",
        "hopper.psd",
        "hopper.ppm",
        "hopper.tga",
        "truncated_jpeg.jpg",
        "truncated_image.png",
        "broken_data_stream.png",
        "decompression_bomb.gif",
        "zero_width.gif",
        "hopper_bad_exif.jpg",
    ];
    let folder = corpus();
    let existing = |names: &[&str]| -> Vec<PathBuf> {
        names
            .iter()
            .map(|name| folder.join(name))
            .filter(|path| path.exists())
            .collect()
    };
    // A later Pillow may have dropped one or the other.
    let (taken, refused) = (existing(&taken), existing(&refused));
    assert!(
        taken.len() >= 10 && refused.len() >= 8,
        "{taken:?} {refused:?}"
    );
    for path in taken {
        assert!(process(&path).is_ok(), "{}", path.display());
    }
    for path in refused {
        assert!(process(&path).is_err(), "{}", path.display());
    }
}

#[test]
fn all_orientations_come_out_alike() {
    for extension in ["jpg", "webp"] {
        let pictures: Vec<_> = (2..=8)
            .map(|orientation| format!("hopper_orientation_{orientation}.{extension}"))
            .map(|name| upright(&corpus().join(name)))
            .collect();
        for (number, picture) in pictures.iter().enumerate() {
            let off = difference(&pictures[0], picture);
            // JPEG's losses differ with the direction; a wrong orientation is off by 50 and more.
            assert!(
                off < 8.0,
                "orientation {} of {extension} is off by {off}",
                number + 2
            );
        }
    }
}

fn upright(path: &Path) -> RgbImage {
    let made = process(path).expect("a good picture");
    image::load_from_memory(&made.picture.bytes)
        .expect("a good file")
        .into_rgb8()
}

/// The mean difference of two pictures' components.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let sum: f64 = pairs.map(|(&a, &b)| f64::from(a.abs_diff(b))).sum();
    sum / f64::from(one.width() * one.height() * 3)
}
