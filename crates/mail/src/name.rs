//! Words that name a letter.

use domain::random::{Random, SystemRandom};

/// 20 letters and digits that nobody can guess (100 random bits).
pub fn random() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0; 20];
    SystemRandom.fill(&mut bytes);
    let pick = |byte: u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
    bytes.into_iter().map(pick).collect()
}
