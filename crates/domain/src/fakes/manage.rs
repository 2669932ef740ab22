//! The service of what consoles know, over fakes.

use super::{FakeGazetteer, Fakes, FixedClock, MemoryStore, RecordedWakes, SeededRandom, World};
use crate::manage::{ManagePorts, ManageService};

impl ManagePorts for Fakes {
    type Manage = MemoryStore;
    type Zones = FakeGazetteer;
    type Sessions = MemoryStore;
    type Wakes = RecordedWakes;
    type Clock = FixedClock;
    type Random = SeededRandom;
}

impl World {
    /// The service of what consoles know.
    #[must_use]
    pub fn manage(&self) -> ManageService<Fakes> {
        ManageService {
            manage: self.store.clone(),
            zones: FakeGazetteer,
            sessions: self.store.clone(),
            wakes: self.wakes.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
        }
    }
}
