//! Whether a file is what it was said to be.

use domain::blob::{ContentType, Described, Mismatch};
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

    /// In what all of them together are not what they were said to be.
    pub fn mismatch(self) -> Option<Mismatch> {
        let digest: [u8; 16] = self.digest.finalize().into();
        if self.arrived != self.expected.byte_size {
            Some(Mismatch::Length)
        } else if ContentType::of(&self.beginning) != Some(self.expected.content_type) {
            Some(Mismatch::Type)
        } else {
            (digest != self.expected.checksum.0).then_some(Mismatch::Checksum)
        }
    }
}
