//! Who calls, as an access token says it.

use std::fmt;
use std::str::FromStr;

use crate::id::{PairId, SessionId, UserId};

/// What a user may do: a token's `scp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A person with their own profile.
    User,
    /// A machine that acts for others.
    Service,
    /// Staff.
    Admin,
}

impl Role {
    /// The name in tokens, on the command line and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Service => "service",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// No role has that name.
#[derive(Debug, thiserror::Error)]
#[error("'{0}' is no role; roles are user, service and admin")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::User, Self::Service, Self::Admin]
            .into_iter()
            .find(|role| role.name() == name)
            .ok_or_else(|| UnknownRole(name.to_owned()))
    }
}

/// The claims of a verified access token. They prove that the token was issued and has not expired; whether its session
/// still stands only the store knows, which is asked in the same round trip as the work itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access {
    /// Whose token it is (`sub`).
    pub user: UserId,
    /// The sign-in that it belongs to (`sid`).
    pub session: SessionId,
    /// The pair that it was issued with (`jti`).
    pub pair: PairId,
    /// What its holder may do (`scp`).
    pub role: Role,
}

/// What a store answers to a caller whose access stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted<T> {
    /// The answer.
    pub value: T,
    /// True when no token of the caller's pair has been used before: the caller of the store must record the use with
    /// [`crate::session::SessionRepository::mark_used`] before it answers, so that refresh-token reuse is told apart
    /// from a lost response.
    pub first_use: bool,
}

/// The store refuses the access: the session is revoked or over, the pair void, or the user gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the access has been revoked")]
pub struct Revoked;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_from_its_name() {
        for role in [Role::User, Role::Service, Role::Admin] {
            assert_eq!(role.name().parse::<Role>().unwrap(), role);
        }
    }

    #[test]
    fn what_is_no_role_is_told_with_the_roles_there_are() {
        let error = "root".parse::<Role>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "'root' is no role; roles are user, service and admin"
        );
    }
}
