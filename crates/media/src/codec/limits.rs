//! What a codec takes, and how much of the machine it may use for it.

use std::time::Duration;

/// One mebibyte.
const MIB: usize = 1 << 20;

/// The limits of a [`Codec`](super::Codec).
///
/// Together they bound the memory of all uploads, whatever is sent: `backlog` for the files as they were sent, `memory` for the pixels.
#[derive(Debug, Clone, Copy)]
pub struct CodecLimits {
    /// The largest file that is taken, in bytes.
    pub max_bytes: usize,
    /// The largest picture that is taken, width times height.
    pub max_pixels: u64,
    /// The longest edge of what is made, in pixels.
    pub max_edge: u32,
    /// The longest edge of its thumbnail, in pixels.
    pub thumbnail_edge: u32,
    /// What the pictures being decoded may take together, in bytes. Each is charged, before anything is allocated for it, what its
    /// format and its declared size need at most; one that needs more than all of it waits until it is alone.
    pub memory: usize,
    /// How many files may wait or be worked on, in bytes of their files; one more is refused as busy.
    pub backlog: usize,
    /// How many pictures are worked on at once.
    pub threads: usize,
    /// How long a file may wait for its turn; longer is refused as busy.
    pub patience: Duration,
}

impl Default for CodecLimits {
    /// 10 MB and 50 megapixels in, 1,024 and 128 pixels out.
    ///
    /// 640 MiB of pixels is what the costliest picture within those limits takes, a progressive CMYK JPEG of 50 megapixels; it is also
    /// four ordinary JPEGs of 50 megapixels, or thirteen of 12. 96 MiB of files are about a hundred photographs of 1 MB, a
    /// second's work for one core.
    fn default() -> Self {
        Self {
            max_bytes: 10_000_000,
            max_pixels: 50_000_000,
            max_edge: 1_024,
            thumbnail_edge: 128,
            memory: 640 * MIB,
            backlog: 96 * MIB,
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            patience: Duration::from_secs(10),
        }
    }
}
