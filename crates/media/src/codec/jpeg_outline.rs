//! What must be known of a JPEG before it is decoded and what its decoder does not tell: its segments, without their content.

/// The outline of a JPEG file.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// How many components the first scan has.
    pub first_scan: u8,
    /// Whether the picture comes in passes over all of it.
    pub progressive: bool,
    /// Whether the end-of-image marker is there. A file that was cut short anywhere lacks it.
    pub complete: bool,
}

const PROGRESSIVE_FRAME: u8 = 0xC2;
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

    fn note(&mut self, marker: u8, segment: &[u8]) {
        match marker {
            PROGRESSIVE_FRAME => self.progressive = true,
            START_OF_SCAN if self.first_scan == 0 => {
                self.first_scan = segment.get(2).copied().unwrap_or_default();
            }
            _ => (),
        }
    }
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
