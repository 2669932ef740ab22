//! Which adapters the domain's services work with.

use std::sync::Arc;

use domain::auth::AuthPorts;
use domain::clock::Clock;
use domain::housekeeping::HousekeepingPorts;
use domain::profile::ProfilePorts;
use domain::random::SystemRandom;

use crate::security::jwt::Jwt;
use crate::security::passwords::Passwords;

/// The adapters of a running server.
pub enum Production {}
