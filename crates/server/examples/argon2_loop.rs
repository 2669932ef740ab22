//! How many passwords a second this machine can verify, without a server around it.
//!
//! `cargo run --release -p server --example argon2_loop -- [THREADS [SECONDS]]` verifies one password again and again, at the cost that the
//! server asks for, and prints the rate: the limit of what logins can reach.

use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The server's cost: KiB of memory, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default| arguments.next().map_or(Ok(default), |text| text.parse());
    let (Ok(threads), Ok(seconds)) = (number(1), number(5)) else {
        eprintln!("usage: argon2_loop [THREADS [SECONDS]], whole numbers");
        return ExitCode::FAILURE;
    };
    match measure(threads, Duration::from_secs(seconds)) {
        Ok(rate) => {
            println!("{rate:.1} passwords per second on {threads} threads");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure(threads: u64, duration: Duration) -> Result<f64, argon2::Error> {
    let (memory, passes, lanes) = COST;
    let argon2 = Argon2::new(
        Algorithm::Argon2id,
        Version::V0x13,
        Params::new(memory, passes, lanes, None)?,
    );
    let start = Instant::now();
    let workers: Vec<_> = (0..threads)
        .map(|_| {
            let argon2 = argon2.clone();
            thread::spawn(move || {
                let mut done = 0_u32;
                let mut hash = [0; 32];
                while start.elapsed() < duration {
                    let hashed = argon2.hash_password_into(
                        b"correct horse battery staple",
                        b"sixteen of salt.",
                        &mut hash,
                    );
                    if hashed.is_ok() {
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
