//! Look-ups that travel together.
//!
//! PostgreSQL spends more time on a statement than on a row. So while look-ups of one kind are under way, those that arrive wait, and leave
//! together in one statement as soon as one comes back (the pattern that is called `DataLoader` elsewhere). Alone, a look-up leaves at once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::{DbBackend, DbErr, QueryResult, Value};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::executor::Executor;
use crate::error::unreachable;
use crate::statement::statement;

/// So many statements of one loader are under way at once: while the database works on one, this process can read the answer of another.
const UNDER_WAY: usize = 2;

/// So many look-ups share a statement at most, so that none waits long for the others' rows.
const TOGETHER: usize = 64;

/// So many look-ups wait at most; what comes then is told to come again.
const WAITING: usize = 10_000;

/// Two texts of one query that finds a row or none. Both answer the same columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Query {
    /// For one look-up: its values are `$1`, `$2` and so on.
    pub(crate) one: &'static str,
    /// For several: `$1`, `$2` and so on are arrays of their values. Beside the columns it answers `place`, which look-up a row is for, counted
    /// from 1 (`unnest(…) WITH ORDINALITY`), as a `bigint`.
    pub(crate) several: &'static str,
}

/// Sends the look-ups of one kind to PostgreSQL. Cheap to clone, all clones are one.
#[derive(Debug, Clone)]
pub(crate) struct Loader {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    query: Query,
    executor: Executor,
    patience: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Lookup>,
    under_way: usize,
}

/// What somebody wants to know.
#[derive(Debug)]
struct Lookup {
    values: Vec<Value>,
    answer: oneshot::Sender<Result<Option<QueryResult>, DbErr>>,
}

impl Loader {
    /// Over `executor`'s connections. Whoever gets no answer within `patience` is told that the database is away.
    pub(super) fn new(query: Query, executor: Executor, patience: Duration) -> Self {
        let state = Mutex::default();
        Self {
            shared: Arc::new(Shared {
                query,
                executor,
                patience,
                state,
            }),
        }
    }

    /// The row for `values`, if there is one. Dropping the future disturbs nobody else's.
    pub(crate) async fn one(&self, values: Vec<Value>) -> Result<Option<QueryResult>, DbErr> {
        let (answer, answered) = oneshot::channel();
        {
            let mut state = self.shared.state();
            if state.waiting.len() >= WAITING {
                return Err(unreachable(sqlx::Error::PoolTimedOut));
            }
            state.waiting.push(Lookup { values, answer });
            if state.under_way < UNDER_WAY {
                state.under_way += 1;
                // On a task of its own: whoever asked first may go away, and the others still want to know.
                let under_way = UnderWay {
                    shared: Arc::clone(&self.shared),
                    ended: false,
                };
                tokio::spawn(under_way.run());
            }
        }
        match timeout(self.shared.patience, answered).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) | Err(_) => Err(unreachable(sqlx::Error::PoolTimedOut)),
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can panic half-way.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends these look-ups as one statement and answers each.
    async fn send(&self, lookups: Vec<Lookup>) {
        let (values, answers): (Vec<_>, Vec<_>) = lookups
            .into_iter()
            .map(|Lookup { values, answer }| (values, answer))
            .unzip();
        match self.rows(values).await {
            Ok(rows) => {
                for (answer, row) in answers.into_iter().zip(rows) {
                    // Whoever has gone away needs no answer.
                    let _ = answer.send(Ok(row));
                }
            }
            Err(error) => {
                for answer in answers {
                    let _ = answer.send(Err(error.clone()));
                }
            }
        }
    }

    /// The row of each look-up, in their order.
    async fn rows(&self, mut values: Vec<Vec<Value>>) -> Result<Vec<Option<QueryResult>>, DbErr> {
        let count = values.len();
        let mut found: Vec<_> = (0..count).map(|_| None).collect();
        if count == 1 {
            let alone = statement(
                DbBackend::Postgres,
                self.query.one,
                values.pop().unwrap_or_default(),
            );
            found[0] = self.executor.query(alone).await?.into_iter().next();
            return Ok(found);
        }
        let together = statement(DbBackend::Postgres, self.query.several, columns(values));
        for row in self.executor.query(together).await? {
            let place: i64 = row.try_get("", "place")?;
            let place = usize::try_from(place).ok().and_then(|n| n.checked_sub(1));
            if let Some(slot) = place.and_then(|place| found.get_mut(place)) {
                *slot = Some(row);
            }
        }
        Ok(found)
    }
}

/// One array for each value of a look-up.
fn columns(rows: Vec<Vec<Value>>) -> Vec<Value> {
    let mut columns: Vec<Vec<Value>> = Vec::new();
    for row in rows {
        columns.resize_with(row.len(), Vec::new);
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    columns
        .into_iter()
        .filter_map(|column| {
            let of = column.first()?.array_type();
            Some(Value::Array(of, Some(Box::new(column))))
        })
        .collect()
}

/// One of the statements that may be under way; its place is free again when this is dropped.
struct UnderWay {
    shared: Arc<Shared>,
    ended: bool,
}

impl UnderWay {
    /// Sends what waits until nothing does.
    async fn run(mut self) {
        while let Some(lookups) = self.next() {
            self.shared.send(lookups).await;
        }
    }

    /// Those that have waited longest and still want to know. If there are none, the place is free from that moment on: what comes later begins
    /// anew.
    fn next(&mut self) -> Option<Vec<Lookup>> {
        let mut state = self.shared.state();
        state.waiting.retain(|lookup| !lookup.answer.is_closed());
        if state.waiting.is_empty() {
            state.under_way -= 1;
            self.ended = true;
            return None;
        }
        let count = state.waiting.len().min(TOGETHER);
        Some(state.waiting.drain(..count).collect())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if !self.ended {
            self.shared.state().under_way -= 1;
        }
    }
}
