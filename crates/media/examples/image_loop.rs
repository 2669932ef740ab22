//! How many pictures a second this machine can process, without a server around it.
//!
//! `cargo run --release -p media --example image_loop -- FILE [THREADS [SECONDS]]` runs the codec's whole work (decode, scale, encode, thumbnail)
//! over one file again and again and prints the rate: the limit of what uploads can reach.

use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use media::{Codec, CodecLimits};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next() else {
        eprintln!("usage: image_loop FILE [THREADS [SECONDS]]");
        return ExitCode::FAILURE;
    };
    let mut number = |default| arguments.next().map_or(Ok(default), |text| text.parse());
    let (Ok(threads), Ok(seconds)) = (number(1), number(5)) else {
        eprintln!("THREADS and SECONDS are whole numbers");
        return ExitCode::FAILURE;
    };
    match measure(&file, threads, Duration::from_secs(seconds)) {
        Ok(rate) => {
            println!("{rate:.1} images per second on {threads} threads");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{file}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure(
    file: &str,
    threads: u64,
    duration: Duration,
) -> Result<f64, Box<dyn std::error::Error>> {
    let bytes = Bytes::from(std::fs::read(file)?);
    let codec = Codec::new(CodecLimits::default());
    let made = codec.process_here(bytes.clone())?;
    let (picture, thumbnail) = (&made.picture, &made.thumbnail);
    println!(
        "{} x {} {}, {} bytes; thumbnail {} bytes",
        picture.width,
        picture.height,
        picture.content_type,
        picture.bytes.len(),
        thumbnail.bytes.len()
    );
    let start = Instant::now();
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let (codec, bytes) = (codec.clone(), bytes.clone());
            thread::spawn(move || {
                let mut done = 0_u32;
                while start.elapsed() < duration {
                    if codec.process_here(bytes.clone()).is_ok() {
                        done += 1;
                    }
                }
                done
            })
        })
        .collect();
    let done: u32 = workers
        .into_iter()
        .filter_map(|worker| worker.join().ok())
        .sum();
    Ok(f64::from(done) / start.elapsed().as_secs_f64())
}
