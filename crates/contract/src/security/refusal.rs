//! Why a credential does not let a request in.

use crate::request::Refused;

/// Why a credential does not let a request in.
#[derive(Debug)]
pub enum Refusal {
    /// Nothing of this scheme was presented.
    Missing {
        /// The scheme's name in the document.
        scheme: &'static str,
    },
    /// An `Authorization` of another scheme was presented, which another alternative may take.
    Foreign {
        /// The scheme's name in the document.
        scheme: &'static str,
    },
    /// One of several that are needed together is missing while another is bad: no alternative, nor
    /// anonymity, may hide the bad one.
    Spoiled {
        /// The name of the missing scheme in the document.
        scheme: &'static str,
    },
    /// What was presented is refused.
    Invalid {
        /// The scheme's name in the document.
        scheme: &'static str,
    },
    /// It could not be decided.
    Undecided(poem::Error),
}

impl Refusal {
    /// Whether the request is refused whatever else it presents.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Missing { .. } | Self::Foreign { .. })
    }

    /// What an earlier gap and a next refusal of schemes that are needed together come to.
    ///
    /// # Errors
    /// What ends the search at once.
    #[doc(hidden)]
    pub fn together(gap: Option<Self>, next: Self) -> Result<Self, Self> {
        match (gap, next) {
            (
                Some(Self::Missing { scheme } | Self::Foreign { scheme }),
                Self::Invalid { .. } | Self::Spoiled { .. },
            ) => Err(Self::Spoiled { scheme }),
            (_, next) if next.is_final() => Err(next),
            (Some(gap), _) => Ok(gap),
            (None, next) => Ok(next),
        }
    }

    /// What an earlier gap and a next refusal of schemes that stand for each other come to.
    ///
    /// # Errors
    /// What ends the search at once.
    #[doc(hidden)]
    pub fn either(gap: Option<Self>, next: Self) -> Result<Self, Self> {
        match (gap, next) {
            (_, next) if next.is_final() => Err(next),
            // An `Authorization` that nobody takes is not nothing.
            (Some(Self::Missing { .. }), next @ Self::Foreign { .. }) | (None, next) => Ok(next),
            (Some(gap), _) => Ok(gap),
        }
    }

    /// Whether nothing at all was presented, so that an optional scheme may be left out.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }
}

impl Default for Refusal {
    fn default() -> Self {
        Self::Missing { scheme: "" }
    }
}

impl From<Refusal> for poem::Error {
    fn from(refusal: Refusal) -> Self {
        let unauthorized = |scheme, invalid| Refused::Unauthorized { scheme, invalid }.into();
        match refusal {
            Refusal::Missing { scheme }
            | Refusal::Foreign { scheme }
            | Refusal::Spoiled { scheme } => unauthorized(scheme, false),
            Refusal::Invalid { scheme } => unauthorized(scheme, true),
            Refusal::Undecided(error) => Refused::Undecided(error).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    const MISSING: Refusal = Refusal::Missing { scheme: "a" };
    const FOREIGN: Refusal = Refusal::Foreign { scheme: "b" };
    const INVALID: Refusal = Refusal::Invalid { scheme: "c" };

    #[test]
    fn together_the_first_gap_is_told_and_a_bad_one_is_not_hidden() {
        assert!(matches!(
            Refusal::together(Some(MISSING), INVALID),
            Err(Refusal::Spoiled { scheme: "a" })
        ));
        assert!(matches!(
            Refusal::together(Some(MISSING), FOREIGN),
            Ok(Refusal::Missing { scheme: "a" })
        ));
        assert!(matches!(
            Refusal::together(None, INVALID),
            Err(Refusal::Invalid { scheme: "c" })
        ));
    }

    #[test]
    fn of_alternatives_a_bad_one_ends_the_search_and_a_foreign_one_is_not_nothing() {
        assert!(matches!(
            Refusal::either(Some(MISSING), INVALID),
            Err(Refusal::Invalid { .. })
        ));
        assert!(matches!(
            Refusal::either(Some(MISSING), FOREIGN),
            Ok(Refusal::Foreign { .. })
        ));
        assert!(matches!(
            Refusal::either(Some(FOREIGN), MISSING),
            Ok(Refusal::Foreign { .. })
        ));
        assert!(MISSING.is_missing() && !FOREIGN.is_missing());
    }
}
