//! What comes of presenting a refresh token.

use chrono::{DateTime, Utc};

use super::state::{SessionRow, State, UserRow};
use crate::id::PairId;
use crate::session::{NewPair, RefreshHash, Rotation};

impl State {
    /// Exchanges the refresh token `presented` for `next`.
    pub(super) fn rotate(
        &mut self,
        presented: &RefreshHash,
        next: &NewPair,
        now: DateTime<Utc>,
    ) -> Rotation {
        let found = self
            .pairs
            .iter()
            .find(|(_, row)| row.refresh == *presented && !row.void);
        let Some((&id, pair)) = found else {
            return Rotation::Refused;
        };
        let (session, given) = (pair.session, pair.replaced_by);
        let standing = self.sessions.get(&session).filter(|row| row.stands(now));
        let user = standing
            .and_then(|row| self.active(row.user))
            .map(UserRow::identity);
        let Some(user) = user else {
            return Rotation::Refused;
        };
        if given.is_some_and(|given| self.used(given)) {
            self.sessions
                .entry(session)
                .and_modify(|row| row.revoked_at = Some(now));
            return Rotation::Reused;
        }
        if let Some(given) = given {
            self.pairs.entry(given).and_modify(|row| row.void = true);
        }
        self.insert_pair(session, next);
        self.pairs.entry(id).and_modify(|row| {
            row.used = true;
            row.replaced_by = Some(next.id);
        });
        let touch = |row: &mut SessionRow| row.session.last_used_at = now;
        self.sessions.entry(session).and_modify(touch);
        Rotation::Rotated { session, user }
    }

    fn used(&self, pair: PairId) -> bool {
        self.pairs.get(&pair).is_some_and(|row| row.used)
    }
}
