//! Counting changes.

use super::{QuotaError, QuotaRepository};
use crate::access::Access;
use crate::clock::Clock;
use crate::session::{SessionRepository, admit};

/// The types of the ports of [`QuotaService`], as one parameter.
pub trait QuotaPorts: 'static {
    /// Where changes are counted.
    type Quotas: QuotaRepository;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// What tells the time.
    type Clock: Clock;
}

/// Lets people change their profile so often and no more.
pub struct QuotaService<P: QuotaPorts> {
    /// Where changes are counted.
    pub quotas: P::Quotas,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// What tells the time.
    pub clock: P::Clock,
    /// How many changes in any [`super::WINDOW`]; at least one.
    pub limit: u32,
}

impl<P: QuotaPorts> QuotaService<P> {
    /// Counts a change that the caller is about to try, whatever becomes of it. One that is refused here is not counted.
    ///
    /// # Errors
    /// [`QuotaError::Revoked`], [`QuotaError::Exhausted`].
    pub async fn count(&self, access: &Access) -> Result<(), QuotaError> {
        let now = self.clock.now();
        let granted = self.quotas.count(access, self.limit, now).await?;
        Ok(admit(&self.sessions, access, granted, now).await?)
    }
}
