//! The service and what it needs.

use std::net::IpAddr;

use super::AccessTokens;
use crate::account::AccountRepository;
use crate::clock::Clock;
use crate::event::Wakes;
use crate::password::PasswordHasher;
use crate::random::Random;
use crate::session::{PassSeal, SessionRepository};
use crate::throttle::ThrottleRepository;

/// The types of the ports of [`AuthService`], as one parameter.
pub trait AuthPorts: 'static {
    /// Where accounts are kept.
    type Accounts: AccountRepository;
    /// Where sessions are kept.
    type Sessions: SessionRepository;
    /// Where failures are counted.
    type Throttles: ThrottleRepository;
    /// What hashes passwords.
    type Passwords: PasswordHasher;
    /// What signs access tokens.
    type Tokens: AccessTokens;
    /// The streams that are open.
    type Wakes: Wakes;
    /// What tells the time.
    type Clock: Clock;
    /// Where tokens and ids come from.
    type Random: Random;
}

/// Makes accounts and gives out access to them.
pub struct AuthService<P: AuthPorts> {
    /// Where accounts are kept.
    pub accounts: P::Accounts,
    /// Where sessions are kept.
    pub sessions: P::Sessions,
    /// Where failures are counted.
    pub throttles: P::Throttles,
    /// What hashes passwords.
    pub passwords: P::Passwords,
    /// What signs access tokens.
    pub tokens: P::Tokens,
    /// What seals passes.
    pub passes: PassSeal,
    /// The streams that are open.
    pub wakes: P::Wakes,
    /// What tells the time.
    pub clock: P::Clock,
    /// Where tokens and ids come from.
    pub random: P::Random,
}

/// The program that somebody signs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The network address that it comes from.
    pub address: IpAddr,
    /// What it calls itself.
    pub user_agent: Option<String>,
}
