//! The events that this server makes itself.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::NewEvent;
use crate::access::Access;
use crate::driver::{DocumentKind, Verdict};
use crate::id::SessionId;
use crate::profile::ProfileChange;
use crate::session::NewSession;

/// What a user's other sessions are told of what one of them did, and all of them of what staff did. The data of the former names that session, so that a
/// client knows its own doings (`session_id` is its token's `sid`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// `profile.changed`, with the names of the members of the core profile that were set or cleared, or of those of the driver's profile that changed.
    ProfileChanged {
        /// Who did it.
        session: SessionId,
        /// Which members.
        members: Vec<&'static str>,
    },
    /// `profile.image_changed`: a new image, or none any more.
    ImageChanged {
        /// Who did it.
        session: SessionId,
    },
    /// `session.created`: a new sign-in.
    SignedIn {
        /// The new session.
        session: SessionId,
        /// What its client called itself.
        user_agent: Option<String>,
        /// When.
        at: DateTime<Utc>,
    },
    /// `password.changed`, upon which all other sessions have ended.
    PasswordChanged {
        /// Who did it.
        session: SessionId,
    },
    /// `document.reviewed`: staff have looked at the driver's documents of a kind.
    DocumentReviewed {
        /// Which.
        kind: DocumentKind,
        /// Whether they will do.
        verdict: Verdict,
        /// Why not.
        reason: Option<String>,
    },
    /// `interview.created`: staff have entered an interview.
    InterviewAdded {
        /// Its number among the driver's.
        id: i64,
        /// When it takes place.
        scheduled_at: DateTime<Utc>,
    },
    /// `review.created`: staff have entered a review.
    ReviewAdded {
        /// Its number among the driver's.
        id: i64,
        /// From 1 to 5, 5 being the best.
        rating: i64,
    },
}

impl News {
    /// What `change`, made with `access`, is worth telling.
    #[must_use]
    pub fn of_change(access: &Access, change: &ProfileChange) -> Vec<Self> {
        let ProfileChange {
            email,
            username,
            first_name,
            last_name,
            phone_number,
            address,
            image,
        } = change;
        let members: Vec<_> = [
            ("email", email.is_none()),
            ("username", username.is_keep()),
            ("first_name", first_name.is_keep()),
            ("last_name", last_name.is_keep()),
            ("phone_number", phone_number.is_keep()),
            ("address", address.is_keep()),
        ]
        .into_iter()
        .filter_map(|(member, kept)| (!kept).then_some(member))
        .collect();
        let session = access.session;
        let changed = (!members.is_empty()).then_some(Self::ProfileChanged { session, members });
        let pictured = (!image.is_keep()).then_some(Self::ImageChanged { session });
        changed.into_iter().chain(pictured).collect()
    }

    /// That `session` has begun.
    #[must_use]
    pub fn of_session(session: &NewSession) -> Self {
        Self::SignedIn {
            session: session.id,
            user_agent: session.user_agent.clone(),
            at: session.created_at,
        }
    }

    /// The event's type.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ProfileChanged { .. } => "profile.changed",
            Self::ImageChanged { .. } => "profile.image_changed",
            Self::SignedIn { .. } => "session.created",
            Self::PasswordChanged { .. } => "password.changed",
            Self::DocumentReviewed { .. } => "document.reviewed",
            Self::InterviewAdded { .. } => "interview.created",
            Self::ReviewAdded { .. } => "review.created",
        }
    }

    fn data(&self) -> Value {
        match self {
            Self::ProfileChanged { session, members } => {
                json!({"session_id": session.0, "members": members})
            }
            Self::ImageChanged { session } | Self::PasswordChanged { session } => {
                json!({"session_id": session.0})
            }
            Self::SignedIn {
                session,
                user_agent,
                at,
            } => json!({
                "session_id": session.0,
                "user_agent": user_agent,
                "created_at": written(*at),
            }),
            Self::DocumentReviewed {
                kind,
                verdict,
                reason,
            } => json!({"kind": kind.name(), "status": verdict.name(), "reason": reason}),
            Self::InterviewAdded { id, scheduled_at } => {
                json!({"id": id, "scheduled_at": written(*scheduled_at)})
            }
            Self::ReviewAdded { id, rating } => json!({"id": id, "rating": rating}),
        }
    }

    /// The event.
    #[must_use]
    pub fn event(&self) -> NewEvent {
        NewEvent {
            kind: self.kind().to_owned(),
            data: self.data().to_string(),
        }
    }
}

/// As every API writes a time.
fn written(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}
