//! Sessions in memory.

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::access::{Access, Granted, Role};
use crate::event::News;
use crate::id::{PairId, SessionId};
use crate::session::{NewPair, NewSession, RefreshHash, Rotation, Session, SessionRepository};
use crate::store::StoreError;

impl SessionRepository for MemoryStore {
    async fn open(
        &self,
        session: &NewSession,
        pair: &NewPair,
        password_hash: &str,
    ) -> Result<bool, StoreError> {
        self.transaction("sessions.open", |state| {
            let user = state.active(session.user);
            let unchanged = user.is_some_and(|user| user.password_hash == password_hash);
            if unchanged {
                let news = [News::of_session(session)];
                state.announce(session.user, Some(session.id), &news, session.created_at);
                state.insert_session(session, pair);
            }
            Ok(unchanged)
        })
        .await
    }

    async fn rotate(
        &self,
        presented: &RefreshHash,
        next: &NewPair,
        now: DateTime<Utc>,
    ) -> Result<Rotation, StoreError> {
        self.transaction("sessions.rotate", |state| {
            Ok(state.rotate(presented, next, now))
        })
        .await
    }

    async fn mark_used(&self, pair: PairId, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.transaction("sessions.mark_used", |state| {
            if let Some(pair) = state.pairs.get_mut(&pair) {
                pair.used = true;
                let session = state.sessions.entry(pair.session);
                session.and_modify(|row| row.session.last_used_at = now);
            }
            Ok(())
        })
        .await
    }

    async fn check(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<()>>, StoreError> {
        self.transaction("sessions.check", |state| {
            Ok(state.grant(access, now, |_| ()))
        })
        .await
    }

    async fn prolong(
        &self,
        access: &Access,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        earliest: DateTime<Utc>,
    ) -> Result<Option<Role>, StoreError> {
        self.transaction("sessions.prolong", |state| {
            let granted = state.grant(access, now, |user| user.role);
            let row = state.sessions.get_mut(&access.session);
            let row = row.filter(|row| row.session.created_at >= earliest);
            Ok(granted.zip(row).map(|(Granted { value: role, .. }, row)| {
                row.expires_at = until;
                row.session.last_used_at = now;
                role
            }))
        })
        .await
    }

    async fn list(
        &self,
        access: &Access,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<Vec<Session>>>, StoreError> {
        self.transaction("sessions.list", |state| {
            let own = |user| {
                let rows = state.sessions.values();
                let own = rows.filter(|row| row.user == user && row.stands(now));
                let mut own: Vec<Session> = own.map(|row| row.session.clone()).collect();
                own.sort_by_key(|session| std::cmp::Reverse((session.created_at, session.id)));
                own
            };
            Ok(state.grant(access, now, |_| own(access.user)))
        })
        .await
    }

    async fn revoke(
        &self,
        access: &Access,
        session: SessionId,
        now: DateTime<Utc>,
    ) -> Result<Option<Granted<bool>>, StoreError> {
        self.transaction("sessions.revoke", |state| {
            let granted = state.grant(access, now, |_| ());
            Ok(granted.map(
                |Granted {
                     value: (),
                     first_use,
                 }| {
                    let row = state.sessions.get_mut(&session);
                    let own = row.filter(|row| row.user == access.user && row.stands(now));
                    let value = own.map(|row| row.revoked_at = Some(now)).is_some();
                    Granted { value, first_use }
                },
            ))
        })
        .await
    }

    async fn purge(&self, before: DateTime<Utc>, limit: u64) -> Result<u64, StoreError> {
        self.transaction("sessions.purge", |state| {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let over = state.sessions.iter().filter(|(_, row)| {
                row.expires_at < before || row.revoked_at.is_some_and(|at| at < before)
            });
            let over: Vec<SessionId> = over.map(|(id, _)| *id).take(limit).collect();
            state.sessions.retain(|id, _| !over.contains(id));
            state.pairs.retain(|_, pair| !over.contains(&pair.session));
            Ok(over.len() as u64)
        })
        .await
    }
}
