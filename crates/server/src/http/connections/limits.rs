//! What one connection may cost.

use std::time::Duration;

/// Bounds of one connection.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    /// How long it may lie idle and how long a request's head may take, together: longer than load balancers keep theirs, so that it is they
    /// who close.
    pub head: Duration,
    /// How long a client may leave what it was sent unread (its buffers being full) or unacknowledged (its machine being gone).
    pub unread: Duration,
    /// How many bytes of a request's head are read, and how many of a response wait for a client to read on.
    pub buffer: usize,
}

impl Default for ConnectionLimits {
    /// 75 s, 30 s, 256 KiB.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(75),
            unread: Duration::from_secs(30),
            buffer: 256 << 10,
        }
    }
}
