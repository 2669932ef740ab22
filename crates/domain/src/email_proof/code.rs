//! The code itself.

use secrecy::SecretString;
use subtle::ConstantTimeEq;

use super::CodeMac;
use crate::random::{Random, below};

/// A code of six digits, all of them equally likely.
pub(super) fn draw(random: &impl Random) -> SecretString {
    format!("{:06}", below(1_000_000, random)).into()
}

impl CodeMac {
    /// Whether it is the same; takes the same time wherever the two differ.
    pub(super) fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}
