//! What a browser proves its session with.

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::Access;

/// How long a pass lasts, and its session since the pass was last renewed.
pub const PASS_LIFE: TimeDelta = TimeDelta::days(7);
/// How old a pass is when its use renews it.
const DUE: TimeDelta = TimeDelta::days(1);
/// For how long after its session began a pass is renewed; then somebody has to sign in again.
pub const RENEWABLE: TimeDelta = TimeDelta::days(90);

/// An access, as a pass proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// Whose it is; the role is the user's at the time of issue.
    pub access: Access,
    /// When it was issued, in whole seconds.
    pub issued_at: DateTime<Utc>,
}

impl Pass {
    /// When it is over, whatever the store says.
    #[must_use]
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.issued_at
            .checked_add_signed(PASS_LIFE)
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Whether it is so old that its use renews it.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        now.signed_duration_since(self.issued_at) >= DUE
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::Role;
    use crate::id::{PairId, SessionId, UserId};

    #[test]
    fn a_pass_is_due_after_a_day() {
        let pass = Pass {
            access: Access {
                user: UserId(Uuid::nil()),
                session: SessionId(Uuid::nil()),
                pair: PairId(Uuid::nil()),
                role: Role::User,
            },
            issued_at: DateTime::UNIX_EPOCH,
        };
        let after = |seconds| pass.is_due(pass.issued_at + TimeDelta::seconds(seconds));
        assert!(!after(86_399) && after(86_400) && !after(-86_400));
    }
}
