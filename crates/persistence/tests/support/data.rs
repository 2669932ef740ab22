//! Values for tests.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Access, Role};
use domain::account::NewAccount;
use domain::id::{PairId, SessionId, UserId};
use domain::image::ImageName;
use domain::session::{NewPair, NewSession, RefreshHash};
use uuid::Uuid;

/// An id that nothing else has.
#[expect(
    clippy::disallowed_methods,
    reason = "tests need ids, not repeatable ones"
)]
pub fn fresh() -> Uuid {
    Uuid::new_v4()
}

/// When tests begin.
pub fn start() -> DateTime<Utc> {
    "2026-03-01T12:00:00.123Z".parse().expect("a date")
}

/// `seconds` after the tests began.
pub fn after(seconds: i64) -> DateTime<Utc> {
    start() + TimeDelta::seconds(seconds)
}

/// A person called `name`: it is the username, and part of the email.
pub fn account(name: &str) -> NewAccount {
    NewAccount {
        uid: UserId(fresh()),
        email: format!("{name}@example.org"),
        username: Some(name.to_owned()),
        first_name: Some("Ada".to_owned()),
        last_name: None,
        password_hash: hash("secret"),
        role: Role::User,
        created_at: start(),
    }
}

/// What stands for the hash of `password`.
pub fn hash(password: &str) -> String {
    format!("$hash${password}")
}

/// A session of `user` that lasts 30 days.
pub fn session(user: UserId, created_at: DateTime<Utc>) -> NewSession {
    NewSession {
        id: SessionId(fresh()),
        user,
        created_at,
        expires_at: created_at + TimeDelta::days(30),
        user_agent: Some("Browser/1.0".to_owned()),
    }
}

/// A pair.
pub fn pair(issued_at: DateTime<Utc>) -> NewPair {
    let mut hash = [0; 32];
    hash[..16].copy_from_slice(fresh().as_bytes());
    NewPair {
        id: PairId(fresh()),
        refresh: RefreshHash(hash),
        issued_at,
    }
}

/// What the access token of `pair` says.
pub fn access(session: &NewSession, pair: &NewPair) -> Access {
    Access {
        user: session.user,
        session: session.id,
        pair: pair.id,
        role: Role::User,
    }
}

/// An image that nobody else has.
pub fn image() -> ImageName {
    ImageName(format!("{}.jpg", fresh().simple()))
}
