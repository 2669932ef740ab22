//! Between the domain's accounts and sessions and the auth API's.

use api::auth::{Session, SessionList, SignedIn, TokenPair, TokenPairTokenType, TokenUser};
use domain::account::Identity;
use domain::auth::ListedSession;
use domain::session::Session as DomainSession;
use secrecy::ExposeSecret;

/// The pair as the API shows it.
pub fn pair(pair: &domain::auth::TokenPair) -> TokenPair {
    let domain::auth::TokenPair {
        access_token,
        expires_in,
        refresh_token,
        user,
    } = pair;
    TokenPair {
        access_token: access_token.expose_secret().into(),
        token_type: TokenPairTokenType::Bearer,
        expires_in: i64::try_from(*expires_in).unwrap_or(i64::MAX).into(),
        refresh_token: refresh_token.expose_secret().into(),
        user: person(user.clone()),
    }
}

/// Who has signed in, as the API shows them.
pub fn signed_in(user: Identity) -> SignedIn {
    SignedIn { user: person(user) }
}

fn person(user: Identity) -> TokenUser {
    let Identity {
        uid,
        email,
        username,
        role: _,
    } = user;
    TokenUser {
        uid: uid.0,
        email: email.into(),
        username: username.map(Into::into).into(),
    }
}

/// The sessions as the API lists them.
pub fn sessions(sessions: Vec<ListedSession>) -> SessionList {
    SessionList {
        sessions: sessions.into_iter().map(session).collect(),
    }
}

fn session(listed: ListedSession) -> Session {
    let ListedSession { session, current } = listed;
    let DomainSession {
        id,
        created_at,
        last_used_at,
        user_agent,
    } = session;
    Session {
        id: id.0,
        created_at: created_at.into(),
        last_used_at: last_used_at.into(),
        user_agent: user_agent.map(Into::into).into(),
        current,
    }
}
