//! The port to the streams that are open.

use std::sync::Arc;

use super::Event;
use crate::id::UserId;

/// Tells the open streams, on this instance and the others, that there may be something for them. It is a hint, never the truth: a stream
/// looks into the store, and does so now and then by itself, so that a hint that is lost only delays.
pub trait Wakes: Send + Sync + 'static {
    /// Something has been delivered to `user`, or a session of theirs has been revoked. `event` is what was delivered, if it is that and
    /// nothing else: a stream that has shown the one before need not read it again.
    fn wake(&self, user: UserId, event: Option<&Event>);
}

impl<W: Wakes + ?Sized> Wakes for Arc<W> {
    fn wake(&self, user: UserId, event: Option<&Event>) {
        (**self).wake(user, event);
    }
}
