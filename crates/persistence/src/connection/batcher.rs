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

#[derive(Debug)]
struct State {
    company: Company,
    waiting: Vec<Asked>,
    /// How many statements are under way.
    under_way: usize,
    /// How many wait for their answers; those whose statement takes long do not count.
    sent: usize,
}

impl State {
    const fn new(company: Company) -> Self {
        Self {
            company,
            waiting: Vec::new(),
            under_way: 0,
            sent: 0,
        }
    }

    /// Lets it wait. True if a statement has to leave for that, which then is under way.
    fn ask(&mut self, asked: Asked) -> bool {
        self.waiting.push(asked);
        let leaves = self.under_way < UNDER_WAY && self.leaves();
        self.under_way += usize::from(leaves);
        leaves
    }

    /// Those that have waited longest and still want to know, for the statement that is under way with none. If there are none, or too few, it is under
    /// way no longer: what comes later begins anew, or whoever is under way comes back and takes them.
    fn next(&mut self) -> Option<Vec<Asked>> {
        self.waiting.retain(|asked| !asked.answer.is_closed());
        if self.waiting.is_empty() || !self.leaves() {
            self.under_way -= 1;
            return None;
        }
        let count = self.waiting.len().min(TOGETHER);
        self.sent += count;
        Some(self.waiting.drain(..count).collect())
    }

    fn leaves(&self) -> bool {
        self.company == Company::Any || self.waiting.len() >= self.sent
    }
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
        let state = Mutex::new(State::new(company));
        Self {
            shared: Arc::new(Shared {
                batch,
                executor,
                patience,
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
            if state.ask(Asked { values, answer }) {
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

    /// See [`State::next`].
    fn next(&mut self) -> Option<Vec<Asked>> {
        let mut state = self.shared.state();
        state.sent -= std::mem::take(&mut self.sent);
        let asked = state.next();
        drop(state);
        self.sent = asked.as_ref().map_or(0, Vec::len);
        self.ended = asked.is_none();
        asked
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

#[cfg(test)]
mod tests {
    use super::*;

    type Answer = oneshot::Receiver<Result<Option<QueryResult>, DbErr>>;

    /// Asks so often, and tells how many statements leave for it.
    fn ask(state: &mut State, count: usize, answers: &mut Vec<Answer>) -> usize {
        let leaves = (0..count).map(|_| {
            let (answer, answered) = oneshot::channel();
            answers.push(answered);
            let values = Vec::new();
            usize::from(state.ask(Asked { values, answer }))
        });
        leaves.sum()
    }

    fn taken(state: &mut State) -> Option<usize> {
        state.next().map(|asked| asked.len())
    }

    #[test]
    fn who_is_alone_leaves_at_once_and_two_statements_are_enough() {
        for company in [Company::Any, Company::AsMany] {
            let (mut state, mut answers) = (State::new(company), Vec::new());
            for _ in 0..UNDER_WAY {
                assert_eq!(ask(&mut state, 1, &mut answers), 1);
                assert_eq!(taken(&mut state), Some(1));
            }
            assert_eq!(ask(&mut state, 5, &mut answers), 0);
            state.sent -= 1;
            assert_eq!(taken(&mut state), Some(5));
        }
    }

    #[test]
    fn changes_wait_until_they_are_as_many_as_those_under_way() {
        for (company, leaves) in [(Company::Any, [1, 0, 0]), (Company::AsMany, [0, 0, 1])] {
            let (mut state, mut answers) = (State::new(company), Vec::new());
            assert_eq!(ask(&mut state, 3, &mut answers), 2);
            assert_eq!(taken(&mut state), Some(3));
            // The other finds nobody.
            assert_eq!(taken(&mut state), None);
            assert_eq!(leaves.map(|_| ask(&mut state, 1, &mut answers)), leaves);
            assert_eq!((state.under_way, taken(&mut state)), (2, Some(3)));
        }
    }

    #[test]
    fn too_few_are_taken_by_whoever_comes_back_or_is_slow() {
        let (mut state, mut answers) = (State::new(Company::AsMany), Vec::new());
        assert_eq!(ask(&mut state, 3, &mut answers), 2);
        assert_eq!(taken(&mut state), Some(3));
        assert_eq!(ask(&mut state, 2, &mut answers), 0);
        assert_eq!((taken(&mut state), state.under_way), (None, 1));
        state.sent -= 3;
        assert_eq!(taken(&mut state), Some(2));
    }

    #[test]
    fn who_has_gone_away_is_not_asked_for() {
        let (mut state, mut answers) = (State::new(Company::AsMany), Vec::new());
        assert_eq!(ask(&mut state, 2, &mut answers), 2);
        answers.clear();
        assert_eq!((taken(&mut state), taken(&mut state)), (None, None));
        assert_eq!((state.under_way, state.sent), (0, 0));
    }
}
