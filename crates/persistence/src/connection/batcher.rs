//! Statements that travel together.
//!
//! PostgreSQL spends more time on a statement than on a row. So while statements of one kind are under way, what else is asked of that kind
//! waits, and leaves together in one statement as soon as one comes back, or earlier if that is worth a statement of its own. Alone, it leaves at
//! once.

use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::{DbBackend, DbErr, QueryResult, Value};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::executor::Executor;
use crate::error::{is_refused, is_unavailable, unreachable};
use crate::statement::statement;

/// So many statements of one kind are under way at once: while the database works on one, this process can read the answer of another.
const UNDER_WAY: usize = 2;

/// What takes longer than this is not waited for by what comes after it.
const SOON: Duration = Duration::from_millis(50);

/// So many share a statement at most, so that none waits long for the others' rows.
const TOGETHER: usize = 64;

/// So many wait at most; who comes then is told to come again.
const WAITING: usize = 10_000;

/// Two texts of one statement that answers a row or none. Both answer the same columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Batch {
    /// For one: the values are `$1`, `$2` and so on.
    pub(crate) one: &'static str,
    /// For several: `$1`, `$2` and so on are arrays of their values, none of which is null. Beside the columns it answers `place`, which of them a
    /// row is for, counted from 1 (`unnest(…) WITH ORDINALITY`), as a `bigint`. It must not wait for the locks of others.
    pub(crate) several: &'static str,
}

/// Sends statements of one kind to PostgreSQL. Cheap to clone, all clones are one.
#[derive(Debug, Clone)]
pub(crate) struct Batcher {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    batch: Batch,
    executor: Executor,
    patience: Duration,
    company: Company,
    state: Mutex<State>,
}

/// When those who wait leave while others are under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// At once.
    Any,
    /// Once they are as many as the others: a commit for few costs what one for many does.
    AsMany,
}

#[derive(Debug, Default)]
struct State {
    waiting: Vec<Asked>,
    /// How many statements are under way.
    under_way: usize,
    /// How many wait for their answers; those whose statement takes long do not count.
    sent: usize,
}

/// What somebody asks.
#[derive(Debug)]
struct Asked {
    values: Vec<Value>,
    answer: oneshot::Sender<Result<Option<QueryResult>, DbErr>>,
}

impl Batcher {
    /// Over `executor`'s connections. Whoever gets no answer within `patience` is told that the database is away.
    pub(super) fn new(
        batch: Batch,
        executor: Executor,
        patience: Duration,
        company: Company,
    ) -> Self {
        let state = Mutex::default();
        Self {
            shared: Arc::new(Shared {
                batch,
                executor,
                patience,
                company,
                state,
            }),
        }
    }

    /// The row for `values`, if there is one. Dropping the future disturbs nobody else; a change that it asked for may be made or not.
    pub(crate) async fn one(&self, values: Vec<Value>) -> Result<Option<QueryResult>, DbErr> {
        let (answer, answered) = oneshot::channel();
        {
            let mut state = self.shared.state();
            if state.waiting.len() >= WAITING {
                return Err(unreachable(sqlx::Error::PoolTimedOut));
            }
            state.waiting.push(Asked { values, answer });
            if state.under_way < UNDER_WAY && self.shared.leaves(&state) {
                state.under_way += 1;
                // On a task of its own: whoever asked first may go away, and the others still want to know.
                tokio::spawn(UnderWay::new(&self.shared).run());
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

    /// Whether those who wait leave now.
    fn leaves(&self, state: &State) -> bool {
        self.company == Company::Any || state.waiting.len() >= state.sent
    }

    /// Sends what these ask as one statement, and answers each.
    async fn send(&self, asked: Vec<Asked>) {
        let (values, answers): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .map(|Asked { values, answer }| (values, answer))
            .unzip();
        let outcomes = self.rows(values).await;
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever has gone away needs no answer.
            let _ = answer.send(outcome);
        }
    }

    /// The row of each, in their order.
    async fn rows(&self, values: Vec<Vec<Value>>) -> Vec<Result<Option<QueryResult>, DbErr>> {
        if values.len() > 1 {
            match self.together(&values).await {
                Ok(rows) => return rows.into_iter().map(Ok).collect(),
                // Nothing of it was done. What is wrong with one must not be the others' failure.
                Err(error) if is_refused(&error) && !is_unavailable(&error) => {
                    tracing::warn!(%error, "statements are sent one by one");
                }
                Err(error) => return values.iter().map(|_| Err(error.clone())).collect(),
            }
        }
        let mut outcomes = Vec::with_capacity(values.len());
        for values in values {
            outcomes.push(self.alone(values).await);
        }
        outcomes
    }

    async fn alone(&self, values: Vec<Value>) -> Result<Option<QueryResult>, DbErr> {
        let alone = statement(DbBackend::Postgres, self.batch.one, values);
        Ok(self.executor.query(alone).await?.into_iter().next())
    }

    async fn together(&self, values: &[Vec<Value>]) -> Result<Vec<Option<QueryResult>>, DbErr> {
        let mut found: Vec<_> = values.iter().map(|_| None).collect();
        let together = statement(DbBackend::Postgres, self.batch.several, columns(values));
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

/// One array for each value that is asked with.
fn columns(rows: &[Vec<Value>]) -> Vec<Value> {
    let count = rows.first().map_or(0, Vec::len);
    let column = |number: usize| {
        let column: Vec<Value> = rows.iter().map(|row| row[number].clone()).collect();
        Value::Array(rows[0][number].array_type(), Some(Box::new(column)))
    };
    (0..count).map(column).collect()
}

/// One of the statements that may be under way; its place is free again when this is dropped.
struct UnderWay {
    shared: Arc<Shared>,
    /// How many it has sent that count.
    sent: usize,
    ended: bool,
}

impl UnderWay {
    fn new(shared: &Arc<Shared>) -> Self {
        Self {
            shared: Arc::clone(shared),
            sent: 0,
            ended: false,
        }
    }

    /// Sends what waits until nothing does.
    async fn run(mut self) {
        let shared = Arc::clone(&self.shared);
        while let Some(asked) = self.next() {
            let mut sent = pin!(shared.send(asked));
            if timeout(SOON, sent.as_mut()).await.is_err() {
                self.hand_over();
                sent.await;
                return;
            }
        }
    }

    /// Lets the others leave: what holds this one up (a row that is locked, for example) must not hold them up.
    fn hand_over(&mut self) {
        self.shared.state().sent -= std::mem::take(&mut self.sent);
        self.ended = true;
        tokio::spawn(Self::new(&self.shared).run());
    }

    /// Those that have waited longest and still want to know. If there are none, or too few, the place is free from that moment on: what comes later
    /// begins anew, or whoever is under way comes back and takes them.
    fn next(&mut self) -> Option<Vec<Asked>> {
        let sent = std::mem::take(&mut self.sent);
        let mut state = self.shared.state();
        state.sent -= sent;
        state.waiting.retain(|asked| !asked.answer.is_closed());
        if state.waiting.is_empty() || !self.shared.leaves(&state) {
            state.under_way -= 1;
            self.ended = true;
            return None;
        }
        let count = state.waiting.len().min(TOGETHER);
        state.sent += count;
        self.sent = count;
        Some(state.waiting.drain(..count).collect())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if !self.ended {
            let mut state = self.shared.state();
            state.under_way -= 1;
            state.sent -= self.sent;
        }
    }
}
