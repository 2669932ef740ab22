//! Whether a user is there.

mod lease;

pub use lease::{HELD_FOR, LASTS, LINGERS};

/// What a user says of themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// There, and reading: events are delivered as they come.
    Online,
    /// There, but not reading: events queue.
    Away,
    /// Gone: events queue.
    Offline,
}

impl Presence {
    /// The name in the API and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Away => "away",
            Self::Offline => "offline",
        }
    }
}
