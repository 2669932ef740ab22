//! What the store keeps.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use crate::access::{Access, Granted, Role};
use crate::account::{Credentials, Identity};
use crate::api_key::ApiKey;
use crate::blob::NewBlob;
use crate::driver::{DocumentKind, DocumentReview, Sheet};
use crate::email_proof::NewEmailProof;
use crate::event::Event;
use crate::id::{EmailProofId, PairId, SessionId, UserId};
use crate::image::ImageName;
use crate::manage::ManageProfile;
use crate::presence::Presence;
use crate::profile::Profile;
use crate::session::{NewPair, NewSession, RefreshHash, Session};
use crate::throttle::{Failures, ThrottleKey};

/// All rows.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) users: HashMap<UserId, UserRow>,
    pub(super) sessions: HashMap<SessionId, SessionRow>,
    pub(super) pairs: HashMap<PairId, PairRow>,
    pub(super) throttles: HashMap<ThrottleKey, Failures>,
    pub(super) images: HashMap<ImageName, ImageRow>,
    pub(super) feeds: HashMap<UserId, FeedRow>,
    pub(super) blobs: BTreeMap<i64, BlobRow>,
    /// The number of the last blob that was ever reserved.
    pub(super) last_blob: i64,
    pub(super) drivers: HashMap<UserId, DriverRow>,
    /// Whether drivers are amended without being read.
    pub(super) amends: bool,
    pub(super) manage: HashMap<UserId, ManageProfile>,
    /// The oldest first.
    pub(super) api_keys: Vec<ApiKey>,
    pub(super) proofs: HashMap<EmailProofId, ProofRow>,
    /// Changes that were counted: whose, and when.
    pub(super) changes: Vec<(UserId, DateTime<Utc>)>,
}

#[derive(Debug)]
pub(super) struct UserRow {
    pub(super) profile: Profile,
    pub(super) role: Role,
    pub(super) password_hash: String,
    pub(super) disabled_at: Option<DateTime<Utc>>,
}

#[derive(Debug)]
pub(super) struct SessionRow {
    pub(super) session: Session,
    pub(super) user: UserId,
    pub(super) expires_at: DateTime<Utc>,
    pub(super) revoked_at: Option<DateTime<Utc>>,
}

#[derive(Debug)]
pub(super) struct PairRow {
    pub(super) session: SessionId,
    pub(super) refresh: RefreshHash,
    /// Whether either of its tokens has been used.
    pub(super) used: bool,
    /// The pair that its refresh token gave.
    pub(super) replaced_by: Option<PairId>,
    pub(super) void: bool,
}

#[derive(Debug)]
pub(super) struct ImageRow {
    pub(super) owner: UserId,
    pub(super) state: ImageState,
    pub(super) changed_at: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct BlobRow {
    pub(super) blob: NewBlob,
    pub(super) state: BlobState,
    /// As what it is attached, and where among its kind.
    pub(super) place: Option<(DocumentKind, usize)>,
    pub(super) review: Option<DocumentReview>,
    pub(super) changed_at: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct DriverRow {
    pub(super) id: i64,
    pub(super) sheet: Sheet,
}

#[derive(Debug)]
pub(super) struct ProofRow {
    pub(super) proof: NewEmailProof,
    pub(super) tries: u32,
    pub(super) used: bool,
}

/// A user's presence and events.
#[derive(Debug)]
pub(super) struct FeedRow {
    pub(super) presence: Presence,
    pub(super) until: DateTime<Utc>,
    pub(super) last: i64,
    pub(super) delivered: i64,
    pub(super) events: Vec<EventRow>,
}

#[derive(Debug)]
pub(super) struct EventRow {
    pub(super) event: Event,
    /// Who made it under which key, if it has one.
    pub(super) key: Option<(UserId, String)>,
    pub(super) fingerprint: [u8; 32],
    pub(super) delivered_at: Option<DateTime<Utc>>,
}

/// Where an image is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageState {
    /// Its files are being stored.
    Reserved,
    /// A profile shows it.
    Attached,
    /// Nothing refers to it.
    Orphaned,
}

/// Where a file is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobState {
    /// Its bytes are to come.
    Reserved,
    /// A profile shows it.
    Attached,
    /// Nothing refers to it.
    Orphaned,
}

impl UserRow {
    pub(super) fn identity(&self) -> Identity {
        Identity {
            uid: self.profile.uid,
            email: self.profile.email.clone(),
            username: self.profile.username.clone(),
            role: self.role,
        }
    }

    pub(super) fn credentials(&self) -> Credentials {
        Credentials {
            user: self.identity(),
            password_hash: self.password_hash.clone(),
        }
    }
}

impl SessionRow {
    pub(super) fn stands(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

impl State {
    /// The user, unless disabled.
    pub(super) fn active(&self, user: UserId) -> Option<&UserRow> {
        self.users
            .get(&user)
            .filter(|user| user.disabled_at.is_none())
    }

    /// What `value` makes of the rows of the caller, if their access stands.
    pub(super) fn grant<T>(
        &self,
        access: &Access,
        now: DateTime<Utc>,
        value: impl FnOnce(&UserRow) -> T,
    ) -> Option<Granted<T>> {
        let session = self.sessions.get(&access.session)?;
        let pair = self.pairs.get(&access.pair)?;
        let user = self.active(access.user)?;
        let stands = session.stands(now)
            && session.user == access.user
            && pair.session == access.session
            && !pair.void;
        stands.then(|| Granted {
            value: value(user),
            first_use: !pair.used,
        })
    }

    pub(super) fn insert_session(&mut self, session: &NewSession, pair: &NewPair) {
        let row = SessionRow {
            session: Session {
                id: session.id,
                created_at: session.created_at,
                last_used_at: session.created_at,
                user_agent: session.user_agent.clone(),
            },
            user: session.user,
            expires_at: session.expires_at,
            revoked_at: None,
        };
        self.sessions.insert(session.id, row);
        self.insert_pair(session.id, pair);
    }

    pub(super) fn insert_pair(&mut self, session: SessionId, pair: &NewPair) {
        let row = PairRow {
            session,
            refresh: pair.refresh,
            used: false,
            replaced_by: None,
            void: false,
        };
        self.pairs.insert(pair.id, row);
    }
}
