//! The service of accounts and sessions, put together.

use std::sync::Arc;

use domain::auth::AuthService;
use domain::clock::Clock;
use domain::random::SystemRandom;
use domain::session::PassSeal;
use persistence::{Accounts, Database, Sessions, Throttles};

use crate::events::Hub;
use crate::ports::{Production, Signer};
use crate::security::jwt::Jwt;
use crate::security::passwords::Passwords;

/// The service that signs people in, over these adapters; `jwt` signs its access tokens, `passes` seals its cookies.
pub fn service(
    database: &Database,
    sessions: &Sessions,
    hub: &Arc<Hub>,
    clock: &Arc<dyn Clock>,
    jwt: &Arc<Jwt>,
    passes: &PassSeal,
) -> Arc<AuthService<Production>> {
    Arc::new(AuthService {
        accounts: Accounts::new(database.clone()),
        sessions: sessions.clone(),
        throttles: Throttles::new(database.clone()),
        passwords: Passwords::new(),
        tokens: Signer(Arc::clone(jwt)),
        passes: passes.clone(),
        wakes: Arc::clone(hub),
        clock: Arc::clone(clock),
        random: SystemRandom,
    })
}
