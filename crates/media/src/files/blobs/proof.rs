//! Whether a file is what it was said to be.

use domain::blob::{ContentType, Described};
use md5::{Digest, Md5};

/// Holds bytes against what they were said to be, as they come.
pub struct Proof {
    expected: Described,
    arrived: u64,
    beginning: Vec<u8>,
    digest: Md5,
}

impl Proof {
    /// Nothing has come yet.
    pub fn new(expected: Described) -> Self {
        Self {
            expected,
            arrived: 0,
            beginning: Vec::with_capacity(ContentType::TELLING),
            digest: Md5::new(),
        }
    }

    /// The bytes that come next.
    pub fn take(&mut self, bytes: &[u8]) {
        let told = ContentType::TELLING - self.beginning.len();
        self.beginning
            .extend_from_slice(&bytes[..told.min(bytes.len())]);
        self.digest.update(bytes);
        self.arrived += bytes.len() as u64;
    }

    /// Whether all of them together are what they were said to be.
    pub fn holds(self) -> bool {
        let digest: [u8; 16] = self.digest.finalize().into();
        self.arrived == self.expected.byte_size
            && digest == self.expected.checksum.0
            && ContentType::of(&self.beginning) == Some(self.expected.content_type)
    }
}
