//! Where a stream begins.

use super::Mark;

/// A stream that may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// The id after which it shows events.
    pub after: i64,
    /// What the client has to be told first.
    pub gap: Option<Gap>,
}

/// The stream does not begin where the client asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The id after which it asked.
    pub requested: i64,
    /// Why not.
    pub reason: GapReason,
}

/// Why a stream does not begin where the client asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapReason {
    /// Some of what came after that event is not kept any more.
    Expired,
    /// No event with that id has been delivered yet.
    Future,
}

impl GapReason {
    /// The name that clients see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Future => "future",
        }
    }
}

impl Opened {
    /// After the event `requested` if that is possible, else from the oldest that is kept or, for an id that nobody has seen, from now on.
    /// Without one: from now on.
    #[must_use]
    pub const fn at(requested: Option<i64>, mark: Mark) -> Self {
        let Mark { delivered, oldest } = mark;
        match requested {
            None => Self {
                after: delivered,
                gap: None,
            },
            Some(requested) if requested > delivered => Self {
                after: delivered,
                gap: Some(Gap {
                    requested,
                    reason: GapReason::Future,
                }),
            },
            // 0 asks for whatever is kept, so it misses nothing that it asked for.
            Some(requested) if requested + 1 < oldest => Self {
                after: oldest - 1,
                gap: if requested == 0 {
                    None
                } else {
                    Some(Gap {
                        requested,
                        reason: GapReason::Expired,
                    })
                },
            },
            Some(requested) => Self {
                after: requested,
                gap: None,
            },
        }
    }
}
