//! What hostile and large pictures cost, measured from outside: the most memory that the process ever had.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write;
use std::time::Duration;

use bytes::Bytes;
use domain::image::{ImageCodec, ImageError};
use media::{Codec, CodecLimits};

const MIB: usize = 1 << 20;

/// The process's peak of resident memory so far, in bytes (`proc(5)`, "`VmHWM`").
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux has it");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("Linux counts it");
    line.trim()
        .trim_end_matches(" kB")
        .parse::<usize>()
        .expect("a number")
        * 1_024
}

/// A PNG that claims `width` by `height` pixels in RGBA and has `rows` rows of them, all black: a hundred kilobytes at most.
fn bomb(width: u32, height: u32, rows: u32) -> Bytes {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    let mut data = writer.stream_writer().expect("a writer");
    let row = vec![0; width as usize * 4];
    for _ in 0..rows {
        data.write_all(&row).expect("a row");
    }
    drop(data);
    drop(writer);
    bytes.into()
}

/// One test, because the peak is the whole process's.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn memory_is_bounded_by_the_claim_and_then_by_the_budget() {
    let claims_too_much = bomb(30_000, 30_000, 8);
    let large = bomb(5_000, 5_000, 5_000);
    let pixels = 5_000 * 5_000 * 4;
    let before = peak();

    let codec = Codec::new(CodecLimits {
        memory: pixels,
        threads: 4,
        patience: Duration::from_mins(2),
        ..CodecLimits::default()
    });
    let refused = codec.process(claims_too_much).await;
    assert_eq!(
        refused,
        Err(ImageError::TooManyPixels { limit: 50_000_000 })
    );
    let grown = peak() - before;
    assert!(
        grown < 4 * MIB,
        "a claim of 30,000 x 30,000 pixels took {grown} bytes"
    );

    let uploads = (0..4).map(|_| {
        let (codec, large) = (codec.clone(), large.clone());
        tokio::spawn(async move { codec.process(large).await })
    });
    for done in futures_util::future::join_all(uploads).await {
        assert_eq!(
            done.expect("no panic").expect("a picture").picture.width,
            1_024
        );
    }
    let grown = peak() - before;
    // All four at once would take 481 MiB. The allocator may keep what each thread needed for scaling, 20 MiB.
    assert!(
        grown < pixels + 120 * MIB,
        "four large pictures took {grown} bytes"
    );
}
