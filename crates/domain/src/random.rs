//! Randomness comes in from outside.

use std::sync::Arc;

use rand::RngCore;

/// A source of cryptographically secure random bytes.
pub trait Random: Send + Sync + 'static {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

impl<R: Random + ?Sized> Random for Arc<R> {
    fn fill(&self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

/// The only source in production: a cryptographically secure generator that the operating system seeds, one per thread.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>(random: &impl Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

/// What unguessable names are made of: 32 characters (so that a random byte picks one without bias) that nobody confuses.
pub(crate) const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A name of 32 characters that nobody can guess (160 random bits).
pub(crate) fn secret_name(random: &impl Random) -> String {
    name::<32>(random)
}

/// A name of `N` characters, each with five random bits.
pub(crate) fn name<const N: usize>(random: &impl Random) -> String {
    let pick = |byte: u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
    bytes::<N>(random).into_iter().map(pick).collect()
}

/// A number below `bound` (more than zero), all of them equally likely: what would make the first ones likelier is drawn again.
pub(crate) fn below(bound: u32, random: &impl Random) -> u32 {
    let unbiased = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = u32::from_be_bytes(bytes(random));
        if drawn < unbiased {
            return drawn % bound;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::fakes::SeededRandom;

    /// Gives these numbers, one after the other.
    struct Row(Mutex<Vec<u32>>);

    impl Random for Row {
        fn fill(&self, bytes: &mut [u8]) {
            let next = self.0.lock().unwrap().remove(0);
            bytes.copy_from_slice(&next.to_be_bytes());
        }
    }

    #[test]
    fn what_would_favour_the_first_numbers_is_drawn_again() {
        // 4,294 whole millions fit below 2^32; the last one with them is 4,293,999,999.
        let row = Row(Mutex::new(vec![u32::MAX, 4_294_000_000, 4_293_999_999, 7]));
        assert_eq!(below(1_000_000, &row), 999_999);
        assert_eq!(below(1_000_000, &row), 7);
    }

    #[test]
    fn all_numbers_below_the_bound_come() {
        let random = SeededRandom::default();
        let drawn: std::collections::BTreeSet<u32> =
            (0..1_000).map(|_| below(10, &random)).collect();
        assert_eq!(drawn, (0..10).collect());
    }
}
