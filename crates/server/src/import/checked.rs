//! Reading and checking, on a thread of its own.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::thread;

use chrono::{DateTime, Utc};
use contract::IndexError;
use domain::import::{ImportedAccount, Roll};
use tokio::sync::mpsc;

use super::lines::Lines;
use super::record::{Record, Records};

/// So many lines become accounts together.
const TOGETHER: usize = 1_000;
/// So many members that are not known are told of.
const MOST_UNKNOWN: usize = 20;

/// Where lines come from.
#[derive(Debug)]
pub enum Source {
    /// A file.
    File(File),
    /// Standard input.
    Stdin,
}

/// What lines are held against.
pub struct Checks {
    records: Records,
    roll: Roll,
}

impl Checks {
    /// Roles other than `user` are taken where they are allowed; who has no time of registration registers `now`.
    ///
    /// # Errors
    /// When a document cannot be used for validation, which the tests of the documents rule out.
    pub fn new(roll: Roll, allow_roles: bool, now: DateTime<Utc>) -> Result<Self, IndexError> {
        let records = Records::new(allow_roles, now)?;
        Ok(Self { records, roll })
    }
}

/// Up to a thousand lines.
pub(super) struct Chunk {
    /// The accounts that they are to become.
    pub(super) accounts: Vec<ImportedAccount>,
    /// The number of each, and why it is to become none, if so.
    pub(super) lines: Vec<(u64, Option<String>)>,
    /// Members that are not known and have not been told of, with the line.
    pub(super) unknown: Vec<(u64, String)>,
    /// How many lines, blank ones included, and bytes there have been so far.
    pub(super) so_far: (u64, u64),
}

/// Begins to read. What cannot be read ends it, as an error.
pub(super) fn begin(source: Source, checks: Checks) -> mpsc::Receiver<io::Result<Chunk>> {
    // One is being read, one waits and one is being written.
    let (sender, receiver) = mpsc::channel(1);
    // No task of the runtime's: it would wait for what somebody still has to type.
    thread::spawn(move || {
        let reader: Box<dyn BufRead> = match source {
            Source::File(file) => Box::new(BufReader::with_capacity(64 << 10, file)),
            Source::Stdin => Box::new(io::stdin().lock()),
        };
        let mut reading = Reading {
            lines: Lines::new(reader),
            checks,
            told: BTreeSet::new(),
        };
        while let Some(chunk) = reading.chunk().transpose() {
            let ended = chunk.is_err();
            if sender.blocking_send(chunk).is_err() || ended {
                return;
            }
        }
    });
    receiver
}

struct Reading {
    lines: Lines<Box<dyn BufRead>>,
    checks: Checks,
    told: BTreeSet<String>,
}

impl Reading {
    /// The next lines; none at the end.
    fn chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut accounts = Vec::with_capacity(TOGETHER);
        let mut lines = Vec::with_capacity(TOGETHER);
        let mut unknown = Vec::new();
        while lines.len() < TOGETHER {
            let Some(line) = self.lines.next()? else {
                break;
            };
            if line.is_ok_and(|line| line.trim_ascii().is_empty()) {
                continue;
            }
            let read = line.map(|line| self.checks.records.read(line));
            let number = self.lines.number;
            let read = read.map_err(|too_long| too_long.to_string());
            let entered = read.and_then(|record| {
                let Record {
                    newcomer,
                    unknown: names,
                } = record;
                for name in names {
                    if self.told.len() < MOST_UNKNOWN && self.told.insert(name.clone()) {
                        unknown.push((number, name));
                    }
                }
                let entered = self.checks.roll.enter(number, newcomer?);
                entered.map_err(|repeated| repeated.to_string())
            });
            match entered {
                Ok(account) => {
                    accounts.push(account);
                    lines.push((number, None));
                }
                Err(reason) => lines.push((number, Some(reason))),
            }
        }
        if lines.is_empty() {
            return Ok(None);
        }
        let so_far = (self.lines.number, self.lines.bytes);
        Ok(Some(Chunk {
            accounts,
            lines,
            unknown,
            so_far,
        }))
    }
}
