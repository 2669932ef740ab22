//! The driver's trail.

use chrono::{DateTime, Utc};

use super::DocumentKind;

/// So many activities of a driver are shown, the latest. A store may keep a few more.
pub const LONGEST_TRAIL: usize = 50;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The profile was created.
    Created,
    /// Members of it were set.
    Updated,
    /// A document was attached.
    DocumentAttached,
    /// A document was removed, or replaced by nothing.
    DocumentRemoved,
    /// Staff approved a document.
    DocumentApproved,
    /// Staff rejected a document.
    DocumentRejected,
    /// Staff entered an interview.
    InterviewAdded,
    /// Staff entered a review.
    ReviewAdded,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Created,
        Self::Updated,
        Self::DocumentAttached,
        Self::DocumentRemoved,
        Self::DocumentApproved,
        Self::DocumentRejected,
        Self::InterviewAdded,
        Self::ReviewAdded,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::DocumentAttached => "document_attached",
            Self::DocumentRemoved => "document_removed",
            Self::DocumentApproved => "document_approved",
            Self::DocumentRejected => "document_rejected",
            Self::InterviewAdded => "interview_added",
            Self::ReviewAdded => "review_added",
        }
    }

    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Something that happened to a driver's profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its number among the driver's, from 1.
    pub id: i64,
    /// What happened.
    pub action: Action,
    /// To which kind of document, if to one.
    pub subject: Option<DocumentKind>,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl Activity {
    /// Adds to a trail what has happened now, and forgets what makes it longer than [`LONGEST_TRAIL`].
    pub(crate) fn record(
        trail: &mut Vec<Self>,
        action: Action,
        subject: Option<DocumentKind>,
        now: DateTime<Utc>,
    ) {
        let highest = trail.iter().map(|it| it.id).max().unwrap_or_default();
        let latest = Self {
            id: highest + 1,
            action,
            subject,
            created_at: now,
        };
        trail.insert(0, latest);
        trail.truncate(LONGEST_TRAIL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        for action in Action::ALL {
            assert_eq!(Action::named(action.name()), Some(action));
        }
        assert_eq!(Action::named("deleted"), None);
    }

    #[test]
    fn the_latest_are_kept_the_latest_first() {
        let mut trail = Vec::new();
        for _ in 0..52 {
            Activity::record(&mut trail, Action::Updated, None, DateTime::UNIX_EPOCH);
        }
        let ids: Vec<i64> = trail.iter().map(|it| it.id).collect();
        assert_eq!(ids, (3..=52).rev().collect::<Vec<_>>());
    }
}
