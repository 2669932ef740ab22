//! The MD5 of a file, as Active Storage's clients send it.

use std::future::poll_fn;
use std::task::Poll;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};

/// So many bytes are hashed at a stretch.
const PIECE: usize = 1 << 20;

/// The MD5 of a file's bytes. It guards against accidents on the way, not against malice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checksum(pub [u8; 16]);

impl Checksum {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Md5::digest(bytes).into())
    }

    /// Of a file at hand, letting others run now and then: 20 MB take some 40 ms.
    pub(crate) async fn of_file(bytes: &[u8]) -> Self {
        let mut hash = Md5::new();
        for piece in bytes.chunks(PIECE) {
            hash.update(piece);
            pause().await;
        }
        Self(hash.finalize().into())
    }

    /// From the 24 characters of its base64; none for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for Checksum {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&STANDARD.encode(self.0))
    }
}

/// Lets other tasks run.
async fn pause() {
    let mut paused = false;
    poll_fn(|context| {
        if std::mem::replace(&mut paused, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_it_was_read() {
        let empty = "1B2M2Y8AsgTpgAmY7PhCfg==";
        assert_eq!(Checksum::parse(empty).unwrap().to_string(), empty);
        assert_eq!(Checksum::of(b""), Checksum::parse(empty).unwrap());
    }

    #[tokio::test]
    async fn a_file_at_hand_has_the_same_in_pieces() {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(3 * PIECE + 1).collect();
        assert_eq!(Checksum::of_file(&bytes).await, Checksum::of(&bytes));
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "1B2M2Y8AsgTpgAmY7PhCf",
            "1B2M2Y8AsgTpgAmY7PhCfh==",
            "AAAA",
        ] {
            assert_eq!(Checksum::parse(text), None, "{text}");
        }
    }
}
