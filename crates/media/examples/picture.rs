//! Makes a picture to measure with: a JPEG of 2000 × 1500 pixels and about one megabyte, the same bytes every time.
//!
//! `cargo run --release -p media --example picture -- FILE`. It has what photographs have: smooth areas, edges and grain.

use std::process::ExitCode;

use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};

const WIDTH: u16 = 2000;
const HEIGHT: u16 = 1500;
/// In bytes; the quality is raised until the file is that large.
const SIZE: usize = 1_000_000;
const DISCS: usize = 400;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: picture FILE");
        return ExitCode::FAILURE;
    };
    let written = encode(&paint()).map_err(std::io::Error::other);
    match written.and_then(|jpeg| std::fs::write(&file, jpeg)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{file}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn encode(pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut jpeg = Vec::new();
    for quality in 40..=100 {
        jpeg.clear();
        let mut encoder = Encoder::new(&mut jpeg, quality);
        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
        encoder.encode(pixels, WIDTH, HEIGHT, ColorType::Rgb)?;
        if jpeg.len() >= SIZE {
            break;
        }
    }
    Ok(jpeg)
}

/// A disc of one colour.
struct Disc {
    x: i32,
    y: i32,
    radius: i32,
    color: [u8; 3],
}

fn paint() -> Vec<u8> {
    let mut dice = Dice(7);
    let discs: Vec<Disc> = (0..DISCS)
        .map(|_| Disc {
            x: dice.below(WIDTH.into()),
            y: dice.below(HEIGHT.into()),
            radius: 8 + dice.below(120),
            color: [dice.byte(), dice.byte(), dice.byte()],
        })
        .collect();
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    for y in 0..i32::from(HEIGHT) {
        // Only the discs that this line crosses.
        let near: Vec<&Disc> = discs
            .iter()
            .filter(|disc| (disc.y - y).abs() <= disc.radius)
            .collect();
        for x in 0..i32::from(WIDTH) {
            let top = near.iter().rev().find(|disc| disc.covers(x, y));
            let color = top.map_or_else(|| sky(y), |disc| disc.color);
            let grain = dice.byte() % 24;
            pixels.extend(color.map(|channel| channel.saturating_add(grain)));
        }
    }
    pixels
}

impl Disc {
    fn covers(&self, x: i32, y: i32) -> bool {
        (self.x - x).pow(2) + (self.y - y).pow(2) <= self.radius.pow(2)
    }
}

fn sky(y: i32) -> [u8; 3] {
    let light = u8::try_from(y * 120 / i32::from(HEIGHT)).unwrap_or(u8::MAX);
    [60 + light, 110 + light / 2, 200 - light]
}

/// Pseudo-random numbers (Knuth's linear congruential generator), the same on every machine.
struct Dice(u64);

impl Dice {
    fn byte(&mut self) -> u8 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0.to_be_bytes()[0]
    }

    /// From 0 to just below `end`, which is at most 65,536.
    fn below(&mut self, end: i32) -> i32 {
        (i32::from(self.byte()) * 256 + i32::from(self.byte())) % end
    }
}
