//! Identifiers, each its own type so that one never stands for another.

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

use crate::random::{Random, bytes};

/// A UUID of version 7 (RFC 9562, section 5.7) made at `now`.
fn time_ordered(now: DateTime<Utc>, random: &impl Random) -> Uuid {
    let milliseconds = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(milliseconds, &bytes(random)).into_uuid()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new one: a UUID of version 7, so that what is made together lies together in the store's indexes.
            #[must_use]
            pub fn generate(now: DateTime<Utc>, random: &impl Random) -> Self {
                Self(time_ordered(now, random))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

id! {
    /// A proof that an address is somebody's.
    EmailProofId
}
id! {
    /// What consoles know of a person.
    ManageProfileId
}
id! {
    /// A person: what the APIs call `uid` and a token's `sub`.
    UserId
}
id! {
    /// A sign-in on one device: a token's `sid`.
    SessionId
}
id! {
    /// A pair of an access and a refresh token, issued together: a token's `jti`.
    PairId
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::clock::Clock;
    use crate::fakes::{FixedClock, SeededRandom};

    #[test]
    fn ids_are_of_version_7_and_sort_by_the_time_they_were_made() {
        let (clock, random) = (FixedClock::default(), SeededRandom::default());
        let first = UserId::generate(clock.now(), &random);
        clock.advance(TimeDelta::milliseconds(1));
        let second = UserId::generate(clock.now(), &random);
        assert_eq!(first.0.get_version_num(), 7);
        assert!(first < second);
    }

    #[test]
    fn ids_made_in_one_moment_differ() {
        let (clock, random) = (FixedClock::default(), SeededRandom::default());
        let now = clock.now();
        assert_ne!(
            PairId::generate(now, &random),
            PairId::generate(now, &random)
        );
    }
}
