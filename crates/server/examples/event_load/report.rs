//! How fast it was, and whether each event arrived once and in order.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::produce::{Produced, Schedule, WARM_UP};
use crate::streams::Arrival;

/// What is printed.
pub fn report(schedule: &Schedule, produced: &Produced, arrivals: &[Arrival]) -> Value {
    let first: HashMap<u32, Instant> = arrivals
        .iter()
        .rev()
        .map(|arrival| (arrival.number, arrival.at))
        .collect();
    let counts = produced.begin + WARM_UP;
    let mut took: Vec<Duration> = produced
        .posts
        .iter()
        .filter(|post| post.sent >= counts)
        .filter_map(|post| Some(first.get(&post.number)?.duration_since(post.sent)))
        .collect();
    took.sort_unstable();
    let window = counts..counts + schedule.lasts;
    let accepted = produced
        .posts
        .iter()
        .filter(|post| post.status == 202 && window.contains(&post.answered))
        .count();
    json!({
        "accepted": accepted,
        "p50_ms": percentile(&took, 50),
        "p99_ms": percentile(&took, 99),
        "errors": errors(produced, arrivals),
    })
}

fn percentile(sorted: &[Duration], percent: usize) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    Some(sorted[last * percent / 100].as_secs_f64() * 1000.0)
}

fn errors(produced: &Produced, arrivals: &[Arrival]) -> Vec<String> {
    let mut counts = BTreeMap::<String, usize>::new();
    let mut count = |what: String| *counts.entry(what).or_default() += 1;
    let mut times = vec![0_usize; produced.posts.len()];
    // The last event at the stream of each user.
    let mut last: HashMap<usize, &Arrival> = HashMap::new();
    for arrival in arrivals {
        match times.get_mut(arrival.number as usize) {
            Some(times) => *times += 1,
            None => count("were never posted".into()),
        }
        if arrival.number as usize % produced.users != arrival.user {
            count("arrived at another user's stream".into());
        }
        if let Some(before) = last.insert(arrival.user, arrival) {
            if arrival.id != before.id + 1 {
                count("have an id that does not follow the one before".into());
            }
            if arrival.number <= before.number {
                count("arrived after one that was posted later".into());
            }
        }
    }
    for (post, times) in produced.posts.iter().zip(times) {
        match (post.status, times) {
            (202, 1) => {}
            (202, 0) => count("were accepted and did not arrive".into()),
            (_, 2..) => count("arrived more than once".into()),
            (status, _) => count(format!("were answered {status}")),
        }
    }
    counts
        .into_iter()
        .map(|(what, count)| format!("events that {what}: {count}"))
        .collect()
}
