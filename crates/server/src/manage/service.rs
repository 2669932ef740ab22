//! The service that only this API needs.

use std::sync::Arc;

use domain::clock::Clock;
use domain::manage::ManageService;
use domain::random::SystemRandom;
use locale::World;
use persistence::{Database, Manage, Sessions};

use crate::events::Hub;
use crate::ports::Production;

/// The service of what consoles know of users, over these adapters.
pub fn service(
    database: &Database,
    sessions: &Sessions,
    hub: &Arc<Hub>,
    clock: &Arc<dyn Clock>,
) -> Arc<ManageService<Production>> {
    Arc::new(ManageService {
        manage: Manage::new(database.clone()),
        zones: World,
        sessions: sessions.clone(),
        wakes: Arc::clone(hub),
        clock: Arc::clone(clock),
        random: SystemRandom,
    })
}
