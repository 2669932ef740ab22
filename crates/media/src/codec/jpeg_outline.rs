//! What must be known of a JPEG before it is decoded and what its decoder does not tell: its segments, without their content.

/// The outline of a JPEG file.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// Whether the end-of-image marker is there. A file that was cut short anywhere lacks it.
    pub complete: bool,
    /// Whether the picture comes in passes over all of it.
    progressive: bool,
    /// How many components the picture has, and the first scan.
    components: u8,
    first_scan: u8,
    /// How many times finer the finest component is than the coarsest, across and down.
    finer: (u8, u8),
    /// Whether restart markers are announced.
    restarts: bool,
}

const BASELINE_FRAME: u8 = 0xC0;
const PROGRESSIVE_FRAME: u8 = 0xC2;
const RESTART_INTERVAL: u8 = 0xDD;
const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;

impl Outline {
    /// Walks from marker to marker, as ITU-T T.81, annex B orders them.
    pub fn of(bytes: &[u8]) -> Self {
        let mut outline = Self::default();
        let mut rest = bytes.get(2..).unwrap_or_default();
        while let Some((marker, after)) = next_marker(rest) {
            match marker {
                END_OF_IMAGE => {
                    outline.complete = true;
                    break;
                }
                // A stuffed zero, TEM, a restart or a start marker: no segment follows.
                0x00 | 0x01 | 0xD0..=0xD8 => rest = after,
                _ => {
                    let Some((segment, beyond)) = split_segment(after) else {
                        break;
                    };
                    outline.note(marker, segment);
                    rest = beyond;
                }
            }
        }
        outline
    }

    /// Whether every scan but the only one must be kept until the last has come.
    pub fn in_several_scans(self) -> bool {
        self.progressive || self.first_scan < self.components
    }

    /// Whether zune-jpeg 0.5.15 is known to decode it to wrong colours without a word: colour at a quarter of the resolution, unless it
    /// is 4:1:1 without restarts, and baseline pictures in several scans with colour halved downwards.
    /// Hardly any encoder makes either.
    pub fn decodes_wrongly(self) -> bool {
        let (across, down) = self.finer;
        let quartered = down > 2 || (across > 2 && (down > 1 || self.restarts));
        let apart = !self.progressive && self.in_several_scans() && down > 1;
        quartered || apart
    }

    /// Takes note of a segment, its length included.
    fn note(&mut self, marker: u8, segment: &[u8]) {
        match marker {
            BASELINE_FRAME..=PROGRESSIVE_FRAME => {
                self.progressive |= marker == PROGRESSIVE_FRAME;
                self.components = segment.get(7).copied().unwrap_or_default();
                self.finer = finer(segment.get(8..).unwrap_or_default());
            }
            RESTART_INTERVAL => self.restarts = segment.get(2..4).is_some_and(|n| n != [0, 0]),
            START_OF_SCAN if self.first_scan == 0 => {
                self.first_scan = segment.get(2).copied().unwrap_or_default();
            }
            _ => (),
        }
    }
}

/// The ratio of the components' sampling factors, across and down: three bytes a component, the factors in the second.
fn finer(components: &[u8]) -> (u8, u8) {
    let (components, _) = components.as_chunks::<3>();
    let ratio = |factor: fn(u8) -> u8| {
        let factors = components
            .iter()
            .map(|&[_, factors, _]| factor(factors).max(1));
        let finest = factors.clone().max().unwrap_or(1);
        finest / factors.min().unwrap_or(1)
    };
    (
        ratio(|factors| factors >> 4),
        ratio(|factors| factors & 0xF),
    )
}

/// The next marker's code and what comes after it; any number of fill bytes may precede the code.
fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = memchr::memchr(0xFF, bytes)?;
    let code = at + bytes[at..].iter().position(|&byte| byte != 0xFF)?;
    Some((bytes[code], &bytes[code + 1..]))
}

/// A segment, its length of two bytes included, and what comes after it.
fn split_segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u16::from_be_bytes(*bytes.first_chunk()?);
    bytes.split_at_checked(usize::from(length.max(2)))
}
