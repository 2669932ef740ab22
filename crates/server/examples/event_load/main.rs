//! Thousands of streams of events, and a producer of what they show.
//!
//! `cargo run --release -p server --example event_load -- ADDRESS:PORT FILE RATE SECONDS` takes from FILE the access token of a service (first line), then a
//! user's id and access token on each line. It opens a stream for each user, prints a line of JSON (`{"open": 5000}`) and waits for a line on standard
//! input, so that whoever started it can look at the server. Then all users go online, and RATE events per second are posted for SECONDS
//! (and a second before, which does not count) to one user after the other, over 32 connections. An event is due at its time whether or not the ones
//! before have been answered; only when all connections wait does it go out later. The second and last line of JSON says
//!
//! - `accepted`: how many were, in those seconds;
//! - `p50_ms` and `p99_ms`, from just before an event is sent until it has arrived at the stream;
//! - `errors`, sentences: whatever was refused, lost, repeated, out of order or somebody else's.
//!
//! It takes as little CPU as it can: one thread, no HTTP library. It ends by itself, at the latest [`LONGEST`] after what it was asked to take.

mod connection;
mod produce;
mod report;
mod streams;

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use mimalloc::MiMalloc;
use produce::Schedule;
use serde_json::json;
use streams::Streams;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// For everything beside the posting.
const LONGEST: Duration = Duration::from_mins(5);
/// For the last events to arrive: streams look for what they have missed every few seconds.
const ARRIVAL: Duration = Duration::from_secs(15);
/// As long would a repeated event take: streams are looked after every three seconds.
const REPEATS: Duration = Duration::from_secs(4);

/// Who is told something.
pub struct User {
    id: String,
    token: String,
}

/// Where it all goes, and who takes part.
pub struct Cast {
    address: SocketAddr,
    service: String,
    users: Vec<User>,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let Some((cast, schedule)) = read(&arguments) else {
        eprintln!(
            "usage: event_load ADDRESS:PORT FILE RATE SECONDS, of a loopback address and a file with a token, then lines of user and token"
        );
        return ExitCode::FAILURE;
    };
    match run(cast, &schedule) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Option<(Cast, Schedule)> {
    let [address, file, rate, seconds] = arguments else {
        return None;
    };
    let address: SocketAddr = address.parse().ok()?;
    let text = std::fs::read_to_string(file).ok()?;
    let (service, users) = text.split_once('\n')?;
    let users: Option<Vec<_>> = users
        .lines()
        .map(|line| {
            let (id, token) = line.split_once(' ')?;
            Some(User {
                id: id.to_owned(),
                token: token.to_owned(),
            })
        })
        .collect();
    let cast = Cast {
        address,
        service: service.to_owned(),
        users: users?,
    };
    let schedule = Schedule {
        rate: rate.parse().ok()?,
        lasts: Duration::from_secs(seconds.parse().ok()?),
    };
    let possible = address.ip().is_loopback() && !cast.users.is_empty() && schedule.rate > 0;
    possible.then_some((cast, schedule))
}

#[tokio::main(flavor = "current_thread")]
async fn run(cast: Cast, schedule: &Schedule) -> Result<(), Box<dyn Error>> {
    let longest = LONGEST + schedule.lasts;
    tokio::time::timeout(longest, measure(&Arc::new(cast), schedule))
        .await
        .map_err(|_| format!("the load has not ended in {} seconds", longest.as_secs()))?
}

async fn measure(cast: &Arc<Cast>, schedule: &Schedule) -> Result<(), Box<dyn Error>> {
    let streams = Streams::open(cast).await?;
    println!("{}", json!({"open": cast.users.len()}));
    tokio::task::spawn_blocking(|| io::stdin().read_line(&mut String::new())).await??;
    produce::go_online(cast).await?;
    let produced = produce::produce(cast, schedule).await?;
    streams.wait_for(produced.accepted(), ARRIVAL).await;
    tokio::time::sleep(REPEATS).await;
    let arrivals = streams.close().await?;
    println!("{}", report::report(schedule, &produced, &arrivals));
    Ok(())
}
