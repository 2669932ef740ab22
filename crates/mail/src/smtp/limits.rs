//! What a mail server may cost.

use std::time::Duration;

/// How long things may take, and how many there are. Whoever asked for the mail is waiting.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until the server's address answers; also until a connection that was kept shows that it still works.
    pub connect: Duration,
    /// Until a letter is taken, with everything that it needs.
    pub letter: Duration,
    /// For how long a connection is kept for the next letter.
    pub idle: Duration,
    /// How many connections there are at most. Further letters wait for one, within their time.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(4),
            letter: Duration::from_secs(8),
            idle: Duration::from_secs(30),
            connections: 8,
        }
    }
}
